package org.holdfast.device.scsi;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A device that follows a script: it expects each CDB to the byte and answers as told. A step
 * that does not come, or another one, fails the test.
 */
public final class FakeTransport implements ScsiTransport {
    private record Step(String cdb, String dataOut, byte[] dataIn, ScsiStatus status,
            byte[] sense, int transferred) {}

    private static final int AS_IT_IS = -1;

    private final ArrayDeque<Step> script = new ArrayDeque<>();
    private int maxTransfer = 1 << 20;
    private boolean closed;
    private ScsiRequest last;

    /** Bytes from hexadecimal digits; blanks do not count. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    private FakeTransport step(String cdb, String out, byte[] in, ScsiStatus status,
            byte[] sense, int transferred) {
        script.add(new Step(cdb.replaceAll("\\s", "").toLowerCase(), out, in, status, sense,
                transferred));
        return this;
    }

    /** A command without data that is GOOD. */
    public FakeTransport good(String cdb) {
        return step(cdb, "", new byte[0], ScsiStatus.GOOD, new byte[0], AS_IT_IS);
    }

    /** A command that is answered with data. */
    public FakeTransport data(String cdb, byte[] answer) {
        return step(cdb, "", answer, ScsiStatus.GOOD, new byte[0], AS_IT_IS);
    }

    /** A command that is answered with data in hexadecimal. */
    public FakeTransport data(String cdb, String answer) {
        return data(cdb, hex(answer));
    }

    /** A command that is answered with data and a count that is not theirs. */
    public FakeTransport lying(String cdb, byte[] answer, int transferred) {
        return step(cdb, "", answer, ScsiStatus.GOOD, new byte[0], transferred);
    }

    /** A command that must send exactly these bytes. */
    public FakeTransport takes(String cdb, String data) {
        return step(cdb, data.replaceAll("\\s", "").toLowerCase(), new byte[0], ScsiStatus.GOOD,
                new byte[0], AS_IT_IS);
    }

    /** A command that ends with sense data of that code. */
    public FakeTransport sense(String cdb, int key, int asc, int ascq) {
        return sense(cdb, SenseData.of(key, asc, ascq));
    }

    /** A command that ends with these sense data. */
    public FakeTransport sense(String cdb, SenseData sense) {
        return sense(cdb, sense, new byte[0]);
    }

    /** A command that moves data and ends with these sense data. */
    public FakeTransport sense(String cdb, SenseData sense, byte[] data) {
        return step(cdb, "", data, ScsiStatus.CHECK_CONDITION, sense.toFixed(), AS_IT_IS);
    }

    /** A command that ends with these sense data, and a count of its own. */
    public FakeTransport sense(String cdb, SenseData sense, byte[] data, int transferred) {
        return step(cdb, "", data, ScsiStatus.CHECK_CONDITION, sense.toFixed(), transferred);
    }

    /** A command that ends with another status, without sense data. */
    public FakeTransport status(String cdb, ScsiStatus status) {
        return step(cdb, "", new byte[0], status, new byte[0], AS_IT_IS);
    }

    /** Sets the largest transfer. */
    public FakeTransport maxTransfer(int bytes) {
        maxTransfer = bytes;
        return this;
    }

    @Override
    public ScsiResponse execute(ScsiRequest request) {
        String cdb = HexFormat.of().formatHex(request.cdb());
        if (script.isEmpty()) {
            throw new AssertionError("unexpected command " + cdb);
        }
        Step step = script.remove();
        if (!step.cdb.equals(cdb)) {
            throw new AssertionError("expected " + step.cdb + " but was " + cdb);
        }
        last = request;
        ByteBuffer data = request.data();
        int moved = switch (request.transfer()) {
            case NONE -> 0;
            case TO_DEVICE -> sent(step, data);
            case FROM_DEVICE -> received(step, data);
        };
        return new ScsiResponse(step.status, step.sense,
                step.transferred == AS_IT_IS ? moved : step.transferred);
    }

    private static int sent(Step step, ByteBuffer data) {
        int length = data.remaining();
        byte[] b = new byte[length];
        data.get(b);
        if (!step.dataOut.isEmpty()) {
            String was = HexFormat.of().formatHex(b);
            if (!step.dataOut.equals(was)) {
                throw new AssertionError("expected data " + step.dataOut + " but was " + was);
            }
        }
        return length;
    }

    private static int received(Step step, ByteBuffer data) {
        int length = Math.min(step.dataIn.length, data.remaining());
        data.put(Arrays.copyOf(step.dataIn, length));
        return length;
    }

    /** The last request, to look at its buffer or timeout. */
    public ScsiRequest last() {
        return last;
    }

    /** Whether the whole script was played. */
    public boolean finished() {
        return script.isEmpty();
    }

    /** Whether it was closed. */
    public boolean closed() {
        return closed;
    }

    @Override
    public int maxTransferBytes() {
        return maxTransfer;
    }

    @Override
    public String address() {
        return "fake:1";
    }

    @Override
    public void close() {
        closed = true;
    }
}
