package org.holdfast.device.scsi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A robot or a drive behind a transport: sends commands, decodes answers, and is the one place
 * that decides what is sent again.
 *
 * <p>A unit attention eats the command it answers (SAM-5 5.14). A harmless command is sent
 * again, once for each different attention; no other command is ever repeated here. Every
 * attention and every remark is kept until somebody takes it.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class ScsiDevice implements AutoCloseable {
    /** More attentions than this in a row on one command are a device that is not well. */
    static final int MAX_ATTENTIONS = 8;
    /** Remarks kept; older ones are dropped first. */
    static final int MAX_REMARKS = 64;

    private final ScsiTransport transport;
    private final Predicate<SenseData> changeSign;
    private final List<SenseData> remarks = new ArrayList<>();
    private boolean changed;

    /**
     * A device behind {@code transport}, which it closes.
     *
     * @param changeSign which unit attentions mean that what is in the device may have changed
     */
    public ScsiDevice(ScsiTransport transport, Predicate<SenseData> changeSign) {
        this.transport = transport;
        this.changeSign = changeSign;
    }

    /** The transport's address, for messages. */
    public String address() {
        return transport.address();
    }

    /** The largest transfer of one command in bytes. */
    public int maxTransferBytes() {
        return transport.maxTransferBytes();
    }

    /** Whether a sign of change was seen since this was last asked. */
    public boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /**
     * The unit attentions, recovered errors and other remarks since this was last asked, oldest
     * first, at most 64.
     */
    public List<SenseData> takeRemarks() {
        List<SenseData> taken = List.copyOf(remarks);
        remarks.clear();
        return taken;
    }

    /**
     * Sends a command exactly once and decodes whatever comes back.
     *
     * @param data from position to limit: what is sent or room for what is received
     * @throws DeferredErrorException when the answer is about an earlier command
     */
    public Answer once(ScsiCommand command, ScsiRequest.Transfer transfer, ByteBuffer data)
            throws IOException {
        ScsiResponse response = transport.execute(
                new ScsiRequest(command.cdb(), transfer, data, command.timeout()));
        SenseData sense = sense(response);
        if (sense.deferred()) {
            throw new DeferredErrorException(command.name(), sense);
        }
        Answer answer = new Answer(response.status(), sense, response.transferred());
        note(answer);
        return answer;
    }

    /** Sends a command without data and returns its answer, after attentions if it is harmless. */
    public Answer ask(ScsiCommand command) throws IOException {
        return exchange(command, ScsiRequest.Transfer.NONE, new byte[0]);
    }

    /**
     * Sends a command without data.
     *
     * @throws ScsiException when it was not carried out
     */
    public void perform(ScsiCommand command) throws IOException {
        check(command, ask(command));
    }

    /**
     * Sends a command and returns the data it answers with, at most {@code room} bytes.
     *
     * @throws ScsiException when it was not carried out
     */
    public byte[] receive(ScsiCommand command, int room) throws IOException {
        byte[] data = new byte[room];
        Answer answer = exchange(command, ScsiRequest.Transfer.FROM_DEVICE, data);
        check(command, answer);
        return Arrays.copyOf(data, Math.clamp(answer.transferred(), 0, room));
    }

    /**
     * Sends a command with data.
     *
     * @throws ScsiException when it was not carried out
     */
    public void send(ScsiCommand command, byte[] data) throws IOException {
        check(command, exchange(command, ScsiRequest.Transfer.TO_DEVICE, data));
    }

    private Answer exchange(ScsiCommand command, ScsiRequest.Transfer transfer, byte[] data)
            throws IOException {
        List<SenseData> seen = new ArrayList<>();
        while (true) {
            Answer answer = once(command, transfer, ByteBuffer.wrap(data));
            if (!answer.unitAttention() || !command.repeatable()
                    || seen.size() == MAX_ATTENTIONS || seen.contains(answer.sense())) {
                return answer;
            }
            seen.add(answer.sense());
        }
    }

    private static void check(ScsiCommand command, Answer answer) throws ScsiException {
        if (!answer.carriedOut()) {
            throw new ScsiException(command.name(), answer.status(), answer.sense());
        }
    }

    /** Sense of the answer; asked for when the transport did not bring it along. */
    private SenseData sense(ScsiResponse response) throws IOException {
        if (response.status() == ScsiStatus.CHECK_CONDITION && response.sense().length == 0) {
            ScsiCommand ask = PrimaryCommands.requestSense();
            ByteBuffer room = ByteBuffer.allocate(PrimaryCommands.SENSE_ROOM);
            ScsiResponse late = transport.execute(
                    ScsiRequest.receiving(ask.cdb(), room, ask.timeout()));
            int length = Math.clamp(late.transferred(), 0, PrimaryCommands.SENSE_ROOM);
            return SenseData.parse(Arrays.copyOf(room.array(), length));
        }
        return SenseData.parse(response.sense());
    }

    private void note(Answer answer) {
        SenseData sense = answer.sense();
        if (answer.unitAttention()) {
            changed |= changeSign.test(sense);
        }
        boolean flow = sense.key() == 0 && sense.asc() == 0 && sense.ascq() < 0x10;
        if (answer.unitAttention() || answer.carriedOut() && sense != SenseData.NONE && !flow) {
            if (remarks.size() == MAX_REMARKS) {
                remarks.removeFirst();
            }
            remarks.add(sense);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
