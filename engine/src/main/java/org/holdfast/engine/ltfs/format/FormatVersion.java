package org.holdfast.engine.ltfs.format;

import java.util.regex.Pattern;

/** The {@code version} attribute of labels and indexes. */
final class FormatVersion {
    /** What we write. */
    static final String WRITTEN = "2.4.0";
    private static final Pattern READ = Pattern.compile("[12]\\.[0-9]{1,2}(\\.[0-9]{1,2})?");

    private FormatVersion() {}

    /** Whether a reader of 2.4 can make sense of it: 1.0 to 2.99.99. */
    static boolean readable(String version) {
        return READ.matcher(version).matches();
    }

    /** Refuses what {@link #readable} does not know. */
    static void check(String version) {
        if (!readable(version)) {
            throw new IllegalArgumentException("format version " + version);
        }
    }

    /** Refuses to write anything but {@value #WRITTEN}. */
    static void checkWritten(String version) {
        if (!version.equals(WRITTEN)) {
            throw new IllegalArgumentException(
                    "format version " + version + " is not written, " + WRITTEN + " is");
        }
    }
}
