package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.env.disk.DiskFileStore;

/**
 * The catalog's files in a home. Nobody waits until they are durable: a process that is killed
 * leaves whole steps, but a power cut may leave anything. So the boot under which they are open is
 * written beside them, and what another boot left open is made anew from the ledger.
 */
final class HomeCatalog {
    /** Linux names each boot; elsewhere all that was not closed is made anew. */
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String OPEN = "open";
    private static final System.Logger LOG = System.getLogger(HomeCatalog.class.getName());

    private final Path directory;
    private final FileStore store = new DiskFileStore();
    private final Optional<String> boot;

    HomeCatalog(Home home) {
        this(home.folder("catalog"), currentBoot());
    }

    HomeCatalog(Path directory, Optional<String> boot) {
        this.directory = directory;
        this.boot = boot;
    }

    private static Optional<String> currentBoot() {
        try {
            return Optional.of(Files.readString(BOOT).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Opens it; empty when what is there cannot be trusted, or is not wanted. */
    Catalog open(boolean anew) throws IOException {
        store.createDirectories(directory);
        Path open = directory.resolve(OPEN);
        Optional<String> before = Files.exists(open)
                ? Optional.of(Files.readString(open, StandardCharsets.ISO_8859_1))
                : Optional.empty();
        boolean cut = before.isPresent() && (boot.isEmpty() || !boot.equals(before));
        if (cut) {
            LOG.log(System.Logger.Level.WARNING,
                    "the catalog was open when the machine went down: made anew from the ledger");
        }
        if (cut || anew) {
            Catalog.delete(directory);
            store.syncDirectory(directory);
        }
        // One that is there stays: without it, what a killed process left would pass for closed.
        if (cut || before.isEmpty()) {
            mark(open);
        }
        return Catalog.open(directory);
    }

    private void mark(Path open) throws IOException {
        store.delete(open);
        try (StoreFile file = store.create(open)) {
            file.write(ByteBuffer.wrap(boot.orElse("").getBytes(StandardCharsets.ISO_8859_1)), 0);
            file.force();
        }
        store.syncDirectory(directory);
    }

    /** The catalog has been closed: what it is in is durable from here on. */
    void closed() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        store.delete(directory.resolve(OPEN));
        store.syncDirectory(directory);
    }
}
