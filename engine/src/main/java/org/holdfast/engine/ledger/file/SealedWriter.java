package org.holdfast.engine.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.holdfast.engine.env.StoreFile;

/** Writes a sealed file: gzip members, each of whole lines and at most 1 MiB of them. */
final class SealedWriter implements AutoCloseable {
    private final StoreFile file;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] plain;
    private final byte[] packed;
    private int filled;
    private long firstNumber;
    private long position;

    /** Writes {@code file}; {@code plainBytes} of lines will come. */
    SealedWriter(StoreFile file, long plainBytes) {
        this.file = file;
        plain = new byte[(int) Math.min(plainBytes, SealedMember.PLAIN_BYTES)];
        packed = new byte[plain.length + plain.length / 64 + 128];
    }

    /** Adds a line, given without its newline, and the number on it. */
    void line(byte[] bytes, int begin, int end, long number) throws IOException {
        if (filled + end - begin + 1 > plain.length) {
            member();
        }
        if (filled == 0) {
            firstNumber = number;
        }
        System.arraycopy(bytes, begin, plain, filled, end - begin);
        filled += end - begin;
        plain[filled++] = '\n';
    }

    /** Writes what is left and makes all of it durable. */
    void finish() throws IOException {
        member();
        file.force();
    }

    private void member() throws IOException {
        if (filled == 0) {
            return;
        }
        deflater.reset();
        deflater.setInput(plain, 0, filled);
        deflater.finish();
        int begin = SealedMember.HEADER_BYTES;
        int count = deflater.deflate(packed, begin,
                packed.length - begin - SealedMember.TRAILER_BYTES);
        if (!deflater.finished()) {
            throw new IllegalStateException(filled + " bytes deflate to more than expected");
        }
        CRC32 crc = new CRC32();
        crc.update(plain, 0, filled);
        ByteBuffer all = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(begin + count, (int) crc.getValue()).putInt(begin + count + 4, filled);
        int bytes = begin + count + SealedMember.TRAILER_BYTES;
        all.put(new SealedMember(bytes, firstNumber).header());
        file.write(all.position(0).limit(bytes), position);
        position += bytes;
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        file.close();
    }
}
