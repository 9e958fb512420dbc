package org.holdfast.engine.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.holdfast.engine.env.StoreFile;

/** The lines of a sealed file. Whatever is not as it was sealed is damage. */
final class SealedLines implements LineSource {
    private final Path name;
    private final StoreFile file;
    private final Inflater inflater = new Inflater(true);
    private byte[] packed = {};
    private byte[] plain = {};
    private long position;
    private long plainBefore;
    private int filled;
    private int begin;
    private int end;
    private int next;

    /** Begins at the first member that has a line of entry {@code number}. */
    SealedLines(Path name, StoreFile file, long number) throws IOException {
        this.name = name;
        this.file = file;
        if (number > 1) {
            seek(number);
        }
    }

    private void seek(long number) throws IOException {
        long size = file.size();
        long at = 0;
        while (at < size) {
            SealedMember member = header(at);
            if (at > 0 && member.firstNumber() >= number) {
                return;
            }
            position = at;
            at += member.bytes();
        }
    }

    private SealedMember header(long at) throws IOException {
        byte[] header = new byte[SealedMember.HEADER_BYTES];
        read(header, header.length, at);
        return SealedMember.parse(header).orElseThrow(
                () -> new LedgerDamagedException(name, plainBefore + filled,
                        "no gzip member of a ledger at byte " + at + " of the file"));
    }

    private void read(byte[] room, int count, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(room, 0, count);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) <= 0) {
                throw new LedgerDamagedException(name, plainBefore + filled, "the file ends at "
                        + (at + buffer.position()) + ", in the middle of a member");
            }
        }
    }

    @Override
    public boolean next() throws IOException {
        begin = next;
        if (begin == filled) {
            if (position >= file.size()) {
                return false;
            }
            member();
        }
        end = begin;
        while (end < filled && plain[end] != '\n') {
            end++;
        }
        if (end == filled) {
            throw new LedgerDamagedException(name, offset(), "a member ends inside a line");
        }
        next = end + 1;
        return true;
    }

    private void member() throws IOException {
        SealedMember member = header(position);
        if (packed.length < member.bytes()) {
            packed = new byte[member.bytes()];
        }
        read(packed, member.bytes(), position);
        plainBefore += filled;
        filled = 0;
        int body = member.bytes() - SealedMember.HEADER_BYTES - SealedMember.TRAILER_BYTES;
        ByteBuffer trailer = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN)
                .position(SealedMember.HEADER_BYTES + body);
        int expectedCrc = trailer.getInt();
        int expected = trailer.getInt();
        if (expected < 1 || expected > SealedMember.PLAIN_BYTES) {
            throw new LedgerDamagedException(name, plainBefore, "a member of " + expected);
        }
        if (plain.length < expected) {
            plain = new byte[expected];
        }
        int count = inflate(body, expected);
        CRC32 crc = new CRC32();
        crc.update(plain, 0, count);
        byte[] first = ("{\"n\":" + member.firstNumber() + ",").getBytes(StandardCharsets.US_ASCII);
        if (expectedCrc != (int) crc.getValue() || count != expected
                || Arrays.mismatch(first, 0, first.length, plain, 0, Math.min(count, first.length))
                        >= 0) {
            throw new LedgerDamagedException(name, plainBefore, "the CRC of a member is wrong");
        }
        position += member.bytes();
        filled = count;
        begin = 0;
    }

    private int inflate(int body, int expected) throws IOException {
        inflater.reset();
        inflater.setInput(packed, SealedMember.HEADER_BYTES, body);
        try {
            int count = inflater.inflate(plain, 0, expected);
            // a full buffer may end before the stream's last, empty block has been looked at
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw new LedgerDamagedException(name, plainBefore, "a member is too large");
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new LedgerDamagedException(name, plainBefore, "a member does not end");
            }
            return count;
        } catch (DataFormatException e) {
            throw new LedgerDamagedException(name, plainBefore,
                    "cannot be inflated: " + e.getMessage());
        }
    }

    @Override
    public byte[] bytes() {
        return plain;
    }

    @Override
    public int begin() {
        return begin;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public long offset() {
        return plainBefore + begin;
    }

    @Override
    public boolean terminated() {
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
