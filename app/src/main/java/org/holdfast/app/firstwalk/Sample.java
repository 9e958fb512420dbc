package org.holdfast.app.firstwalk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.SplittableRandom;

/** A small folder of real files, the same on every machine. */
public final class Sample {
    /** The seed of everything that looks random in it. */
    static final long SEED = 20_261_122;
    private static final int LETTERS = 40;
    private static final int LINES = 60;
    private static final int BINARY_BYTES = 3 << 20;
    private static final String[] WORDS = {"the", "court", "of", "appeal", "finds", "letter",
        "in", "reply", "to", "yours", "Akte", "Größe", "für", "über", "Straße", "match", "report"};
    private static final Instant OLDEST = Instant.parse("2004-03-11T09:30:00.123456789Z");

    private final SplittableRandom chance = new SplittableRandom(SEED);
    private int files;

    private Sample() {}

    /** Makes the sample in a new folder; the folder must not exist. */
    public static void make(Path folder) throws IOException {
        new Sample().fill(folder);
    }

    private void fill(Path folder) throws IOException {
        Files.createDirectory(folder);
        for (int i = 1; i <= LETTERS; i++) {
            file(folder.resolve("letters/" + (2004 + i % 5)
                    + "/letter-%03d.txt".formatted(i)), text());
        }
        file(folder.resolve("Verträge/Österreich/Größenübersicht – Entwurf.txt"), text());
        file(folder.resolve("日本/記録.txt"), text());
        file(folder.resolve("empty.txt"), new byte[0]);
        file(folder.resolve("with blanks/a name  with two.txt"), text());
        byte[] binary = new byte[BINARY_BYTES];
        chance.nextBytes(binary);
        file(folder.resolve("media/take-1.bin"), binary);
        file(folder.resolve("a/deep/folder/of/folders/leaf.txt"), text());
        Files.createDirectory(folder.resolve("empty folder"));
        Path script = folder.resolve("media/play.sh");
        file(script, "#!/bin/sh\necho play\n".getBytes(StandardCharsets.UTF_8));
        PosixFileAttributeView posix =
                Files.getFileAttributeView(script, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwxr-x---"));
        }
        link(folder.resolve("media/latest"), Path.of("take-1.bin"));
        settle(folder);
    }

    private byte[] text() {
        StringBuilder text = new StringBuilder();
        for (int line = chance.nextInt(1, LINES); line > 0; line--) {
            for (int word = chance.nextInt(4, 14); word > 0; word--) {
                text.append(WORDS[chance.nextInt(WORDS.length)]).append(word == 1 ? '\n' : ' ');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void file(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, time());
    }

    private FileTime time() {
        return FileTime.from(OLDEST.plusSeconds(86_400L * files).plusNanos(7L * files++));
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            System.getLogger(Sample.class.getName()).log(System.Logger.Level.INFO,
                    "no symbolic links here; the sample goes without");
        }
    }

    /** Folders get their times last, from the leaves up: making a file in one changes it. */
    private void settle(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path p : walk.filter(Files::isDirectory).sorted(
                    java.util.Comparator.reverseOrder()).toList()) {
                Files.setLastModifiedTime(p, time());
            }
        }
    }
}
