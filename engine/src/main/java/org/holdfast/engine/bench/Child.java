package org.holdfast.engine.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A Java process of its own that runs {@link ChildMain}; killed when closed. */
final class Child implements AutoCloseable {
    private static final long LOOK_MILLIS = 2;
    private static final double MEGA = 1 << 20;

    private final Process process;
    private final StopWatch since = new StopWatch();

    private Child(Process process) {
        this.process = process;
    }

    /** Starts it with this much heap in bytes. */
    static Child start(long heap, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(cache());
        line.addAll(List.of("-Xmx" + (long) (heap / MEGA) + "m", "-Dsun.jnu.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath(),
                ChildMain.class.getName()));
        line.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** What this process was told of a cache of classes: a child starts as fast as it. */
    private static List<String> cache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> a.startsWith("-XX:AOTCache=") || a.startsWith("-Xlog:aot")
                        || a.startsWith("-Xlog:cds")).toList();
    }

    /** That of this process, also where a test's loader has it. */
    private static String classPath() throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (ClassLoader l = Child.class.getClassLoader(); l != null; l = l.getParent()) {
            if (l instanceof URLClassLoader some) {
                for (URL url : some.getURLs()) {
                    try {
                        all.add(Path.of(url.toURI()).toString());
                    } catch (URISyntaxException e) {
                        throw new IOException("a class path of no files: " + url, e);
                    }
                }
            }
        }
        all.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return String.join(File.pathSeparator, all);
    }

    /** Waits until it has made a file; seconds since it was started. */
    double made(Path file, Duration patience) throws IOException {
        while (!Files.exists(file)) {
            if (since.seconds() > patience.toSeconds()) {
                throw new IOException("no answer of a process in " + patience);
            }
            if (ended(Duration.ofMillis(LOOK_MILLIS))) {
                throw new IOException("a process ended with " + process.exitValue());
            }
        }
        return since.seconds();
    }

    /** Waits until it has done all it was started for. */
    void done(Duration patience) throws IOException {
        if (!ended(patience)) {
            throw new IOException("a process takes longer than " + patience);
        }
        if (process.exitValue() != 0) {
            throw new IOException("a process ended with " + process.exitValue());
        }
    }

    private boolean ended(Duration patience) throws IOException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** SIGKILL; the process is gone on return. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
