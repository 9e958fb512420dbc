package org.holdfast.engine.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/**
 * The vouchers beside the sealed files. Any of them may be deleted at any time; that costs the time
 * to read its file once. Safe for any thread, as long as one thread at a time changes them.
 */
public final class Vouchers {
    /** The size of a sealed file and the CRC-32C of its end. */
    public record Seal(long bytes, int endCrc) {}

    private final FileStore files;
    private final Path directory;

    /** Those in a ledger's directory. */
    public Vouchers(FileStore files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    private Path path(long first) {
        return directory.resolve(String.format("%012d.voucher", first));
    }

    /** What a sealed file is known by. */
    public Seal seal(LedgerFile file) throws IOException {
        try (StoreFile sealed = files.openForReading(file.path())) {
            long size = sealed.size();
            byte[] end = new byte[(int) Math.min(size, Voucher.END_BYTES)];
            read(sealed, end, size - end.length);
            return new Seal(size, Voucher.crc(end, end.length));
        }
    }

    /** The voucher of a file; empty when there is none, or none that is this file's. */
    public Optional<Voucher> find(LedgerFile file) throws IOException {
        Path path = path(file.firstNumber());
        if (!file.sealed() || !files.exists(path)) {
            return Optional.empty();
        }
        Optional<Voucher> voucher = read(path);
        if (voucher.isEmpty() || voucher.get().first() != file.firstNumber()) {
            return Optional.empty();
        }
        Seal seal = seal(file);
        return voucher.filter(v -> v.sealedBytes() == seal.bytes() && v.endCrc() == seal.endCrc());
    }

    private Optional<Voucher> read(Path path) throws IOException {
        try (StoreFile file = files.openForReading(path)) {
            byte[] bytes = new byte[(int) Math.min(file.size(), Voucher.MAX_BYTES)];
            return read(file, bytes, 0) ? Voucher.parse(bytes) : Optional.empty();
        }
    }

    private static boolean read(StoreFile file, byte[] room, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(room);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) <= 0) {
                Arrays.fill(room, buffer.position(), room.length, (byte) 0);
                return false;
            }
        }
        return true;
    }

    /** Writes a voucher in place of what there is; durable on return. */
    public void put(Voucher voucher) throws IOException {
        Path path = path(voucher.first());
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        files.delete(temporary);
        try (StoreFile file = files.create(temporary)) {
            file.write(ByteBuffer.wrap(voucher.bytes()), 0);
            file.force();
        }
        files.rename(temporary, path);
        files.syncDirectory(directory);
    }

    /** From now on the file is read whenever the ledger is opened; durable on return. */
    public void delete(long first) throws IOException {
        if (files.exists(path(first))) {
            files.delete(path(first));
            files.syncDirectory(directory);
        }
    }
}
