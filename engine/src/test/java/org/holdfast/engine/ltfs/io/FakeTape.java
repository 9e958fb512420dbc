package org.holdfast.engine.ltfs.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;

/**
 * A drive with a cartridge in memory that loses power at a chosen command: what was not flushed is
 * gone but for as many objects as the test says. Only what LTFS needs of SSC-4.
 */
final class FakeTape implements ScsiTransport {
    static final class PowerCut extends IOException {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("the power is cut");
        }
    }

    private static final byte[] MARK = new byte[0];
    private static final int MAX_BLOCK = 1 << 20;

    private final long[] capacity;
    private final long[] used = new long[2];
    private final List<List<byte[]>> objects = new ArrayList<>();
    private final int[] flushed = new int[2];
    private final Map<String, byte[]> attributes = new HashMap<>();
    private boolean twoWanted;
    private int partition;
    private int at;
    private boolean changed;
    private boolean attention;
    private boolean off;
    private long commands;
    private long cutAt = -1;
    private boolean cutAfter;
    private int kept;
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int badBlock = -1;
    private long warning = 300_000;

    FakeTape(long indexCapacity, long dataCapacity) {
        capacity = new long[] {indexCapacity, dataCapacity};
        objects.add(new ArrayList<>());
    }

    // ---- what tests do ----

    long commands() {
        return commands;
    }

    /** How many commands of this operation there were. */
    int count(int operation) {
        return counts.getOrDefault(operation, 0);
    }

    /** Power fails at command {@code number}; {@code after} it was carried out, or before. */
    void cutPowerAt(long number, boolean after, int keep) {
        cutAt = number;
        cutAfter = after;
        kept = keep;
    }

    /** Power comes back. */
    void powerOn() {
        off = false;
        attention = true;
        changed = false;
        partition = 0;
        at = 0;
        cutAt = -1;
    }

    /** The next command gets a unit attention: the drive was reset, the head is at the begin. */
    void reset() {
        attention = true;
        partition = 0;
        at = 0;
    }

    /** Early warning comes when less than this is left. */
    void warnAt(long bytes) {
        warning = bytes;
    }

    /** The drive loses the block written last and says nothing. */
    void loseBlock() {
        cut(partition, --at);
    }

    /** Reading this block of partition 1 fails. */
    void spoil(int block) {
        badBlock = block;
    }

    /** A cartridge with so many blank partitions. */
    void partitions(int count) {
        objects.clear();
        for (int i = 0; i < count; i++) {
            objects.add(new ArrayList<>());
        }
    }

    byte[] mark() {
        return MARK;
    }

    /** The objects of a partition; a filemark is empty. */
    List<byte[]> objects(int p) {
        return objects.get(p);
    }

    void replace(int p, int block, byte[] bytes) {
        objects.get(p).set(block, bytes);
    }

    void cut(int p, int from) {
        List<byte[]> o = objects.get(p);
        while (o.size() > from) {
            used[p] -= size(o.removeLast());
        }
        flushed[p] = Math.min(flushed[p], o.size());
    }

    void append(int p, byte[] bytes) {
        objects.get(p).add(bytes);
        used[p] += size(bytes);
        flushed[p] = objects.get(p).size();
    }

    void attribute(int p, int id, byte[] value) {
        attributes.put(p + ":" + id, value);
    }

    byte[] attribute(int p, int id) {
        return attributes.get(p + ":" + id);
    }

    /** Everything, to compare. */
    String content() {
        StringBuilder all = new StringBuilder();
        for (List<byte[]> o : objects) {
            o.forEach(b -> all.append(Arrays.hashCode(b)).append(','));
            all.append(';');
        }
        attributes.forEach((k, v) -> all.append(k).append(Arrays.hashCode(v)));
        return all.toString();
    }

    // ---- the drive ----

    @Override
    public ScsiResponse execute(ScsiRequest request) throws IOException {
        if (off) {
            throw new PowerCut();
        }
        counts.merge(request.operation(), 1, Integer::sum);
        boolean last = commands++ == cutAt;
        if (last && !cutAfter) {
            powerOff();
        }
        ScsiResponse response = answer(request);
        if (last) {
            powerOff();
        }
        return response;
    }

    private void powerOff() throws PowerCut {
        off = true;
        for (int p = 0; p < objects.size(); p++) {
            cut(p, Math.min(objects.get(p).size(), flushed[p] + kept));
            flushed[p] = objects.get(p).size();
        }
        throw new PowerCut();
    }

    private ScsiResponse answer(ScsiRequest request) {
        ByteBuffer cdb = ByteBuffer.wrap(request.cdb());
        if (attention) {
            attention = false;
            return sense(SenseData.of(6, 0x29, 0));
        }
        return switch (request.operation()) {
            case 0x00, 0x1E -> ScsiResponse.good(0);
            case 0x05 -> reply(request, ByteBuffer.allocate(6).putInt(MAX_BLOCK).putShort((short) 1)
                    .array());
            case 0x08 -> read(request);
            case 0x0A -> write(request);
            case 0x10 -> filemarks(request, u24(cdb, 2), cdb.get(1) == 0);
            case 0x11 -> space(cdb.get(2) << 16 | u24(cdb, 2) & 0xFFFF);
            case 0x92 -> locate(cdb.get(3), (cdb.get(1) & 0x18) != 0 ? -1 : cdb.getLong(4));
            case 0x34 -> reply(request, ByteBuffer.allocate(32).putInt(0).putInt(partition)
                    .putLong(at).array());
            case 0x5A -> reply(request, mode(cdb.get(2) & 0x3F));
            case 0x55 -> select(request);
            case 0x04 -> format();
            case 0x4D -> reply(request, space());
            case 0x8C -> readAttribute(request, cdb.get(7), cdb.getShort(8) & 0xFFFF);
            case 0x8D -> writeAttribute(request, cdb.get(7));
            default -> sense(SenseData.of(5, 0x20, 0));
        };
    }

    private List<byte[]> here() {
        return objects.get(partition);
    }

    private ScsiResponse read(ScsiRequest request) {
        if (at == here().size()) {
            return sense(SenseData.of(8, 0, 5));
        }
        int asked = request.data().remaining();
        if (partition == 1 && at == badBlock) {
            return sense(SenseData.of(3, 0x11, 0));
        }
        byte[] object = here().get(at++);
        if (object == MARK) {
            return sense(new SenseData(0, 0, 1, true, false, false, asked, true, false));
        }
        request.data().put(object, 0, Math.min(asked, object.length));
        return object.length == asked ? ScsiResponse.good(asked)
                : sense(new SenseData(0, 0, 0, false, false, true, asked - object.length, true,
                        false));
    }

    private ScsiResponse write(ScsiRequest request) {
        byte[] bytes = new byte[request.data().remaining()];
        request.data().get(bytes);
        return put(bytes, bytes.length);
    }

    private ScsiResponse put(byte[] object, int transferred) {
        dropBehind();
        if (used[partition] + size(object) > capacity[partition]) {
            return sense(new SenseData(0xD, 0, 2, false, true, false, transferred, true, false));
        }
        countChange();
        here().add(object);
        used[partition] += size(object);
        at++;
        return capacity[partition] - used[partition] < warning
                ? sense(new SenseData(0, 0, 2, false, true, false, 0, true, false))
                : ScsiResponse.good(transferred);
    }

    private void dropBehind() {
        cut(partition, at);
    }

    private void countChange() {
        if (!changed) {
            changed = true;
            byte[] vcr = attributes.getOrDefault("0:9", new byte[4]);
            attribute(0, 9, ByteBuffer.allocate(4).putInt(ByteBuffer.wrap(vcr).getInt() + 1)
                    .array());
        }
    }

    private static int size(byte[] object) {
        return object == MARK ? 512 : object.length;
    }

    private ScsiResponse filemarks(ScsiRequest request, int count, boolean flush) {
        ScsiResponse last = ScsiResponse.good(0);
        for (int i = 0; i < count; i++) {
            last = put(MARK, 0);
        }
        if (flush) {
            for (int p = 0; p < objects.size(); p++) {
                flushed[p] = objects.get(p).size();
            }
        }
        return last;
    }

    private ScsiResponse space(int count) {
        int left = count;
        while (left < 0 && at > 0) {
            at--;
            left += here().get(at) == MARK ? 1 : 0;
        }
        return left == 0 ? ScsiResponse.good(0)
                : sense(new SenseData(0, 0, 4, false, true, false, -left, true, false));
    }

    private ScsiResponse locate(int to, long block) {
        if (to >= objects.size()) {
            return sense(SenseData.of(5, 0x24, 0));
        }
        partition = to;
        at = (int) Math.min(block < 0 ? Long.MAX_VALUE : block, here().size());
        return block > at ? sense(SenseData.of(8, 0, 5)) : ScsiResponse.good(0);
    }

    private byte[] mode(int page) {
        byte[] body = page == 0x0F ? new byte[] {0x0F, 2, (byte) 0xC0, 0}
                : new byte[] {0x11, 10, 3, (byte) (objects.size() - 1), 0, 3, 9, 0, 0, 0, 0, 0};
        return ByteBuffer.allocate(16 + body.length).putShort((short) (14 + body.length))
                .put((byte) 0x58).put((byte) 0).putShort((short) 0).putShort((short) 8)
                .put((byte) 0x58).put(new byte[7]).put(body).array();
    }

    private ScsiResponse select(ScsiRequest request) {
        int length = request.data().remaining();
        twoWanted |= (request.data().get(request.data().position() + 8) & 0x3F) == 0x11;
        request.data().position(request.data().limit());
        return ScsiResponse.good(length);
    }

    private ScsiResponse format() {
        if (partition != 0 || at != 0) {
            return sense(SenseData.of(5, 0x3B, 0x0C));
        }
        objects.clear();
        for (int p = 0; p < (twoWanted ? 2 : 1); p++) {
            objects.add(new ArrayList<>());
            used[p] = 0;
            flushed[p] = 0;
        }
        byte[] vcr = attributes.get("0:9");
        attributes.clear();
        if (vcr != null) {
            attribute(0, 9, vcr);
        }
        countChange();
        return ScsiResponse.good(0);
    }

    private byte[] space() {
        ByteBuffer body = ByteBuffer.allocate(60).putShort((short) 0x1700).putShort((short) 56);
        for (int code : new int[] {0x202, 0x204}) {
            body.putShort((short) code).put((byte) 0).put((byte) 16);
            for (int p = 0; p < 2; p++) {
                long bytes = code == 0x202 ? capacity[p] : capacity[p] - used[p];
                body.put((byte) 7).put((byte) 0).putShort((short) p)
                        .putInt((int) (bytes / 1_000_000));
            }
        }
        return Arrays.copyOf(body.array(), 4 + 56);
    }

    private ScsiResponse readAttribute(ScsiRequest request, int p, int id) {
        byte[] value = attribute(p, id);
        if (value == null) {
            return sense(SenseData.of(5, 0x24, 0));
        }
        return reply(request, ByteBuffer.allocate(9 + value.length).putInt(5 + value.length)
                .putShort((short) id).put((byte) 0).putShort((short) value.length).put(value)
                .array());
    }

    private ScsiResponse writeAttribute(ScsiRequest request, int p) {
        ByteBuffer list = request.data();
        int length = list.remaining();
        list.getInt();
        int id = list.getShort() & 0xFFFF;
        list.get();
        byte[] value = new byte[list.getShort() & 0xFFFF];
        list.get(value);
        attribute(p, id, value);
        return ScsiResponse.good(length);
    }

    private static ScsiResponse reply(ScsiRequest request, byte[] bytes) {
        int count = Math.min(bytes.length, request.data().remaining());
        request.data().put(bytes, 0, count);
        return ScsiResponse.good(count);
    }

    private static ScsiResponse sense(SenseData sense) {
        return new ScsiResponse(ScsiStatus.CHECK_CONDITION, sense.toFixed(), 0);
    }

    private static int u24(ByteBuffer cdb, int at) {
        return (cdb.get(at) & 0xFF) << 16 | (cdb.get(at + 1) & 0xFF) << 8 | cdb.get(at + 2) & 0xFF;
    }

    /** The bytes of an object, for tests that look at the tape. */
    byte[] index(int p, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = from; i < objects.get(p).size() && objects.get(p).get(i) != MARK; i++) {
            all.writeBytes(objects.get(p).get(i));
        }
        return all.toByteArray();
    }

    static boolean isMark(byte[] object) {
        return object == MARK;
    }

    @Override
    public int maxTransferBytes() {
        return MAX_BLOCK;
    }

    @Override
    public String address() {
        return "fake:tape";
    }

    @Override
    public void close() {
        off = true;
    }
}
