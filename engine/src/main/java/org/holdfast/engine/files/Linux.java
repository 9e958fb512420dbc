package org.holdfast.engine.files;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The few calls of the C library that Java does not have: data and holes, growing a file, whether
 * there are extended attributes; and those that reading many small files needs, without what Java
 * puts around them. On 64-bit Linux, where the types are as written here.
 */
final class Linux {
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;
    private static final int ENXIO = 6;
    private static final int EINTR = 4;
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    /** STATX_BASIC_STATS and STATX_BTIME. */
    private static final int ASKED = 0xFFF;
    private static final int BASIC = 0x7FF;
    private static final int BIRTH = 0x800;
    /** Size of struct statx, which is the same on every processor. */
    private static final long STATX_BYTES = 256;
    /** What a name that is not UTF-8 has in its text. */
    private static final char REPLACEMENT = '\uFFFD';
    private static final int PIECE = 64 << 10;
    private static final int READ_AHEAD = 3;
    private static final boolean UTF_8 = "UTF-8".equalsIgnoreCase(
            System.getProperty("sun.jnu.encoding"));
    private static final Optional<Linux> INSTANCE = find();

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle lseek;
    private final MethodHandle truncate;
    private final MethodHandle llistxattr;
    private final MethodHandle flistxattr;
    private final MethodHandle statx;
    private final MethodHandle pread;
    private final MethodHandle strerror;
    private final MethodHandle advise;
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
        flistxattr = linker.downcallHandle(symbol(linker, "flistxattr"), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));
        statx = linker.downcallHandle(symbol(linker, "statx"), FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        pread = linker.downcallHandle(symbol(linker, "pread"), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG), capture);
        strerror = linker.downcallHandle(symbol(linker, "strerror"), FunctionDescriptor.of(
                ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        advise = linker.downcallHandle(symbol(linker, "posix_fadvise"), FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
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

    /** Whether the text of a path surely stands for its bytes. */
    private static boolean nameable(String text) {
        if (UTF_8) {
            return text.indexOf(REPLACEMENT) < 0;
        }
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static MemorySegment name(Arena arena, Path path) {
        return arena.allocateFrom(path.toString(), StandardCharsets.UTF_8);
    }

    /** What has this name, links not followed; empty when that fails: Java then says why. */
    Optional<FileLook> look(Path path) {
        if (!nameable(path.toString())) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            return look(arena, AT_FDCWD, name(arena, path), AT_SYMLINK_NOFOLLOW);
        } catch (Throwable e) {
            throw failed("statx", e);
        }
    }

    /** An open file; empty when that fails. */
    Optional<FileLook> look(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            return look(arena, fd, arena.allocateFrom(""), AT_EMPTY_PATH);
        } catch (Throwable e) {
            throw failed("statx", e);
        }
    }

    private Optional<FileLook> look(Arena arena, int directory, MemorySegment name, int flags)
            throws Throwable {
        MemorySegment s = arena.allocate(STATX_BYTES, Long.BYTES);
        if ((int) statx.invokeExact(directory, name, flags, ASKED, s) != 0) {
            return Optional.empty();
        }
        int mask = number(s, 0);
        if ((mask & BASIC) != BASIC) {
            return Optional.empty();
        }
        Instant modified = time(s, 112);
        return Optional.of(new FileLook(s.get(ValueLayout.JAVA_SHORT, 28) & 0xFFFF,
                number(s, 20), number(s, 24), number(s, 16), s.get(ValueLayout.JAVA_LONG, 40),
                s.get(ValueLayout.JAVA_LONG, 32), device(number(s, 136), number(s, 140)),
                modified, time(s, 64), (mask & BIRTH) == 0 ? modified : time(s, 80),
                time(s, 96)));
    }

    private static int number(MemorySegment s, long offset) {
        return s.get(ValueLayout.JAVA_INT, offset);
    }

    private static Instant time(MemorySegment s, long offset) {
        return Instant.ofEpochSecond(s.get(ValueLayout.JAVA_LONG, offset),
                number(s, offset + Long.BYTES));
    }

    /** As {@code makedev} of the C library puts it together, and Java shows it. */
    private static long device(int major, int minor) {
        return (major & 0xFFFL) << 8 | minor & 0xFFL | (minor & 0xFFFFFF00L) << 12
                | (major & 0xFFFFF000L) << 32;
    }

    /** Reads up to a buffer from {@code offset} on; -1 at the end. */
    int read(int fd, ByteBuffer room, long offset, Path path) throws FileSystemException {
        if (!room.hasRemaining()) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment to = room.isDirect() ? MemorySegment.ofBuffer(room)
                    : arena.allocate(Math.min(room.remaining(), PIECE));
            int n = (int) read(arena, fd, to, offset, path);
            if (n > 0 && room.isDirect()) {
                room.position(room.position() + n);
            } else if (n > 0) {
                room.put(to.asByteBuffer().limit(n));
            }
            return n == 0 ? -1 : n;
        } catch (FileSystemException e) {
            throw e;
        } catch (Throwable e) {
            throw failed("pread", e);
        }
    }

    private long read(Arena arena, int fd, MemorySegment to, long offset, Path path)
            throws Throwable {
        MemorySegment captured = arena.allocate(state);
        for (;;) {
            long n = (long) pread.invokeExact(captured, fd, to, to.byteSize(), offset);
            if (n >= 0) {
                return n;
            }
            int why = (int) errno.get(captured, 0L);
            if (why != EINTR) {
                MemorySegment text = (MemorySegment) strerror.invokeExact(why);
                throw new FileSystemException(path.toString(), null,
                        text.reinterpret(Integer.MAX_VALUE).getString(0));
            }
        }
    }

    /** Has the system read a whole file into its cache; whether it does, nobody knows. */
    void fetch(Path path) {
        int fd = open(path);
        if (fd >= 0) {
            try {
                int ignored = (int) advise.invokeExact(fd, 0L, 0L, READ_AHEAD);
            } catch (Throwable e) {
                throw failed("posix_fadvise", e);
            } finally {
                close(fd);
            }
        }
    }

    /** A file opened to be read, not a link; negative when it cannot be. */
    int open(Path path) {
        if (!nameable(path.toString())) {
            return -1;
        }
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

    /** Whether an open file surely has no extended attributes. */
    boolean noAttributes(int fd) {
        try {
            return (long) flistxattr.invokeExact(fd, MemorySegment.NULL, 0L) == 0;
        } catch (Throwable e) {
            throw failed("flistxattr", e);
        }
    }

    /** Whether a file surely has no extended attributes: dearer questions are spared. */
    boolean noAttributes(Path path) {
        if (!nameable(path.toString())) {
            return false;
        }
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
