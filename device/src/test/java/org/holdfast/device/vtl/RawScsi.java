package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;

/** An initiator that sends CDBs as bytes, so that tests stand on the standard alone. */
public final class RawScsi implements AutoCloseable {
    private static final Duration TIME = Duration.ofSeconds(60);
    private final ScsiTransport transport;
    private byte[] data = new byte[0];
    private SenseData sense = SenseData.NONE;
    private ScsiResponse response;

    public RawScsi(ScsiTransport transport) {
        this.transport = transport;
    }

    /** A CDB from hex text, blanks ignored. */
    public static byte[] cdb(String hex) {
        return java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** Sends a command without data; returns sense as "K/ASC/ASCQ", or "good". */
    public String none(String hex) throws IOException {
        return ended(transport.execute(ScsiRequest.plain(cdb(hex), TIME)));
    }

    /** Sends a command that receives up to {@code room} bytes. */
    public String in(String hex, int room) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(room);
        ScsiResponse r = transport.execute(ScsiRequest.receiving(cdb(hex), into, TIME));
        data = Arrays.copyOf(into.array(), into.position());
        return ended(r);
    }

    /** Sends a command with data. */
    public String out(String hex, byte[] bytes) throws IOException {
        return ended(transport.execute(
                ScsiRequest.sending(cdb(hex), ByteBuffer.wrap(bytes), TIME)));
    }

    private String ended(ScsiResponse r) {
        response = r;
        sense = SenseData.parse(r.sense());
        if (r.status() == ScsiStatus.GOOD) {
            return "good";
        }
        if (r.status() != ScsiStatus.CHECK_CONDITION) {
            return r.status().name();
        }
        return "%X/%02X/%02X".formatted(sense.key(), sense.asc(), sense.ascq());
    }

    public byte[] data() {
        return data;
    }

    public SenseData sense() {
        return sense;
    }

    public ScsiResponse response() {
        return response;
    }

    public int u8(int at) {
        return data[at] & 0xFF;
    }

    public int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    public long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    public long u64(int at) {
        return u32(at) << 32 | u32(at + 4);
    }

    public String text(int from, int length) {
        return new String(data, from, length, java.nio.charset.StandardCharsets.US_ASCII);
    }

    // The few commands that most tests need.

    /** Absorbs all unit attentions; returns the last answer of TEST UNIT READY. */
    public String settle() throws IOException {
        String last = none("000000000000");
        for (int i = 0; i < 8 && last.startsWith("6/"); i++) {
            last = none("000000000000");
        }
        return last;
    }

    public String move(int from, int to) throws IOException {
        return none("A500 0000 %04X %04X 0000 0000".formatted(from, to));
    }

    public String write(byte[] block) throws IOException {
        return out("0A00 %06X 00".formatted(block.length), block);
    }

    public String filemarks(int count, boolean immediate) throws IOException {
        return none("10%02X %06X 00".formatted(immediate ? 1 : 0, count));
    }

    public String read(int length) throws IOException {
        return in("0800 %06X 00".formatted(length), length);
    }

    public String locate(int partition, long block) throws IOException {
        return none("9202 00%02X %016X 0000 0000".formatted(partition, block));
    }

    /** Partition and block by READ POSITION, long form. */
    public String position() throws IOException {
        assertEquals("good", in("3406 0000 0000 0000 0000", 32));
        return u32(4) + ":" + u64(8);
    }

    /** Asks for two partitions and formats. */
    public void formatTwo() throws IOException {
        assertEquals("good", none("010000000000"));
        byte[] page = cdb("00000000 00000000 110E 0301 3C03 0400 0001 FFFF 0000 0000");
        assertEquals("good", out("5510 0000 0000 0000 %02X 00".formatted(page.length), page));
        assertEquals("good", none("040001000000"));
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
