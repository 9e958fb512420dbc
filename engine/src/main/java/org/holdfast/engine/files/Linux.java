package org.holdfast.engine.files;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The few calls of the C library that Java does not have: data and holes, growing a file, whether
 * there are extended attributes. On 64-bit Linux, where the types are as written here.
 */
final class Linux {
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;
    private static final int ENXIO = 6;
    private static final Optional<Linux> INSTANCE = find();

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle lseek;
    private final MethodHandle truncate;
    private final MethodHandle llistxattr;
    private final VarHandle errno;
    private final MemoryLayout state;
    private final int openFlags;

    private Linux(Linker linker, int openFlags) {
        this.openFlags = openFlags;
        Linker.Option capture = Linker.Option.captureCallState("errno");
        state = Linker.Option.captureStateLayout();
        errno = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        open = linker.downcallHandle(symbol(linker, "open"), FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        close = linker.downcallHandle(symbol(linker, "close"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        lseek = linker.downcallHandle(symbol(linker, "lseek"), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT), capture);
        truncate = linker.downcallHandle(symbol(linker, "truncate"), FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        llistxattr = linker.downcallHandle(symbol(linker, "llistxattr"), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));
    }

    private static MemorySegment symbol(Linker linker, String name) {
        return linker.defaultLookup().findOrThrow(name);
    }

    private static Optional<Linux> find() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64");
        if (!System.getProperty("os.name").equals("Linux") || !arm && !arch.equals("amd64")) {
            return Optional.empty();
        }
        try {
            // O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK; O_NOFOLLOW differs
            int flags = 02000000 | (arm ? 0100000 : 0400000) | 04000;
            return Optional.of(new Linux(Linker.nativeLinker(), flags));
        } catch (RuntimeException e) {
            System.getLogger(Linux.class.getName()).log(System.Logger.Level.INFO,
                    "no calls of the C library", e);
            return Optional.empty();
        }
    }

    /** The calls, where there are any. */
    static Optional<Linux> calls() {
        return INSTANCE;
    }

    private static MemorySegment name(Arena arena, Path path) {
        return arena.allocateFrom(path.toString(), StandardCharsets.UTF_8);
    }

    /** A file opened to look for holes; negative when it cannot be. */
    int open(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) open.invokeExact(name(arena, path), openFlags);
        } catch (Throwable e) {
            throw failed("open", e);
        }
    }

    void close(int fd) {
        try {
            int ignored = (int) close.invokeExact(fd);
        } catch (Throwable e) {
            throw failed("close", e);
        }
    }

    /** Where data begins at or behind {@code offset}: -1 nowhere, -2 unknown. */
    long nextData(int fd, long offset) {
        return seek(fd, offset, SEEK_DATA);
    }

    /** Where a hole, or the end, begins at or behind {@code offset}: -1 behind it, -2 unknown. */
    long nextHole(int fd, long offset) {
        return seek(fd, offset, SEEK_HOLE);
    }

    private long seek(int fd, long offset, int whence) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(state);
            long found = (long) lseek.invokeExact(captured, fd, offset, whence);
            if (found >= 0) {
                return found;
            }
            return (int) errno.get(captured, 0L) == ENXIO ? -1 : -2;
        } catch (Throwable e) {
            throw failed("lseek", e);
        }
    }

    /** Makes a file longer, with a hole, or shorter; whether that worked. */
    boolean truncate(Path path, long size) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) truncate.invokeExact(name(arena, path), size) == 0;
        } catch (Throwable e) {
            throw failed("truncate", e);
        }
    }

    /** Whether a file surely has no extended attributes: dearer questions are spared. */
    boolean noAttributes(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            return (long) llistxattr.invokeExact(name(arena, path), MemorySegment.NULL, 0L) == 0;
        } catch (Throwable e) {
            throw failed("llistxattr", e);
        }
    }

    private static IllegalStateException failed(String call, Throwable cause) {
        return new IllegalStateException("calling " + call, cause);
    }
}
