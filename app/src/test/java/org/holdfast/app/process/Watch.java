package org.holdfast.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/** Looks at an engine until it is gone: what it was doing is known to some milliseconds. */
final class Watch {
    private static final long EVERY_MILLIS = 5;

    private final Archive archive;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<String> drives = List.of();
    private volatile Map<String, Long> generations = Map.of();

    private Watch(Archive archive) {
        this.archive = archive;
        this.thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::look);
    }

    static Watch begin(Archive archive) {
        Watch watch = new Watch(archive);
        watch.thread.start();
        return watch;
    }

    private void look() {
        try {
            do {
                Map<String, Long> known = new HashMap<>();
                for (Rows.CartridgeRow row : archive.ask(new Query.Cartridges()).cartridges()) {
                    row.volume().ifPresent(v -> known.put(v, row.generation()));
                }
                generations = known;
                drives = archive.ask(new Query.Status()).drives().stream()
                        .map(Rows.DriveRow::doing).toList();
            } while (!end.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ArchiveException | InterruptedException e) {
            // The engine was killed; what was seen last is what it did.
            end.countDown();
        }
    }

    /** What the engine did when it was last seen, after it has been killed. */
    Set<String> doing(Path home) throws IOException, InterruptedException {
        end.countDown();
        thread.join();
        Set<String> doing = new TreeSet<>();
        for (String phase : drives) {
            switch (phase) {
                case "busy" -> doing.add("writing");
                case "opening", "closing" -> doing.add(phase);
                default -> doing.add("drive " + phase);
            }
        }
        // An index that the ledger does not know: between its writing and its entry.
        for (Map.Entry<String, Long> e : generations.entrySet()) {
            Path folder = home.resolve("indexes").resolve(e.getKey());
            if (Files.isDirectory(folder) && newest(folder) > e.getValue()) {
                doing.add("committing");
            }
        }
        return doing;
    }

    private static long newest(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).mapToLong(n ->
                    n.endsWith(".part") ? Long.MAX_VALUE
                            : Long.parseLong(n.replaceAll("\\..*", ""))).max().orElse(0);
        }
    }
}
