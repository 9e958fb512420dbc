package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountPlan;
import org.holdfast.engine.ltfs.io.VolumeSpec;

/**
 * One large file into staging, onto a cartridge and back; and small files onto the cartridge, a few
 * hundred megabytes at a time, so that staging is quiet while the drive writes them.
 */
final class LargeBench {
    private static final String BUCKET = "large";
    private static final String CREATOR = "HOLDFAST Holdfast 0.1.0 - Linux - bench";
    /** Stays in the two open segments of a put until it is over. */
    private static final int FILES_AT_ONCE = 10_000;
    private static final int MOST_PUTS = 4;
    /** Source, staging, cartridge, control's cartridge, restored, copied; small files. */
    private static final int COPIES_ON_DISK = 8;

    private final Task task;
    private final Scores scores;
    private final Workplace place;
    private final long size;

    LargeBench(Task task) {
        this.task = task;
        this.scores = task.scores();
        this.place = task.place();
        this.size = task.amount();
    }

    void run() throws IOException {
        place.require(COPIES_ON_DISK * size);
        scores.set(Setting.BYTES, size);
        scores.set(Setting.BLOCK, VolumeSpec.USUAL_BLOCK);
        scores.set(Setting.RUNS, task.order().runs());
        Path file = DocumentTree.large(place.fresh("large"), size);
        List<DocumentTree> small = small();
        scores.set(Setting.COUNT, small.stream().mapToLong(DocumentTree::files).sum());
        HeapMeter heap = new HeapMeter();
        task.repeat(n -> round(file, small));
        scores.add(Figure.LARGE_HEAP, heap.peak());
    }

    /** As many bytes as the large file has, at most so many puts. */
    private List<DocumentTree> small() throws IOException {
        List<DocumentTree> all = new ArrayList<>();
        long left = Math.max(1, size / DocumentTree.MEAN_BYTES);
        while (left > 0 && all.size() < MOST_PUTS) {
            DocumentTree tree = DocumentTree.make(place.fresh("small"),
                    Math.min(left, FILES_AT_ONCE));
            all.add(tree);
            left -= tree.files();
        }
        return all;
    }

    private void round(Path file, List<DocumentTree> small) throws IOException {
        try {
            scores.add(Control.COPY_FILE,
                    size / Commands.copy("-a", file, place.fresh("copy")));
        } catch (IOException e) {
            scores.missing(Control.COPY_FILE, String.valueOf(e.getMessage()));
        }
        Path home = place.fresh("home");
        try {
            Barcode barcode = engine(home, file, small);
            bare(home, barcode, small.size());
        } finally {
            Workplace.delete(home);
        }
    }

    private Barcode engine(Path home, Path file, List<DocumentTree> small) throws IOException {
        Barcode barcode;
        long room = DocumentsBench.room(2 * size);
        try (BenchLibrary library = BenchLibrary.make(home.resolve("library"), 2 * size);
                BenchEngine engine = BenchEngine.writing(home, room, library)) {
            engine.bucket(BUCKET, 1);
            Commands.sync(home);
            StopWatch watch = new StopWatch();
            long job = engine.submit(put(file));
            engine.accepted(job);
            scores.add(Figure.LARGE_ACCEPTED, watch.rate(size));
            List<JobSnapshot.Moved> moved = engine.over(job).written();
            scores.add(Figure.LARGE_WRITTEN, rate(moved));
            barcode = new Barcode(moved.getFirst().barcode());
            List<JobSnapshot.Moved> all = new ArrayList<>();
            for (DocumentTree tree : small) {
                all.addAll(engine.over(engine.submit(put(tree.root()))).written());
            }
            scores.add(Figure.SMALL_WRITTEN, rate(all));
            Path target = home.resolve("restored");
            watch = new StopWatch();
            engine.over(engine.submit(new Command.Get(BenchEngine.ACTOR, BUCKET,
                    file.getFileName().toString(), target.toString(), Optional.of(1), false)));
            Commands.sync(target);
            scores.add(Figure.RESTORED, watch.rate(size));
            Workplace.delete(target);
        }
        return barcode;
    }

    private static Command put(Path path) {
        return new Command.Put(BenchEngine.ACTOR, BUCKET, List.of(path.toString()));
    }

    /** By the time that the drive was busy with them. */
    private static double rate(List<JobSnapshot.Moved> moved) {
        long bytes = moved.stream().mapToLong(JobSnapshot.Moved::bytes).sum();
        Duration time = moved.stream().map(JobSnapshot.Moved::time)
                .reduce(Duration.ZERO, Duration::plus);
        return bytes * 1e9 / Math.max(1, time.toNanos());
    }

    /** Nobody has the library now: the volume without an engine, and a drive without a volume. */
    private void bare(Path home, Barcode barcode, int stretches) throws IOException {
        Path control = home.resolve("control");
        try (BenchLibrary library = BenchLibrary.make(control, size)) {
            BareDrive bare = new BareDrive(library.load(Optional.empty()), size);
            Commands.sync(home);
            scores.add(Control.BARE_WRITE, bare.write(stretches));
            readBack(home, barcode);
            scores.add(Control.BARE_READ, bare.read());
        }
    }

    private void readBack(Path home, Barcode barcode) throws IOException {
        try (BenchLibrary library = BenchLibrary.open(home.resolve("library"))) {
            TapeDrive drive = library.load(Optional.of(barcode));
            LtfsVolume volume = LtfsVolume.mount(drive, new MountPlan(
                    MountPlan.Access.READ_ONLY, CREATOR, new IndexSpool(new DiskFileStore(),
                            home.resolve("spool")), IndexLimits.DEFAULT, Optional.empty()));
            long[] sum = new long[1];
            StopWatch watch = new StopWatch();
            for (Extent extent : large(volume)) {
                volume.read(extent, bytes -> sum[0] += bytes.remaining());
            }
            scores.add(Figure.READ_BACK, watch.rate(sum[0]));
            volume.abandon();
            if (sum[0] != size) {
                throw new IOException(sum[0] + " bytes came back of " + size);
            }
        }
    }

    /** Where the large file lies: it is the only one of its size. */
    private List<Extent> large(LtfsVolume volume) throws IOException {
        try (IndexReader index = volume.openIndex()) {
            for (IndexReader.Event e = index.next(); !(e instanceof IndexReader.Event.End);
                    e = index.next()) {
                if (e instanceof IndexReader.Event.File(var f) && f.length() == size) {
                    return f.extents();
                }
            }
        }
        throw new IOException("the volume has no file of " + size + " bytes");
    }
}
