package org.holdfast.engine.api.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;

/**
 * The archive of an engine in another process. Each thread that calls has a connection of its own
 * for the time of the call; closed ones are replaced. Safe for any thread.
 */
public final class WireClient implements Archive {
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final int MAX_SPARE = 8;

    private final Path socket;
    private final AtomicLong ids = new AtomicLong();
    private final Deque<LineChannel> spare = new ArrayDeque<>();
    private boolean closed;

    private WireClient(Path socket) {
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @throws IOException when nobody listens there, or the path is too long for a socket
     */
    public static WireClient connect(Path socket) throws IOException {
        WireServer.checkLength(socket);
        WireClient client = new WireClient(socket);
        client.giveBack(client.open());
        return client;
    }

    @Override
    public long submit(Command command) throws ArchiveException {
        ObjectNode request = request("submit");
        request.set("command", Json.tree(command));
        JsonNode ok = exchange(request, ANSWER);
        if (!ok.isIntegralNumber() || !ok.canConvertToLong()) {
            throw unreachable(new IOException("not a job number: " + ok.getNodeType()));
        }
        return ok.longValue();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R ask(Query<R> query) throws ArchiveException {
        ObjectNode request = request("ask");
        request.set("query", Json.tree(query));
        return (R) read(exchange(request, ANSWER), Answers.typeOf(query));
    }

    @Override
    public JobSnapshot awaitJob(long job, long after, Duration patience) throws ArchiveException {
        ObjectNode request = request("await");
        request.put("job", job);
        request.put("after", after);
        request.put("patience", patience.toString());
        return read(exchange(request, ANSWER), JobSnapshot.class);
    }

    @Override
    public void close() {
        Deque<LineChannel> all;
        synchronized (spare) {
            closed = true;
            all = new ArrayDeque<>(spare);
            spare.clear();
        }
        all.forEach(WireClient::drop);
    }

    private ObjectNode request(String verb) {
        return Json.shared().createObjectNode().put("id", ids.incrementAndGet()).put("do", verb);
    }

    private JsonNode exchange(ObjectNode request, Duration silence) throws ArchiveException {
        LineChannel lines = null;
        try {
            byte[] line = Json.shared().writeValueAsBytes(request);
            if (line.length >= WireLimits.DEFAULT.requestBytes()) {
                throw new ArchiveException(new Failure.BadRequest("a request of "
                        + line.length + " bytes, " + WireLimits.DEFAULT.requestBytes()
                        + " are possible"));
            }
            lines = borrow();
            lines.writeLine(line, silence);
            byte[] answer = lines.readLine(WireLimits.ANSWER_BYTES, silence)
                    .orElseThrow(() -> new EOFException("closed before the answer"));
            JsonNode ok = result(Json.shared().readTree(answer), request.get("id").longValue());
            giveBack(lines);
            lines = null;
            return ok;
        } catch (IOException e) {
            throw unreachable(e);
        } finally {
            if (lines != null) {
                drop(lines);
            }
        }
    }

    private static JsonNode result(JsonNode answer, long id) throws IOException, ArchiveException {
        if (answer == null || !answer.isObject()) {
            throw new IOException("the answer is not a JSON object");
        }
        if (answer.hasNonNull("failure")) {
            throw new ArchiveException(
                    Json.shared().treeToValue(answer.get("failure"), Failure.class));
        }
        JsonNode answered = answer.get("id");
        if (answered == null || answered.longValue() != id || !answer.has("ok")) {
            throw new IOException("the answer belongs to another request");
        }
        return answer.get("ok");
    }

    private static <T> T read(JsonNode node, Class<T> type) throws ArchiveException {
        try {
            T value = Json.shared().treeToValue(node, type);
            if (value == null) {
                throw unreachable(new IOException("no " + type.getSimpleName() + " in the answer"));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw unreachable(e);
        }
    }

    private LineChannel borrow() throws IOException {
        while (true) {
            LineChannel lines;
            synchronized (spare) {
                if (closed) {
                    throw new IOException("this client is closed");
                }
                lines = spare.poll();
            }
            if (lines == null) {
                return open();
            }
            if (!lines.stale()) {
                return lines;
            }
            drop(lines);
        }
    }

    private void giveBack(LineChannel lines) {
        synchronized (spare) {
            if (!closed && spare.size() < MAX_SPARE) {
                spare.push(lines);
                return;
            }
        }
        drop(lines);
    }

    private LineChannel open() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new LineChannel(channel);
    }

    private static void drop(LineChannel lines) {
        try {
            lines.close();
        } catch (IOException e) {
            System.getLogger(WireClient.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }

    private static ArchiveException unreachable(IOException e) {
        String reason = e instanceof JsonProcessingException j ? j.getOriginalMessage()
                : e.toString();
        return new ArchiveException(new Failure.EngineUnreachable(reason), e);
    }
}
