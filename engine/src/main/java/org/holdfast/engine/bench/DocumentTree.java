package org.holdfast.engine.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Files to be put: of 8 to 72 kB, 40 kB on average, {@value #PER_FOLDER} in a folder, of bytes that
 * do not compress. The same from run to run.
 *
 * @param root where they are
 * @param files how many
 * @param bytes of all of them
 */
record DocumentTree(Path root, long files, long bytes) {
    /** So many are files of their own; more are hard links to these. */
    static final int MOST_DISTINCT = 48_000;
    static final int MEAN_BYTES = 40_000;
    private static final int LEAST_BYTES = 8_000;
    private static final int PER_FOLDER = 500;
    private static final int MOST_LINKS = 60_000;
    private static final long SEED = 1;

    /** Makes files of their own. */
    static DocumentTree make(Path root, long files) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        long sum = 0;
        for (long i = 0; i < files; i++) {
            byte[] bytes = new byte[random.nextInt(LEAST_BYTES, 2 * MEAN_BYTES - LEAST_BYTES + 1)];
            random.nextBytes(bytes);
            Files.write(path(root, i), bytes);
            sum += bytes.length;
        }
        return new DocumentTree(root, files, sum);
    }

    /** Makes {@code files} links to these, one after the other and again. */
    DocumentTree linked(Path to, long links) throws IOException {
        if (links / files >= MOST_LINKS) {
            throw new IOException("more links than a file may have");
        }
        long sum = 0;
        for (long i = 0; i < links; i++) {
            Path original = path(root, i % files);
            Files.createLink(path(to, i), original);
            sum += Files.size(original);
        }
        return new DocumentTree(to, links, sum);
    }

    private static Path path(Path root, long i) throws IOException {
        Path folder = root.resolve("folder-" + i / PER_FOLDER);
        if (i % PER_FOLDER == 0) {
            Files.createDirectories(folder);
        }
        return folder.resolve("document-" + i + ".bin");
    }

    /** Makes one large file of bytes that do not compress. */
    static Path large(Path file, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] piece = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= piece.length) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
        }
        return file;
    }
}
