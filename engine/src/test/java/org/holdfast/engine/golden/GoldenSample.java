package org.holdfast.engine.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The files of a golden archive: few and small, with everything that files can be. */
final class GoldenSample {
    private static final Instant OLDEST = Instant.parse("1999-12-31T23:59:59.000000001Z");
    private static final long SEED = 1;
    private final Path folder;
    private int made;

    private GoldenSample(Path folder) {
        this.folder = folder;
    }

    /** What is put first. {@code largeBytes}: of the file that is cut into blobs. */
    static void first(Path folder, int largeBytes) throws IOException {
        GoldenSample sample = new GoldenSample(folder);
        sample.file("letter.txt", "the first version\n");
        sample.file("gone.txt", "deleted\n");
        sample.file("back.txt", "deleted, and brought back\n");
        sample.file("a", "a key that becomes a folder, too\n");
        sample.file("empty.txt", "");
        sample.odd();
        sample.special(largeBytes);
        sample.settle();
    }

    /** What is put second, beside and over the first. */
    static void second(Path folder) throws IOException {
        GoldenSample sample = new GoldenSample(folder);
        sample.made = 1_000;
        sample.file("letter.txt", "the second version, which is longer\n");
        sample.file("a/b", "below a key that is a file\n");
        sample.file("twins/Later.txt", "a twin of another mount\n");
        sample.settle();
    }

    private void odd() throws IOException {
        file("Gr\u00f6\u00dfe/\u00dcber.txt", "composed\n");
        file("Gr\u00f6\u00dfe/U\u0308ber.txt", "decomposed\n");
        file("twins/README", "upper\n");
        file("twins/readme", "lower\n");
        file("twins/later.txt", "the first of twins\n");
        file("odd/ blanks around ", "blanks\n");
        file("odd/new\nline", "control\n");
        file("odd/one\u0001two", "control\n");
        file("odd/a:b*c?\\d|e", "not everywhere\n");
        file("odd/percent%41%", "percent\n");
        file("odd/<&>\"'", "markup\n");
        file("odd/trailing.", "dot\n");
        file("odd/\ud842\udfb7\u91ce\u5bb6", "beyond the first plane\n");
        file("odd/.holdfast-mine", "reserved\n");
        file("odd/" + "n".repeat(255), "as long as a name can be\n");
    }

    private void special(int largeBytes) throws IOException {
        Files.createDirectory(folder.resolve("empty folder"));
        Files.createDirectory(folder.resolve("gone folder"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("letter.txt"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("../not there/\u00e4"));
        file("run.sh", "#!/bin/sh\n");
        Files.setPosixFilePermissions(folder.resolve("run.sh"),
                PosixFilePermissions.fromString("r-xr-x---"));
        file("noted.txt", "with attributes\n");
        UserDefinedFileAttributeView attributes = Files.getFileAttributeView(
                folder.resolve("noted.txt"), UserDefinedFileAttributeView.class);
        attributes.write("comment", ByteBuffer.wrap("f\u00fcr sp\u00e4ter".getBytes(UTF_8)));
        attributes.write("binary", ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xFF, 10}));
        sparse();
        large(largeBytes);
    }

    private void sparse() throws IOException {
        file("sparse.bin", "");
        try (RandomAccessFile file = new RandomAccessFile(
                folder.resolve("sparse.bin").toFile(), "rw")) {
            byte[] noise = new byte[5_000];
            new SplittableRandom(SEED).nextBytes(noise);
            file.seek(1 << 20);
            file.write(noise);
            file.seek(3 << 20);
            file.write(noise);
            file.setLength(5 << 20);
        }
        touch(folder.resolve("sparse.bin"));
    }

    /** Pages that differ only in their number: large, and small when packed. */
    private void large(int bytes) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(bytes);
        for (int page = 0; content.remaining() >= Long.BYTES; page++) {
            content.putLong(page).position(Math.min(bytes, content.position() + 4_088));
        }
        Files.write(folder.resolve("large.bin"), content.array());
        touch(folder.resolve("large.bin"));
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        touch(file);
    }

    private void touch(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(
                OLDEST.plusSeconds(86_401L * made).plusNanos(111L * made++)));
    }

    /** Folders last, from the leaves up: making a file in one changes its time. */
    private void settle() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder()).toList()) {
                touch(p);
            }
        }
    }
}
