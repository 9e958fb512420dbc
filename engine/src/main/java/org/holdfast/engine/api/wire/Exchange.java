package org.holdfast.engine.api.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;

/** One request line and its answer, seen from the server. */
final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final Archive archive;
    private final Duration mostPatience;

    Exchange(Archive archive, Duration mostPatience) {
        this.archive = archive;
        this.mostPatience = mostPatience;
    }

    /** Answers a line, whatever is in it. */
    byte[] answer(byte[] line) {
        ObjectNode answer = Json.shared().createObjectNode();
        answer.putNull("id");
        try {
            JsonNode request = Json.shared().readTree(line);
            if (request == null || !request.isObject()) {
                throw new ArchiveException(new Failure.BadRequest("not a JSON object"));
            }
            answer.put("id", whole(request, "id"));
            answer.set("ok", Json.tree(perform((ObjectNode) request)));
        } catch (JsonProcessingException e) {
            answer.set("failure", failure(new Failure.BadRequest(e.getOriginalMessage())));
        } catch (ArchiveException e) {
            answer.set("failure", failure(e.failure()));
        } catch (java.io.IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            answer.set("failure", failure(new Failure.Unexpected("wire", e.toString())));
        }
        return bytes(answer);
    }

    /** The line of a failure that belongs to no request. */
    static byte[] refusal(Failure failure) {
        ObjectNode answer = Json.shared().createObjectNode();
        answer.putNull("id");
        answer.set("failure", failure(failure));
        return bytes(answer);
    }

    private Object perform(ObjectNode request) throws ArchiveException, JsonProcessingException {
        String verb = text(request, "do");
        return switch (verb) {
            case "submit" -> {
                only(request, 3);
                yield archive.submit(part(request, "command", Command.class));
            }
            case "ask" -> {
                only(request, 3);
                Query<?> query = part(request, "query", Query.class);
                yield archive.ask(query);
            }
            case "await" -> {
                only(request, 5);
                Duration asked = part(request, "patience", Duration.class);
                Duration patience = asked.compareTo(mostPatience) > 0 ? mostPatience : asked;
                if (patience.isNegative()) {
                    throw new ArchiveException(new Failure.BadRequest("negative patience"));
                }
                yield archive.awaitJob(whole(request, "job"), whole(request, "after"), patience);
            }
            default -> throw new ArchiveException(
                    new Failure.BadRequest("neither submit nor ask nor await"));
        };
    }

    private static void only(ObjectNode request, int fields) throws ArchiveException {
        if (request.size() != fields) {
            throw new ArchiveException(new Failure.BadRequest(
                    request.size() + " fields where " + fields + " belong"));
        }
    }

    private static <T> T part(ObjectNode request, String name, Class<T> type)
            throws ArchiveException, JsonProcessingException {
        JsonNode node = request.get(name);
        if (node == null || node.isNull()) {
            throw new ArchiveException(new Failure.BadRequest("no " + name));
        }
        return Json.shared().treeToValue(node, type);
    }

    private static String text(ObjectNode request, String name) throws ArchiveException {
        JsonNode node = request.get(name);
        if (node == null || !node.isTextual()) {
            throw new ArchiveException(new Failure.BadRequest(name + " is not a text"));
        }
        return node.textValue();
    }

    private static long whole(JsonNode request, String name) throws ArchiveException {
        JsonNode node = request.get(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new ArchiveException(new Failure.BadRequest(name + " is not a whole number"));
        }
        return node.longValue();
    }

    /** As its declared type: that is what gives it the {@code type} field. */
    private static JsonNode failure(Failure failure) {
        return Json.tree(failure);
    }

    private static byte[] bytes(ObjectNode answer) {
        try {
            return Json.shared().writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
