package org.holdfast.app.cli;

import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;

/** The words that gather commands. */
final class Groups {
    private Groups() {}

    /** Libraries. */
    @Command(name = "library")
    static final class Library extends CommandGroup {
        Library(Context context) {
            super(context, CommandText.LIBRARY);
        }
    }

    /** Buckets. */
    @Command(name = "bucket")
    static final class Bucket extends CommandGroup {
        Bucket(Context context) {
            super(context, CommandText.BUCKET);
        }
    }

    /** Cartridges; people say tape. */
    @Command(name = "tape")
    static final class Tape extends CommandGroup {
        Tape(Context context) {
            super(context, CommandText.TAPE);
        }
    }

    /** The ledger. */
    @Command(name = "ledger")
    static final class Ledger extends CommandGroup {
        Ledger(Context context) {
            super(context, CommandText.LEDGER);
        }
    }
}
