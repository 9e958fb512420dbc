package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;

/**
 * How fast files become durable in staging, against {@code cp -a} and {@code sync} of the same
 * files, alternating in the same run. Arguments: a directory on the disk to be measured.
 */
public final class StagingBench {
    private static final int FILES = 20_000;
    private static final int FILE_BYTES = 39_000;
    private static final int WORKERS = 2;
    private static final int COMMIT_FILES = 500;
    private static final long LARGE = 1L << 30;
    private static final int ROUNDS = 3;

    private StagingBench() {}

    /** Runs both comparisons and prints the best of three of each. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Path small = root.resolve("small");
        Path large = root.resolve("large");
        makeSource(small, large);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(small)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            double[] now = new double[4];
            now[0] = copy(small, root.resolve("cp"));
            now[1] = stage(root.resolve("st"), files, WORKERS);
            now[2] = copy(large, root.resolve("cp"));
            try (Stream<Path> list = Files.list(large)) {
                now[3] = stage(root.resolve("st"), list.toList(), 1);
            }
            for (int i = 0; i < now.length; i++) {
                best[i] = Math.min(best[i], now[i]);
            }
            System.out.printf("round %d: cp %.0f files/s, staging %.0f; cp %.0f MB/s, "
                    + "staging %.0f%n", round, FILES / now[0], FILES / now[1],
                    LARGE / now[2] / 1e6, LARGE / now[3] / 1e6);
        }
        System.out.printf("ratio small %.2f, large %.2f%n", best[0] / best[1],
                best[2] / best[3]);
        delete(root);
    }

    private static void makeSource(Path small, Path large) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] bytes = new byte[FILE_BYTES];
        for (int i = 0; i < FILES; i++) {
            Path dir = small.resolve("d" + i / 500);
            Files.createDirectories(dir);
            random.nextBytes(bytes);
            Files.write(dir.resolve("f" + i), bytes);
        }
        Files.createDirectories(large);
        byte[] mib = new byte[1 << 20];
        try (var out = Files.newOutputStream(large.resolve("big"))) {
            for (long n = 0; n < LARGE; n += mib.length) {
                random.nextBytes(mib);
                out.write(mib);
            }
        }
    }

    private static double copy(Path from, Path to) throws Exception {
        delete(to);
        run("sync");
        long begin = System.nanoTime();
        run("cp", "-a", from.toString(), to.toString());
        run("sync", "-f", to.toString());
        double seconds = (System.nanoTime() - begin) / 1e9;
        delete(to);
        return seconds;
    }

    private static double stage(Path dir, List<Path> files, int workers) throws Exception {
        delete(dir);
        run("sync");
        ThreadLanes lanes = new ThreadLanes();
        try {
            Env env = new Env(new SystemTime(), new SeededChance(1), new DiskFileStore(), lanes);
            Staging staging = Staging.open(env, dir, StagingOptions.ofLimit(20L << 30),
                    List.of()).staging();
            long begin = System.nanoTime();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                int worker = w;
                CompletableFuture<Void> done = new CompletableFuture<>();
                all.add(done);
                Thread.ofPlatform().start(() -> {
                    try {
                        work(staging, files, worker, workers);
                        done.complete(null);
                    } catch (IOException | RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
            }
            for (CompletableFuture<Void> done : all) {
                done.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            lanes.close();
            delete(dir);
        }
    }

    private static void work(Staging staging, List<Path> files, int worker, int workers)
            throws IOException {
        int from = (int) ((long) files.size() * worker / workers);
        int to = (int) ((long) files.size() * (worker + 1) / workers);
        try (SegmentFiller filler = staging.filler(List.of("copy-1"))) {
            int count = 0;
            for (Path file : files.subList(from, to)) {
                try (FileChannel in = FileChannel.open(file)) {
                    long size = in.size();
                    try (Reservation room = staging.tryReserve(size).orElseThrow()) {
                        filler.fill(room, in, BlobRequest.of(size));
                    }
                }
                if (++count % COMMIT_FILES == 0) {
                    filler.commitPoint();
                }
            }
            filler.seal();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> walk = Files.walk(tree)) {
                for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }

    private static void run(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }
}
