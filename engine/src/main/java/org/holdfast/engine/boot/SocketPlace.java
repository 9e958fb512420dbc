package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.holdfast.engine.api.wire.WireServer;

/**
 * Where the socket of a home's engine is: in {@code keys/}, which only its owner can enter. A path
 * that is too long for a socket gets a directory of its own among the temporary files, and a note
 * in {@code keys/} says which.
 */
final class SocketPlace {
    private static final String SOCKET = "engine.sock";
    private static final String NOTE = "engine.address";

    private SocketPlace() {}

    static Path make(Home home) throws IOException {
        Path keys = home.folder("keys");
        Path usual = keys.resolve(SOCKET);
        if (usual.toString().getBytes(StandardCharsets.UTF_8).length
                <= WireServer.MAX_PATH_BYTES) {
            Files.deleteIfExists(keys.resolve(NOTE));
            return usual;
        }
        Path elsewhere = Files.createTempDirectory("holdfast", PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rwx------"))).resolve(SOCKET);
        Files.writeString(keys.resolve(NOTE), elsewhere.toString());
        return elsewhere;
    }

    static Optional<Path> find(Home home) throws IOException {
        Path keys = home.folder("keys");
        Path note = keys.resolve(NOTE);
        if (Files.isRegularFile(note)) {
            return Optional.of(Path.of(Files.readString(note).strip()));
        }
        Path usual = keys.resolve(SOCKET);
        return Files.exists(usual) ? Optional.of(usual) : Optional.empty();
    }
}
