package org.holdfast.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.bench.BenchListener;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.BenchReport;
import org.holdfast.engine.api.bench.BenchReport.Machine;
import org.holdfast.engine.api.bench.BenchReport.Outcome;
import org.holdfast.engine.api.bench.Benchmark;
import org.holdfast.engine.env.disk.SystemTime;

/** Runs benchmarks, one after the other, in a directory of their own. Blocks for minutes. */
public final class Benchmarks {
    private static final System.Logger LOG = System.getLogger(Benchmarks.class.getName());

    private Benchmarks() {}

    /**
     * Takes all figures of what was ordered. What goes wrong in one benchmark is said in its
     * outcome, and the next one begins.
     *
     * @throws IOException when the directory cannot be made or not be deleted again
     */
    public static BenchReport run(BenchOrder order, BenchListener listener) throws IOException {
        try (Workplace place = Workplace.make(order.directory())) {
            Machine machine = machine(order.directory());
            List<Outcome> outcomes = new ArrayList<>();
            for (Benchmark benchmark : order.what()) {
                outcomes.add(one(benchmark, order, place, listener));
            }
            return new BenchReport(machine, outcomes);
        }
    }

    private static Outcome one(Benchmark benchmark, BenchOrder order, Workplace place,
            BenchListener listener) throws IOException {
        Scores scores = new Scores();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        StopWatch watch = new StopWatch();
        Optional<String> failure = Optional.empty();
        listener.at(benchmark, 0, order.runs());
        try {
            perform(new Task(benchmark, order, place, scores, listener));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "benchmark " + benchmark.word(), e);
            failure = Optional.of(String.valueOf(e.getMessage()));
        } finally {
            place.empty();
        }
        return new Outcome(benchmark, load,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Duration.ofMillis((long) (watch.seconds() * 1e3)), scores.settings(),
                scores.figures(benchmark), failure);
    }

    private static void perform(Task task) throws IOException {
        switch (task.benchmark()) {
            case DOCUMENTS -> new DocumentsBench(task).run();
            case LARGE -> new LargeBench(task).run();
            case LEDGER -> new LedgerBench(task).run();
            case CATALOG -> new CatalogBench(task).run();
            case INDEX -> new IndexBench(task).run();
        }
    }

    private static Machine machine(Path directory) throws IOException {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        FileStore disk = Files.getFileStore(directory);
        return new Machine(Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(), disk.type(), disk.getUsableSpace(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                system.getName() + " " + system.getVersion(), Runtime.getRuntime().maxMemory(),
                new SystemTime().now());
    }
}
