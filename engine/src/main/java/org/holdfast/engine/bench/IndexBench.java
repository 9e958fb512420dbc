package org.holdfast.engine.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;

/** The index of a cartridge with many files: written, read, and written again with more of them. */
final class IndexBench {
    private static final int ENTRY_BYTES = 1_000;
    private static final int MORE = 1_000;
    private static final int PIECE = 256 << 10;
    private static final long[] HEAPS = {64L << 20, 128L << 20, 300L << 20, 512L << 20, 1L << 30};
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Task task;
    private final Scores scores;
    private final Workplace place;
    private final long files;

    IndexBench(Task task) {
        this.task = task;
        this.scores = task.scores();
        this.place = task.place();
        this.files = task.amount();
    }

    void run() throws IOException {
        place.require(3 * files * ENTRY_BYTES);
        scores.set(Setting.COUNT, files);
        scores.set(Setting.RUNS, task.order().runs());
        Path index = place.fresh("index");
        HeapMeter heap = new HeapMeter();
        task.repeat(n -> round(index));
        scores.add(Figure.INDEX_HEAP, heap.peak());
        small(index);
        Workplace.delete(index);
    }

    private void round(Path index) throws IOException {
        StopWatch watch = new StopWatch();
        long bytes;
        try (OutputStream out = Files.newOutputStream(index)) {
            bytes = SampleIndex.write(out, files);
        }
        scores.add(Figure.INDEX_WRITTEN, watch.rate(bytes));
        scores.add(Figure.INDEX_BYTES, bytes);
        scores.add(Control.BARE_FILE, bare(bytes));
        scores.add(Control.BARE_PARSER, parse(index, bytes));
        watch = new StopWatch();
        long found = SampleIndex.read(index, files);
        scores.add(Figure.INDEX_READ, watch.rate(bytes));
        if (found != files) {
            throw new IOException(found + " files of " + files);
        }
        watch = new StopWatch();
        long merged = SampleIndex.merge(index, files, Math.min(files, MORE),
                OutputStream.nullOutputStream());
        scores.add(Figure.INDEX_MERGED, watch.rate(merged));
    }

    private double bare(long bytes) throws IOException {
        Path file = place.fresh("bare");
        byte[] piece = new byte[PIECE];
        StopWatch watch = new StopWatch();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= piece.length) {
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
        }
        double rate = watch.rate(bytes);
        Workplace.delete(file);
        return rate;
    }

    /** Every event is asked for, and the length of every text. */
    private static double parse(Path index, long bytes) throws IOException {
        StopWatch watch = new StopWatch();
        try (InputStream in = Files.newInputStream(index)) {
            XMLStreamReader xml = new InputFactoryImpl().createXMLStreamReader(in);
            long sum = 0;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.CHARACTERS) {
                    sum += xml.getTextLength();
                }
            }
            if (sum == 0) {
                throw new IOException("nothing read");
            }
            return watch.rate(bytes);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The smallest heap of a process of its own that can do it. */
    private void small(Path index) throws IOException {
        IOException last = null;
        for (long heap : HEAPS) {
            try (Child child = Child.start(heap, "index", index.toString(),
                    Long.toString(files))) {
                child.done(PATIENCE);
                scores.add(Figure.INDEX_SMALL_HEAP, heap);
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        scores.missing(Figure.INDEX_SMALL_HEAP, String.valueOf(last.getMessage()));
    }
}
