package org.holdfast.engine.api.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Failure;

/**
 * Serves an archive on a Unix domain socket until it is closed. Does not close the archive.
 *
 * <p>Who may connect is decided by the mode of the socket's directory. One thread accepts, one
 * serves each connection. Thread rule: safe for any thread.
 */
public final class WireServer implements AutoCloseable {
    /** The longest path of a socket: {@code sun_path} of Linux (108) less 2, as the JDK counts. */
    public static final int MAX_PATH_BYTES = 106;
    private static final Duration REFUSAL = Duration.ofSeconds(1);
    private static final Duration JOIN = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(WireServer.class.getName());

    private final Path socket;
    private final ServerSocketChannel server;
    private final WireLimits limits;
    private final Exchange exchange;
    private final Semaphore places;
    private final Set<LineChannel> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong served = new AtomicLong();
    private final Thread acceptor;

    private WireServer(Path socket, ServerSocketChannel server, Archive archive,
            WireLimits limits) {
        this.socket = socket;
        this.server = server;
        this.limits = limits;
        this.exchange = new Exchange(archive, limits.patience());
        this.places = new Semaphore(limits.connections());
        this.acceptor = Thread.ofPlatform().daemon().name("wire-accept").unstarted(this::accept);
    }

    /**
     * Begins to serve. The caller holds the home's lock, so a socket that is there is a leftover
     * and is replaced.
     *
     * @param socket at most {@value #MAX_PATH_BYTES} bytes long
     * @throws IOException when the path is too long or cannot be bound
     */
    public static WireServer open(Path socket, Archive archive, WireLimits limits)
            throws IOException {
        checkLength(socket);
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), limits.connections());
        } catch (IOException e) {
            server.close();
            throw e;
        }
        WireServer opened = new WireServer(socket, server, archive, limits);
        opened.acceptor.start();
        return opened;
    }

    /** Refuses a path that no socket can have, in words. */
    static void checkLength(Path socket) throws BindException {
        int bytes = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_PATH_BYTES) {
            throw new BindException("the path of the socket has " + bytes + " bytes, "
                    + MAX_PATH_BYTES + " are possible: " + socket);
        }
    }

    /** Where it listens. */
    public Path socket() {
        return socket;
    }

    /** How many connections are open now. */
    public int connections() {
        return connections.size();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                welcome(server.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // Out of descriptors, for one: the clients that are there are served on.
                LOG.log(System.Logger.Level.WARNING, "no connection accepted", e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(REFUSAL);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void welcome(SocketChannel channel) throws IOException {
        LineChannel lines = new LineChannel(channel);
        if (!places.tryAcquire()) {
            try (lines) {
                lines.writeLine(Exchange.refusal(new Failure.EngineUnreachable(
                        "more than " + limits.connections() + " connections")), REFUSAL);
            }
            return;
        }
        connections.add(lines);
        Thread.ofPlatform().daemon().name("wire-" + served.incrementAndGet())
                .start(() -> serve(lines));
        if (!server.isOpen()) {
            lines.close();
        }
    }

    private void serve(LineChannel lines) {
        try (lines) {
            while (true) {
                var line = lines.readLine(limits.requestBytes(), limits.idle());
                if (line.isEmpty()) {
                    return;
                }
                lines.writeLine(exchange.answer(line.get()), limits.idle());
            }
        } catch (LineTooLongException e) {
            LOG.log(System.Logger.Level.WARNING, "a client sent {0}", e.getMessage());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client went away: {0}", e.toString());
        } finally {
            places.release();
            connections.remove(lines);
        }
    }

    /** Ends all connections, and the socket is gone. The archive stays open. */
    @Override
    public void close() {
        try {
            server.close();
            for (LineChannel lines : connections) {
                lines.close();
            }
            acceptor.join(JOIN);
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "closing " + socket, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
