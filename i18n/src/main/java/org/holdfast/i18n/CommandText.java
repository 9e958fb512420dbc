package org.holdfast.i18n;

/** Help pages of the command line and what it says about wrong arguments. */
public enum CommandText implements Text {
    HOLDFAST("cli.holdfast"),
    INIT("cli.init"),
    LIBRARY("cli.library"),
    LIBRARY_ADD("cli.library-add"),
    LIBRARY_LIST("cli.library-list"),
    LIBRARY_SHOW("cli.library-show"),
    LIBRARY_MOVE("cli.library-move"),
    LIBRARY_RESCAN("cli.library-rescan"),
    LIBRARY_INSERT("cli.library-insert"),
    BUCKET("cli.bucket"),
    BUCKET_CREATE("cli.bucket-create"),
    BUCKET_LIST("cli.bucket-list"),
    PUT("cli.put"),
    LS("cli.ls"),
    GET("cli.get"),
    RM("cli.rm"),
    STAGING("cli.staging"),
    STAGING_EVICT("cli.staging-evict"),
    STATUS("cli.status"),
    TAPE("cli.tape"),
    TAPE_LIST("cli.tape-list"),
    TAPE_SHOW("cli.tape-show"),
    JOBS("cli.jobs"),
    LEDGER("cli.ledger"),
    LEDGER_VERIFY("cli.ledger-verify"),
    LEDGER_SHOW("cli.ledger-show"),
    REBUILD("cli.rebuild"),
    SERVE("cli.serve"),
    BENCH("cli.bench"),
    OPTION_HOME("cli.option.home"),
    OPTION_LANG("cli.option.lang"),
    OPTION_HELP("cli.option.help"),
    OPTION_VERSION("cli.option.version"),
    OPTION_JSON("cli.option.json"),
    OPTION_LIBRARY("cli.option.library"),
    OPTION_MEDIA("cli.option.media"),
    OPTION_LIBRARY_NAME("cli.option.library-name"),
    OPTION_FROM("cli.option.from"),
    OPTION_TO("cli.option.to"),
    OPTION_INSERT_DIR("cli.option.insert-dir"),
    OPTION_SLOT("cli.option.slot"),
    OPTION_BARCODE("cli.option.barcode"),
    OPTION_BUCKET_NAME("cli.option.bucket-name"),
    OPTION_COPIES("cli.option.copies"),
    OPTION_BUCKET("cli.option.bucket"),
    OPTION_PATHS("cli.option.paths"),
    OPTION_WAIT("cli.option.wait"),
    OPTION_PREFIX("cli.option.prefix"),
    OPTION_RECURSIVE_LIST("cli.option.recursive-list"),
    OPTION_RECURSIVE_REMOVE("cli.option.recursive-remove"),
    OPTION_KEY("cli.option.key"),
    OPTION_DESTINATION("cli.option.destination"),
    OPTION_COPY("cli.option.copy"),
    OPTION_PLAN("cli.option.plan"),
    OPTION_OVERWRITE("cli.option.overwrite"),
    OPTION_UNDO("cli.option.undo"),
    OPTION_TAPE("cli.option.tape"),
    OPTION_LEDGER_FROM("cli.option.ledger-from"),
    OPTION_LIMIT("cli.option.limit"),
    OPTION_FROM_LEDGER("cli.option.from-ledger"),
    OPTION_BENCH("cli.option.bench"),
    OPTION_BENCH_COUNT("cli.option.bench-count"),
    OPTION_BENCH_SIZE("cli.option.bench-size"),
    OPTION_BENCH_RUNS("cli.option.bench-runs"),
    OPTION_BENCH_DIR("cli.option.bench-dir"),
    HEADING_USAGE("cli.heading-usage"),
    HEADING_COMMANDS("cli.heading-commands"),
    MISSING("cli.missing"),
    UNKNOWN("cli.unknown"),
    BAD_VALUE("cli.bad-value"),
    BAD_PATH("cli.bad-path"),
    WHICH_LIBRARY("cli.which-library"),
    SEE_HELP("cli.see-help");

    private final String key;

    CommandText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
