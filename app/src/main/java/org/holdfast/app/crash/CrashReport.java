package org.holdfast.app.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An unexpected exception: a code of three parts and the file that has the details.
 *
 * <p>The first part stands for the kind of exception, the second for the place, the third for the
 * moment: two reports of one bug have the first two in common.
 *
 * @param code such as {@code 7K2Q-M4T9-0W3X}
 * @param file where the details are, if they could be written anywhere
 */
public record CrashReport(String code, Optional<Path> file) {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int PART = 4;
    private static final int FRAMES = 8;

    /**
     * Writes the details to {@code log/} of the home, or else to the directory for temporary
     * files.
     *
     * @param home may not exist; it is not made then
     */
    public static CrashReport write(Path home, Throwable crash, Instant when) {
        String code = code(crash, when);
        StringWriter details = new StringWriter();
        try (PrintWriter out = new PrintWriter(details)) {
            out.println("Holdfast " + code + " " + when + " Java " + Runtime.version() + " "
                    + System.getProperty("os.name"));
            crash.printStackTrace(out);
        }
        String name = "crash-" + code + ".txt";
        Path log = home.resolve("log");
        Optional<Path> file = Files.isDirectory(log) ? store(log.resolve(name), details.toString())
                : Optional.empty();
        return new CrashReport(code, file.or(() -> store(
                Path.of(System.getProperty("java.io.tmpdir"), "holdfast-" + name),
                details.toString())));
    }

    private static Optional<Path> store(Path file, String details) {
        try {
            return Optional.of(Files.writeString(file, details, StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.getLogger(CrashReport.class.getName()).log(System.Logger.Level.WARNING,
                    "no crash file at " + file, e);
            return Optional.empty();
        }
    }

    static String code(Throwable crash, Instant when) {
        Throwable root = crash;
        StringBuilder kinds = new StringBuilder();
        for (int depth = 0; depth < FRAMES; depth++) {
            kinds.append(root.getClass().getName()).append('\n');
            if (root.getCause() == null) {
                break;
            }
            root = root.getCause();
        }
        StringBuilder places = new StringBuilder();
        StackTraceElement[] frames = root.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            places.append(frames[i].getClassName()).append(frames[i].getMethodName())
                    .append(frames[i].getLineNumber()).append('\n');
        }
        return part(sum(kinds)) + "-" + part(sum(places)) + "-" + part(when.toEpochMilli());
    }

    private static long sum(CharSequence text) {
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static String part(long value) {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < PART; i++) {
            part.append(DIGITS.charAt((int) (value >>> 5 * i & 31)));
        }
        return part.toString();
    }
}
