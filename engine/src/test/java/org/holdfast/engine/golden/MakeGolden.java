package org.holdfast.engine.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.EndOfTape;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.boot.Engines;
import org.holdfast.engine.boot.Home;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.model.ObjectState;
import org.holdfast.engine.model.fact.Fact;

/**
 * Makes a golden archive with the engine as it is today: {@code MakeGolden DIR}, where {@code DIR}
 * is a new directory {@code engine/src/test/resources/golden/mN}.
 */
final class MakeGolden {
    private static final String ACTOR = "local";
    private static final String BUCKET = "golden";
    private static final String FROZEN = "HV0001L8";
    /** A blob is at most a quarter of it. */
    private static final int CARTRIDGE = 8 << 20;
    private static final int LARGE = CARTRIDGE / 4 + 100_000;
    private static final int BLOCK = 64 << 10;

    private final Path target;
    private final Path work;
    private final Home home;

    private MakeGolden(Path target, Path work) {
        this.target = target;
        this.work = work;
        this.home = new Home(work.resolve("home"));
    }

    /** One argument: the directory to make. */
    public static void main(String[] arguments) throws Exception {
        new MakeGolden(Path.of(arguments[0]), Files.createTempDirectory("golden")).make();
    }

    private void make() throws Exception {
        Path first = Files.createDirectory(work.resolve("first"));
        Path second = Files.createDirectory(work.resolve("second"));
        GoldenSample.first(first, LARGE);
        GoldenSample.second(second);
        home();
        try (Archive archive = Engines.serve(home)) {
            perform(archive, new Command.CreateBucket(ACTOR, BUCKET, 2));
            perform(archive, new Command.Put(ACTOR, BUCKET, List.of(first + "/")));
            perform(archive, new Command.Remove(ACTOR, BUCKET, "gone.txt", false, false));
            perform(archive, new Command.Remove(ACTOR, BUCKET, "back.txt", false, false));
            perform(archive, new Command.Remove(ACTOR, BUCKET, "back.txt", false, true));
            perform(archive, new Command.Remove(ACTOR, BUCKET, "gone folder/", true, false));
            perform(archive, new Command.EvictStaging(ACTOR));
        }
        seal();
        // Another mount: what it finds in the index is not of its own making.
        try (Archive archive = Engines.serve(home)) {
            perform(archive, new Command.Put(ACTOR, BUCKET, List.of(second + "/")));
            perform(archive, new Command.EvictStaging(ACTOR));
        }
        freeze(first, second);
    }

    private void home() throws Exception {
        home.create(Optional.of("virtual:library"), true);
        Path config = home.directory().resolve("config.properties");
        Files.writeString(config, Files.readString(config).replaceAll(
                "block\\.size\\.bytes=[0-9]+", "block.size.bytes=" + BLOCK));
        VirtualLibrary.create(home.directory().resolve("library"),
                LibraryPlan.of(MediaType.LTO8, 2, 4, 0).withBlanks(2, MediaType.LTO8, CARTRIDGE)
                        .withEnds(new EndOfTape(2, 256 << 10, 5, 1 << 20))
                        .withForm(MediaForm.RECORDS)).close();
    }

    /** What the ledger has so far goes into a sealed file, as after some 32 MiB of entries. */
    private void seal() throws IOException {
        ThreadLanes lanes = new ThreadLanes();
        try (Ledger ledger = Ledger.open(home.directory().resolve("ledger"),
                new Env(new SystemTime(), new SystemChance(), new DiskFileStore(), lanes),
                new LedgerOptions(1))) {
            ledger.append(ACTOR, new Fact.EngineStarted("MakeGolden"));
        } finally {
            lanes.close();
        }
    }

    private static void perform(Archive archive, Command command) throws ArchiveException {
        long job = archive.submit(command);
        JobSnapshot now = archive.awaitJob(job, 0, Duration.ofSeconds(5));
        while (!now.over()) {
            now = archive.awaitJob(job, now.revision(), Duration.ofSeconds(5));
        }
        if (now.state() != JobSnapshot.State.DONE) {
            throw new IllegalStateException(command + ": " + now);
        }
    }

    private void freeze(Path first, Path second) throws IOException {
        Files.createDirectories(target);
        Golden.copy(home.directory().resolve("ledger"), target.resolve("ledger"));
        Golden.pack(home.directory().resolve("library/media").resolve(FROZEN),
                target.resolve(FROZEN + ".zip"));
        try (FrozenLedger ledger = FrozenLedger.open(target.resolve("ledger"));
                Catalog catalog = ledger.project()) {
            agree(catalog, first, second);
            Files.write(target.resolve("listing.txt"), Listing.of(catalog), UTF_8);
            Files.writeString(target.resolve("head.txt"), ledger.head() + "\n");
        }
    }

    /** What is frozen as right is what was put. */
    private static void agree(Catalog catalog, Path first, Path second) throws IOException {
        SortedMap<String, String> files = files(first);
        files.putAll(files(second));
        files.remove("gone.txt");
        SortedMap<String, String> current = new TreeMap<>();
        for (VersionRow v : Listing.versions(catalog)) {
            if (v.current() && v.object().metadata().linkTarget().isEmpty()
                    && !v.key().directory()) {
                current.put(v.key().value(), v.object().sha256());
            }
            if (v.standing().state() != ObjectState.SAFE) {
                throw new IOException("not safe: " + v);
            }
        }
        if (!files.equals(current)) {
            throw new IOException("put: " + files + "\nprojected: " + current);
        }
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path directory : all.filter(p -> Files.isDirectory(p,
                    LinkOption.NOFOLLOW_LINKS)).toList()) {
                Golden.digests(directory).forEach((name, digest) -> files.put(
                        folder.relativize(directory.resolve(name)).toString(), digest));
            }
        }
        return files;
    }
}
