package org.holdfast.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.app.RealEngines;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.api.wire.WireClient;

/** An archive whose engine is killed and started again, and what it has acknowledged. */
final class KilledArchive implements AutoCloseable {
    static final String BUCKET = "kept";
    private static final int PAGE = 10_000;
    private static final int LOOKS = 2_400;
    private static final long EVERY_MILLIS = 50;
    private static final Set<String> WRITABLE = Set.of("scratch", "appendable", "full");

    final Path directory;
    /** As we see it. */
    final Path home;
    private final HomePlace place;
    private final SortedMap<String, Long> acknowledged = new TreeMap<>();
    private HoldfastProcess engine;
    private Archive client;
    private int restores;

    /** Makes a home in a directory, and its engine. */
    KilledArchive(Path directory) throws Exception {
        this(directory, HomePlace.usual(directory.resolve("home")), Optional.empty(), 30);
    }

    /** Makes a home at a place with a library, whose puts wait so long, and its engine. */
    KilledArchive(Path directory, HomePlace place, Optional<String> library, int patienceSeconds)
            throws Exception {
        this.directory = directory;
        this.place = place;
        this.home = place.ours();
        if (place.before().isEmpty()) {
            RealEngines.doorway().createHome(home, library, false);
        } else {
            HoldfastProcess.init(directory, place, library).expect(0);
        }
        Path config = home.resolve("config.properties");
        Files.writeString(config, Files.readString(config).replaceAll("(?m)^patience.*$",
                "patience.seconds=" + patienceSeconds));
        start();
        JobSnapshot made = perform(new Command.CreateBucket("local", BUCKET, 2));
        assertEquals(JobSnapshot.State.DONE, made.state());
    }

    Archive client() {
        return client;
    }

    HoldfastProcess engine() {
        return engine;
    }

    /** The ledger's files are good, and the engine begins. */
    void start() throws Exception {
        startAnyhow();
        for (Rows.CartridgeRow row : client.ask(new Query.Cartridges()).cartridges()) {
            assertTrue(WRITABLE.contains(row.state().toLowerCase()), row.toString());
        }
        assertEquals(List.of(), client.ask(new Query.Status()).problems());
    }

    /** The ledger's files are good, and the engine begins, whatever it has to say. */
    void startAnyhow() throws Exception {
        RealEngines.doorway().verifyLedger(home);
        engine = HoldfastProcess.serve(directory, place);
        client = connect();
    }

    /** Tries to begin an engine; what it said if it did not begin. */
    Optional<HoldfastProcess.Outcome> tryStart() throws Exception {
        engine = HoldfastProcess.serveOrEnd(directory, place);
        if (!engine.began()) {
            return Optional.of(engine.outcome());
        }
        client = connect();
        return Optional.empty();
    }

    WireClient connect() throws IOException {
        return WireClient.connect(home.resolve("keys/engine.sock"));
    }

    Path source(String folder) {
        return directory.resolve("source").resolve(folder);
    }

    /** This many entries of a folder are accepted: they stay. */
    void acknowledge(String folder, long entries) {
        acknowledged.merge(folder, entries, Math::max);
    }

    /** All of a folder is accepted. */
    void acknowledgeAll(String folder) throws IOException {
        acknowledge(folder, SourceTree.read(source(folder)).size());
    }

    JobSnapshot perform(Command command) throws ArchiveException {
        long job = client.submit(command);
        JobSnapshot now = client.awaitJob(job, 0, Duration.ZERO);
        while (!now.over()) {
            now = client.awaitJob(job, now.revision(), Duration.ofSeconds(1));
        }
        return now;
    }

    /** Waits until every copy of everything counts. */
    void awaitSafe() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Rows.Status status = client.ask(new Query.Status());
        for (int look = 0; status.notSafe() > 0; look++) {
            assertTrue(look < LOOKS, "not safe in two minutes: " + status);
            never.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
            status = client.ask(new Query.Status());
        }
        assertEquals(List.of(), status.problems());
    }

    /** Restores a folder and compares all that the archive says it has of it. */
    void check(String folder) throws Exception {
        if (!keys(folder).isEmpty()) {
            compare(folder, restore(folder, Optional.empty()));
        }
    }

    /** Restores everything from one copy and compares it. */
    void checkCopy(int copy) throws Exception {
        Path target = restore("", Optional.of(copy));
        for (String folder : acknowledged.keySet()) {
            if (!keys(folder).isEmpty()) {
                compare(folder, target);
            }
        }
    }

    private Path restore(String key, Optional<Integer> copy) throws Exception {
        Path target = directory.resolve("restored-" + ++restores);
        JobSnapshot get = perform(new Command.Get("local", BUCKET, key, target.toString(), copy,
                false));
        assertEquals(JobSnapshot.State.DONE, get.state(), get.problems().toString());
        return target;
    }

    /** The paths below a folder that are in the archive: no fewer than was acknowledged. */
    private List<String> keys(String folder) throws ArchiveException {
        List<String> keys = client.ask(new Query.Objects(BUCKET, folder + "/", true,
                Optional.empty(), PAGE)).objects().stream().map(row -> row.key()
                        .substring(folder.length() + 1).replaceAll("/$", "")).toList();
        long promised = acknowledged.getOrDefault(folder, 0L);
        assertTrue(keys.size() >= promised, folder + ": " + keys.size() + " of " + promised);
        return keys;
    }

    private void compare(String folder, Path target) throws Exception {
        SortedMap<String, String> original = SourceTree.read(source(folder));
        SortedMap<String, String> restored = SourceTree.read(target.resolve(folder));
        List<String> keys = keys(folder);
        for (String path : keys) {
            assertEquals(original.get(path), restored.get(path), folder + "/" + path);
        }
        if (keys.size() == original.size()) {
            assertEquals(original, restored);
        }
    }

    /** What lies under its own name in an interrupted restore is whole. */
    void checkInterrupted(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        for (String folder : acknowledged.keySet()) {
            Path original = source(folder);
            try (var all = Files.walk(original)) {
                for (Path p : all.filter(f -> Files.isRegularFile(f)).toList()) {
                    Path there = target.resolve(folder).resolve(original.relativize(p));
                    if (Files.isRegularFile(there)) {
                        assertEquals(SourceTree.content(p), SourceTree.content(there));
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException, ArchiveException {
        client.close();
        engine.close();
    }
}
