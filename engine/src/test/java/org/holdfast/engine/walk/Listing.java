package org.holdfast.engine.walk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/** All that an archive answers about buckets, objects, cartridges and the ledger, as text. */
final class Listing {
    private static final int PAGE = 7;

    private final Archive archive;
    private final Map<String, String> all = new LinkedHashMap<>();

    private Listing(Archive archive) {
        this.archive = archive;
    }

    static Map<String, String> of(Archive archive) throws ArchiveException {
        Listing listing = new Listing(archive);
        listing.take();
        return listing.all;
    }

    private void take() throws ArchiveException {
        Rows.BucketList buckets = keep(new Query.Buckets());
        for (Rows.BucketRow b : buckets.buckets()) {
            folder(b.name(), "");
            for (String key : pages(b.name(), "", true)) {
                keep(new Query.ObjectDetail(b.name(), key));
            }
            keep(new Query.RestorePlan(b.name(), "", Optional.empty()));
            keep(new Query.RestorePlan(b.name(), "", Optional.of(1)));
        }
        for (Rows.CartridgeRow c : keep(new Query.Cartridges()).cartridges()) {
            keep(new Query.Cartridge(c.barcode()));
        }
        keep(new Query.LedgerEntries(1, 10_000));
        Rows.Staging s = archive.ask(new Query.Staging());
        all.put("staging", s.notSafe() + " " + s.used() + " " + s.segments());
        Rows.Status t = archive.ask(new Query.Status());
        all.put("status", t.ledger() + " " + t.head() + " " + t.objects() + " " + t.bytes() + " "
                + t.notSafe() + " " + t.notSafeBytes());
    }

    private <R> R keep(Query<R> query) throws ArchiveException {
        R answer = archive.ask(query);
        all.put(query.toString(), answer.toString());
        return answer;
    }

    private void folder(String bucket, String prefix) throws ArchiveException {
        for (String name : pages(bucket, prefix, false)) {
            if (name.endsWith("/") && !name.equals(prefix)) {
                folder(bucket, name);
            }
        }
    }

    private java.util.List<String> pages(String bucket, String prefix, boolean recursive)
            throws ArchiveException {
        java.util.List<String> keys = new java.util.ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Rows.ObjectPage page = keep(new Query.Objects(bucket, prefix, recursive, after, PAGE));
            page.objects().forEach(o -> keys.add(o.key()));
            after = page.next();
        } while (after.isPresent());
        return keys;
    }
}
