package org.holdfast.engine.api.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Client and server over a real socket, and clients that mean no good. */
@Timeout(30)
class WireTest {
    private static final WireLimits LIMITS =
            new WireLimits(3, 4096, Duration.ofSeconds(20), Duration.ofSeconds(1));
    private final FakeArchive archive = new FakeArchive();
    private Path directory;
    private Path socket;
    private WireServer server;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createTempDirectory(Path.of("/tmp"), "hfw");
        socket = directory.resolve("s");
        server = WireServer.open(socket, archive, LIMITS);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        assertFalse(Files.exists(socket));
        Files.delete(directory);
    }

    @Test
    void aClientHearsWhatTheArchiveSays() throws Exception {
        try (WireClient client = WireClient.connect(socket)) {
            Command put = new Command.Put("local", "b", List.of("/a\nb", "/c/"));
            assertEquals(1, client.submit(put));
            assertEquals(put, archive.heard.getFirst());
            for (Class<?> type : Query.class.getPermittedSubclasses()) {
                Query<?> query = (Query<?>) new SampleValues(true).of(type);
                assertEquals(archive.ask(query), client.ask(query));
            }
            JobSnapshot job = client.awaitJob(1, 0, Duration.ofHours(2));
            assertEquals(new SampleValues(true).of(JobSnapshot.class), job);
            assertEquals(LIMITS.patience(), archive.heard.getLast());
            assertEquals(1, server.connections());
        }
        assertFalse(archive.heard.contains("close"));
    }

    @Test
    void failuresCrossTheWire() throws Exception {
        try (WireClient client = WireClient.connect(socket)) {
            ArchiveException refused = assertThrows(ArchiveException.class,
                    () -> client.submit(new Command.CreateBucket("local", "", 1)));
            assertEquals(new Failure.BadBucketName(""), refused.failure());
            ArchiveException bug = assertThrows(ArchiveException.class,
                    () -> client.submit(new Command.EvictStaging("local")));
            assertInstanceOf(Failure.Unexpected.class, bug.failure());
            ArchiveException far = assertThrows(ArchiveException.class,
                    () -> client.submit(new Command.Put("local", "b",
                            List.of("x".repeat(2 << 20)))));
            assertInstanceOf(Failure.BadRequest.class, far.failure());
            assertEquals(3, client.submit(new Command.CancelJob("local", 1)));
        }
    }

    @Test
    void aLostEngineIsSaidAndAReturnedOneIsFound() throws Exception {
        try (WireClient client = WireClient.connect(socket)) {
            client.ask(new Query.Buckets());
            server.close();
            ArchiveException lost = assertThrows(ArchiveException.class,
                    () -> client.ask(new Query.Buckets()));
            assertInstanceOf(Failure.EngineUnreachable.class, lost.failure());
            server = WireServer.open(socket, archive, LIMITS);
            assertTrue(client.ask(new Query.Buckets()).buckets().size() > 0);
        }
    }

    @Test
    void aPathThatNoSocketCanHaveIsNamed() throws Exception {
        Path fits = directory.resolve(
                "x".repeat(WireServer.MAX_PATH_BYTES - directory.toString().length() - 1));
        WireServer.open(fits, archive, LIMITS).close();
        Path longer = fits.resolveSibling(fits.getFileName() + "x");
        BindException refused = assertThrows(BindException.class,
                () -> WireServer.open(longer, archive, LIMITS));
        assertTrue(refused.getMessage().contains("107 bytes"), refused.getMessage());
        assertThrows(BindException.class, () -> WireClient.connect(longer));
    }

    @Test
    void aRequestMayBeAsLongAsTheLimit() throws Exception {
        String start = "{\"id\":1,\"do\":\"";
        String end = "\"}\n";
        String fits = start + "x".repeat(4096 - start.length() - end.length()) + end;
        assertTrue(raw(fits).orElseThrow().contains("neither submit"));
        assertEquals(Optional.empty(), raw("x" + fits));
    }

    @Test
    void connectionsAreCounted() throws Exception {
        List<Raw> open = new ArrayList<>();
        for (int i = 0; i < LIMITS.connections(); i++) {
            open.add(new Raw(socket));
            assertTrue(open.getLast().exchange("{}\n").orElseThrow().contains("BadRequest"));
        }
        try (Raw tooMany = new Raw(socket)) {
            assertTrue(tooMany.read().orElseThrow().contains("EngineUnreachable"));
        }
        for (Raw one : open) {
            one.close();
        }
        awaitClosed();
        assertTrue(raw("{}\n").orElseThrow().contains("BadRequest"));
    }

    @Test
    void aSilentClientIsLetGo() throws Exception {
        server.close();
        server = WireServer.open(socket, archive, new WireLimits(1, 4096, Duration.ofMillis(20),
                Duration.ofSeconds(1)));
        try (Raw silent = new Raw(socket)) {
            assertEquals(Optional.empty(), silent.read());
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleHarmsNobody() throws Exception {
        try (Raw half = new Raw(socket)) {
            half.write("{\"id\":1,\"do\":\"submit\",\"comm");
        }
        try (Raw unread = new Raw(socket)) {
            unread.write("{\"id\":1,\"do\":\"ask\",\"query\":{\"type\":\"Buckets\"}}\n".repeat(9));
        }
        assertTrue(raw("{}\n").orElseThrow().contains("BadRequest"));
    }

    @Test
    void garbageIsAnsweredWithAFailure() throws Exception {
        String[] requests = {"", "\u0000\u0001", "[]", "7", "null", "{", "{\"id\":1}",
            "{\"id\":\"1\",\"do\":\"ask\"}", "{\"id\":1.5,\"do\":\"ask\"}",
            "{\"id\":99999999999999999999,\"do\":\"ask\"}", "{\"id\":1,\"do\":7}",
            "{\"id\":1,\"do\":\"ask\",\"query\":null}", "{\"id\":1,\"do\":\"ask\",\"query\":[]}",
            "{\"id\":1,\"do\":\"ask\",\"query\":{\"type\":\"Nope\"}}",
            "{\"id\":1,\"do\":\"submit\",\"command\":{\"type\":\"Buckets\"}}",
            "{\"id\":1,\"do\":\"ask\",\"query\":{\"type\":\"Buckets\"},\"more\":1}",
            "{\"id\":1,\"do\":\"await\",\"job\":1,\"after\":0,\"patience\":\"-PT1S\"}",
            "{\"id\":1,\"do\":\"await\",\"job\":1,\"after\":0,\"patience\":60}",
            "{\"id\":1,\"id\":2,\"do\":\"ask\",\"query\":{\"type\":\"Buckets\"}}",
            "[".repeat(4000)};
        for (String request : requests) {
            awaitClosed();
            String answer = raw(request + "\n").orElseThrow();
            assertTrue(answer.contains("\"failure\":{\"type\":\"BadRequest\""),
                    request + " -> " + answer);
        }
        assertEquals(List.of(), archive.heard);
    }

    @Test
    void noiseEndsOnlyItsOwnConnection() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261122);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[chance.nextInt(1, 300)];
            chance.nextBytes(noise);
            noise[noise.length - 1] = '\n';
            awaitClosed();
            try (Raw raw = new Raw(socket)) {
                raw.write(noise);
                String answer = raw.read().orElseThrow();
                assertTrue(answer.contains("BadRequest"), "seed 20261122: " + answer);
            }
        }
        try (WireClient client = WireClient.connect(socket)) {
            assertTrue(client.ask(new Query.Jobs()).jobs().size() > 0);
        }
    }

    /** Connections that are still being closed count, and a full server would refuse the next. */
    private void awaitClosed() {
        while (server.connections() > 0) {
            Thread.onSpinWait();
        }
    }

    private Optional<String> raw(String request) throws IOException {
        try (Raw raw = new Raw(socket)) {
            return raw.exchange(request);
        }
    }

    /** A client that may say anything. */
    private static final class Raw implements AutoCloseable {
        private final SocketChannel channel;

        Raw(Path socket) throws IOException {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        Optional<String> exchange(String request) throws IOException {
            try {
                write(request);
            } catch (IOException e) {
                return Optional.empty();
            }
            return read();
        }

        /** One line; empty when the server has closed. */
        Optional<String> read() throws IOException {
            StringBuilder line = new StringBuilder();
            ByteBuffer one = ByteBuffer.allocate(1);
            try {
                while (channel.read(one.clear()) > 0) {
                    if (one.get(0) == '\n') {
                        return Optional.of(line.toString());
                    }
                    line.append((char) one.get(0));
                }
            } catch (IOException e) {
                // Closed with bytes of ours unread: the same to this test.
                return Optional.empty();
            }
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
