package org.holdfast.app.shell;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One window a home: who has the lock has the window and listens at a socket; a second start
 * knocks there, and the window comes to the front.
 *
 * <p>Both lie in {@code keys/} of the home, which only its owner can enter. A path that is too
 * long for a socket gets a directory of its own among the temporary files, named in the lock file.
 * Thread rule: safe for any thread.
 */
public final class WindowDoor implements AutoCloseable {
    private static final int MAX_PATH_BYTES = 100;
    private static final int MAX_NAME = 4096;
    private static final Duration EVERY = Duration.ofMillis(50);
    private static final int KNOCKS = 100;
    private static final byte HEARD = 'h';

    private final FileChannel lockFile;
    private final FileLock lock;
    private final ServerSocketChannel server;
    private final Path socket;

    private WindowDoor(FileChannel lockFile, FileLock lock, ServerSocketChannel server,
            Path socket) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.server = server;
        this.socket = socket;
    }

    /**
     * Takes the window of a home, or has the one that there is shown.
     *
     * @return empty when another process has it, and has heard
     * @throws IOException when it has it and does not hear, or the directory cannot be written
     */
    public static Optional<WindowDoor> take(Path home) throws IOException {
        Path keys = home.resolve("keys");
        FileChannel file = FileChannel.open(keys.resolve("window.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            for (int knock = 0; knock < KNOCKS; knock++) {
                FileLock lock = tryLock(file);
                if (lock != null) {
                    WindowDoor door = open(file, lock, keys);
                    file = null;
                    return Optional.of(door);
                }
                if (heard(file, keys)) {
                    return Optional.empty();
                }
                TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
            }
            throw new IOException("the window of " + home + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    /** Null when another has it, be it in this process. */
    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static WindowDoor open(FileChannel file, FileLock lock, Path keys)
            throws IOException {
        Path socket = keys.resolve("window.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            socket = Files.createTempDirectory("holdfast", PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------"))).resolve("window.sock");
        }
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        file.truncate(0);
        file.write(ByteBuffer.wrap(socket.toString().getBytes(StandardCharsets.UTF_8)), 0);
        return new WindowDoor(file, lock, server, socket);
    }

    private static boolean heard(FileChannel file, Path keys) throws IOException {
        ByteBuffer name = ByteBuffer.allocate(MAX_NAME);
        file.read(name, 0);
        Path socket = name.position() == 0 ? keys.resolve("window.sock")
                : Path.of(new String(name.array(), 0, name.position(), StandardCharsets.UTF_8));
        try (SocketChannel knock = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer answer = ByteBuffer.allocate(1);
            return knock.read(answer) == 1 && answer.get(0) == HEARD;
        } catch (IOException e) {
            // Its process is just beginning or ending; the lock decides.
            System.getLogger(WindowDoor.class.getName())
                    .log(System.Logger.Level.DEBUG, "no answer at " + socket, e);
            return false;
        }
    }

    /** Listens from now on; {@code knocked} is called on the door's thread. */
    public void listen(Runnable knocked) {
        Thread.ofPlatform().daemon().name("window-door").start(() -> {
            while (server.isOpen()) {
                try (SocketChannel knock = server.accept()) {
                    knocked.run();
                    knock.write(ByteBuffer.wrap(new byte[] {HEARD}));
                } catch (ClosedChannelException e) {
                    return;
                } catch (IOException e) {
                    System.getLogger(WindowDoor.class.getName())
                            .log(System.Logger.Level.WARNING, "a knock is lost", e);
                }
            }
        });
    }

    /** Lets go: the next start opens a window of its own. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        lock.release();
        lockFile.close();
    }
}
