package org.holdfast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script finds a Java that fits and hands everything on. */
class LauncherTest {
    @TempDir
    private Path directory;
    private Path script;

    @BeforeEach
    void copy() throws IOException {
        script = directory.resolve("image one/bin/holdfast");
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("src/main/dist/bin/holdfast"), script);
        executable(script);
        Files.createDirectories(directory.resolve("image one/lib"));
        for (String jar : List.of("b.jar", "a.jar", "b-1.jar")) {
            Files.writeString(directory.resolve("image one/lib").resolve(jar), "");
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A Java that says what it was started with. */
    private Path java(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/modules"), version);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, "#!/bin/sh\necho " + name + "\n"
                + "echo \"${LC_ALL:-} ${LC_CTYPE:-}\"\nfor a in \"$@\"; do echo \"$a\"; done\n");
        executable(java);
        return home;
    }

    private List<String> start(Path start, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(start.toString(), "put", "a b", "");
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", directory.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), lines.toString());
        return lines;
    }

    @Test
    void javaHomeComesFirstAndArgumentsStayAsTheyAre() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("hf"), script);
        List<String> lines = start(link, Map.of("JAVA_HOME", java("mine", "25.0.1").toString(),
                "LC_ALL", "C.UTF-8", "HOLDFAST_HEAP", "3g"));
        String lib = directory.toRealPath() + "/image one/lib/";
        assertEquals(List.of("mine", "C.UTF-8 ", "-Xmx3g", "-Dsun.jnu.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                lib + "a.jar:" + lib + "b-1.jar:" + lib + "b.jar", "org.holdfast.app.Holdfast",
                "put", "a b", ""), lines);
    }

    @Test
    void theCacheIsUsedAsLongAsJavaAndJarsAreThoseItWasMadeWith() throws Exception {
        Path cache = directory.toRealPath().resolve("image one/holdfast.aot");
        Map<String, String> mine = Map.of("JAVA_HOME", java("mine", "25").toString());
        Map<String, String> other = Map.of("JAVA_HOME", java("other", "25").toString());
        assertFalse(start(script, mine).stream().anyMatch(l -> l.contains("AOT")));
        rehearse(mine);
        Files.writeString(cache, "as if Java had made it");
        assertEquals("-XX:AOTCache=" + cache, start(script, mine).get(2));
        assertEquals("-Xmx1g", start(script, other).get(2));
        Path jar = cache.resolveSibling("lib/b.jar");
        Files.writeString(jar, "changed");
        assertEquals("-Xmx1g", start(script, mine).get(2));
        rehearse(mine);
        assertFalse(Files.exists(cache), "what does not fit is not kept");
        Files.writeString(cache, "made anew");
        assertEquals("-XX:AOTCache=" + cache, start(script, mine).get(2));
        Files.delete(jar);
        assertEquals("-Xmx1g", start(script, mine).get(2));
    }

    private void rehearse(Map<String, String> environment) throws Exception {
        Map<String, String> with = new HashMap<>(environment);
        with.put("HOLDFAST_REHEARSAL", "yes");
        assertEquals(List.of(), start(script, with));
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        Path old = java("old", "17.0.13");
        Path young = java("young", "26");
        List<String> lines = start(script, Map.of("JAVA_HOME", old.toString(), "PATH",
                young.resolve("bin") + ":/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
        assertEquals("young", lines.getFirst());
        assertEquals("-Xmx1g", lines.get(2));
    }

    @Test
    void fileNamesAreUtf8WhateverTheLocale() throws Exception {
        String java = java("mine", "25").toString();
        assertEquals("C.UTF-8 ", start(script, Map.of("JAVA_HOME", java, "LC_ALL", "C")).get(1));
        assertEquals(" C.UTF-8",
                start(script, Map.of("JAVA_HOME", java, "LANG", "de_DE")).get(1));
    }
}
