package org.holdfast.app.words;

import static org.holdfast.i18n.BenchText.*;

import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;
import org.holdfast.i18n.BenchText;

/** What settings, figures and controls of benchmarks are called. */
final class BenchTexts {
    private BenchTexts() {}

    static BenchText of(Setting setting) {
        return switch (setting) {
            case COUNT -> SETTING_COUNT;
            case RUNS -> SETTING_RUNS;
            case BYTES -> SETTING_BYTES;
            case DISTINCT -> SETTING_DISTINCT;
            case STAGING_LIMIT -> SETTING_STAGING_LIMIT;
            case CARTRIDGE -> SETTING_CARTRIDGE;
            case BLOCK -> SETTING_BLOCK;
            case ENTRY -> SETTING_ENTRY;
            case BATCH -> SETTING_BATCH;
            case PACE -> SETTING_PACE;
        };
    }

    static BenchText of(Control control) {
        return switch (control) {
            case COPY_TREE -> CONTROL_COPY_TREE;
            case COPY_TREE_COLD -> CONTROL_COPY_TREE_COLD;
            case COPY_FILE -> CONTROL_COPY_FILE;
            case BARE_WRITE -> CONTROL_BARE_WRITE;
            case BARE_READ -> CONTROL_BARE_READ;
            case FSYNC_LOOP -> CONTROL_FSYNC_LOOP;
            case BARE_CHECK -> CONTROL_BARE_CHECK;
            case UNFOLLOWED -> CONTROL_UNFOLLOWED;
            case LISTING_STILL -> CONTROL_LISTING_STILL;
            case OPENED_IN_ORDER -> CONTROL_OPENED_IN_ORDER;
            case BARE_FILE -> CONTROL_BARE_FILE;
            case BARE_PARSER -> CONTROL_BARE_PARSER;
        };
    }

    static BenchText of(Figure figure) {
        return switch (figure) {
            case ACCEPTED_STILL -> FIGURE_ACCEPTED_STILL;
            case ACCEPTED -> FIGURE_ACCEPTED;
            case ACCEPTED_LAG -> FIGURE_ACCEPTED_LAG;
            case ACCEPTED_COLD -> FIGURE_ACCEPTED_COLD;
            case ACCEPTED_WRITING -> FIGURE_ACCEPTED_WRITING;
            case SAFE -> FIGURE_SAFE;
            case SAFE_BYTES -> FIGURE_SAFE_BYTES;
            case SAFE_LAG -> FIGURE_SAFE_LAG;
            case DOCUMENTS_RESTORED -> FIGURE_DOCUMENTS_RESTORED;
            case DOCUMENTS_HEAP -> FIGURE_DOCUMENTS_HEAP;
            case HOME_PEAK -> FIGURE_HOME_PEAK;
            case STAGING_PEAK -> FIGURE_STAGING_PEAK;
            case EVICTED -> FIGURE_EVICTED;
            case LEDGER_BYTES -> FIGURE_LEDGER_BYTES;
            case CATALOG_SIZE -> FIGURE_CATALOG_SIZE;
            case INDEXES -> FIGURE_INDEXES;
            case INDEX_LARGEST -> FIGURE_INDEX_LARGEST;
            case INDEX_LONGEST -> FIGURE_INDEX_LONGEST;
            case INDEX_TIME -> FIGURE_INDEX_TIME;
            case LARGE_ACCEPTED -> FIGURE_LARGE_ACCEPTED;
            case LARGE_WRITTEN -> FIGURE_LARGE_WRITTEN;
            case SMALL_WRITTEN -> FIGURE_SMALL_WRITTEN;
            case READ_BACK -> FIGURE_READ_BACK;
            case RESTORED -> FIGURE_RESTORED;
            case LARGE_HEAP -> FIGURE_LARGE_HEAP;
            case APPENDS_8 -> FIGURE_APPENDS_8;
            case FSYNCS_8 -> FIGURE_FSYNCS_8;
            case APPENDS_64 -> FIGURE_APPENDS_64;
            case FSYNCS_64 -> FIGURE_FSYNCS_64;
            case VERIFIED -> FIGURE_VERIFIED;
            case LEDGER_HEAP -> FIGURE_LEDGER_HEAP;
            case APPLIED -> FIGURE_APPLIED;
            case LAG -> FIGURE_LAG;
            case LISTING -> FIGURE_LISTING;
            case LISTING_SLOW -> FIGURE_LISTING_SLOW;
            case READY_AFTER_KILL -> FIGURE_READY_AFTER_KILL;
            case CATALOG_BYTES -> FIGURE_CATALOG_BYTES;
            case CATALOG_HEAP -> FIGURE_CATALOG_HEAP;
            case INDEX_WRITTEN -> FIGURE_INDEX_WRITTEN;
            case INDEX_READ -> FIGURE_INDEX_READ;
            case INDEX_MERGED -> FIGURE_INDEX_MERGED;
            case INDEX_BYTES -> FIGURE_INDEX_BYTES;
            case INDEX_HEAP -> FIGURE_INDEX_HEAP;
            case INDEX_SMALL_HEAP -> FIGURE_INDEX_SMALL_HEAP;
        };
    }
}
