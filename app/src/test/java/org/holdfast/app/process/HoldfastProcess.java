package org.holdfast.app.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own, started with the options of its launcher. */
final class HoldfastProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path err;
    private final BufferedReader out;
    private boolean began;

    private HoldfastProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What became of a run. */
    record Outcome(int status, String out, String err) {
        /** The run, if it ended with {@code status}. */
        Outcome expect(int expected) {
            if (status != expected) {
                throw new AssertionError("status " + status + " instead of " + expected + "\n"
                        + out + "\n" + err);
            }
            return this;
        }
    }

    /** Starts it in {@code directory}; what it says for people goes to a file there. */
    static HoldfastProcess start(Path directory, String... arguments) throws IOException {
        return start(directory, List.of(), arguments);
    }

    /** The same behind words that a command line begins with. */
    private static HoldfastProcess start(Path directory, List<String> before,
            String... arguments) throws IOException {
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                // Many are started, and none runs for long.
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dsun.jnu.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED", "-cp",
                classPath(), "org.holdfast.app.Holdfast"));
        line.addAll(List.of(arguments));
        Path err = Files.createTempFile(directory, "err-", ".log");
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("COLUMNS");
        return new HoldfastProcess(builder.start(), err);
    }

    /** Runs it to its end. */
    static Outcome run(Path directory, String... arguments) throws Exception {
        try (HoldfastProcess p = start(directory, arguments)) {
            return p.outcome();
        }
    }

    /** Makes a home that only who is started so may see. */
    static Outcome init(Path directory, HomePlace home, Optional<String> library)
            throws Exception {
        List<String> line = new ArrayList<>(List.of("init", "--home", home.engines().toString()));
        library.ifPresent(address -> line.addAll(List.of("--library", address)));
        try (HoldfastProcess p = start(directory, home.before(), line.toArray(String[]::new))) {
            return p.outcome();
        }
    }

    /** Starts {@code serve} and returns when clients can connect. */
    static HoldfastProcess serve(Path directory, Path home) throws Exception {
        return serve(directory, HomePlace.usual(home));
    }

    /** The same for a home that only the engine may see. */
    static HoldfastProcess serve(Path directory, HomePlace home) throws Exception {
        HoldfastProcess p = serveOrEnd(directory, home);
        if (!p.began) {
            throw new AssertionError("serve did not begin: " + p.outcome());
        }
        return p;
    }

    /** Returns when clients can connect or it is ending: {@link #began} tells. */
    static HoldfastProcess serveOrEnd(Path directory, HomePlace home) throws Exception {
        HoldfastProcess p = start(directory, home.before(), "serve", "--home",
                home.engines().toString());
        p.began = p.out.readLine() != null;
        return p;
    }

    /** Whether clients could connect. */
    boolean began() {
        return began;
    }

    private static String classPath() {
        Set<String> all = new LinkedHashSet<>();
        for (ClassLoader l = HoldfastProcess.class.getClassLoader(); l != null;
                l = l.getParent()) {
            if (l instanceof URLClassLoader some) {
                for (URL url : some.getURLs()) {
                    all.add(path(url));
                }
            }
        }
        all.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return String.join(File.pathSeparator, all);
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path of no files: " + url, e);
        }
    }

    /** Waits for its end. */
    Outcome outcome() throws Exception {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + process.info());
        }
        return new Outcome(process.exitValue(), said.toString(), Files.readString(err));
    }

    /** SIGKILL; the process is gone on return. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM; it goes on for as long as it needs. */
    void ask() {
        // The handle's way leaves the streams open: its last words are read.
        process.toHandle().destroy();
    }

    /** SIGTERM, and its end. */
    Outcome terminate() throws Exception {
        ask();
        return outcome();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What it has said for people so far. */
    String said() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() throws IOException {
        kill();
        out.close();
    }
}
