package org.holdfast.engine.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.boot.Engines;
import org.holdfast.engine.boot.Home;
import org.holdfast.engine.boot.ServedEngine;

/** What a {@link Child} does: it has a heap of its own, and it can be killed. */
public final class ChildMain {
    private static final long LOOK_MILLIS = 5;
    private static final String BUCKET = "child";

    private ChildMain() {}

    /**
     * Runs one of: {@code index FILE COUNT} writes an index and reads it; {@code ready HOME READY
     * END} opens a home, makes the file READY when a question has been answered, and ends in order
     * when END is there; {@code busy HOME READY TREE} puts a tree again and again, and makes READY
     * when that was accepted once.
     */
    public static void main(String[] arguments) throws Exception {
        Path path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "index" -> index(path, Long.parseLong(arguments[2]));
            case "ready" -> ready(path, Path.of(arguments[2]), Path.of(arguments[3]));
            case "busy" -> busy(path, Path.of(arguments[2]), arguments[3]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void index(Path file, long files) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            SampleIndex.write(out, files);
        }
        if (SampleIndex.read(file, files) != files) {
            throw new IOException("files are missing");
        }
    }

    private static void ready(Path home, Path ready, Path end)
            throws ArchiveException, IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (ServedEngine engine = Engines.serve(new Home(home))) {
            engine.ask(new Query.Status());
            Files.createFile(ready);
            while (!Files.exists(end)) {
                never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void busy(Path home, Path ready, String tree)
            throws ArchiveException, IOException {
        try (ServedEngine engine = Engines.serve(new Home(home))) {
            if (engine.ask(new Query.Buckets()).buckets().stream()
                    .noneMatch(b -> b.name().equals(BUCKET))) {
                engine.submit(new Command.CreateBucket("local", BUCKET, 2));
            }
            while (true) {
                put(engine, tree);
                if (!Files.exists(ready)) {
                    Files.createFile(ready);
                }
            }
        }
    }

    private static void put(ServedEngine engine, String tree) throws ArchiveException {
        long job = engine.submit(new Command.Put("local", BUCKET, List.of(tree)));
        var now = engine.awaitJob(job, 0, java.time.Duration.ofSeconds(1));
        while (!now.over() && !now.accepted()) {
            now = engine.awaitJob(job, now.revision(), java.time.Duration.ofSeconds(1));
        }
    }
}
