package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.medium.UnreadableBlockException;
import org.holdfast.device.vtl.medium.UnwritableBlockException;

/**
 * What every unit does around a command: one command at a time, unit attentions first, then
 * reservations, then the command, and sense for whatever goes wrong (SAM-5, SPC-4).
 */
final class LogicalUnit {
    private static final System.Logger LOG = System.getLogger(LogicalUnit.class.getName());
    /** INQUIRY, REQUEST SENSE and REPORT LUNS do not wait for attentions (SAM-5 5.14). */
    private static final Set<Integer> UNATTENDED = Set.of(0x12, 0x03, 0xA0);
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Nexus> nexuses = new ArrayList<>();
    private final Reservations reservations = new Reservations(this);
    private final CommandSet commands = new CommandSet();

    CommandSet commands() {
        return commands;
    }

    ReentrantLock lock() {
        return lock;
    }

    Reservations reservations() {
        return reservations;
    }

    Nexus connect() {
        lock.lock();
        try {
            Nexus n = new Nexus();
            nexuses.add(n);
            return n;
        } finally {
            lock.unlock();
        }
    }

    /** The initiator is gone, and with it what it held. */
    void disconnect(Nexus nexus) {
        lock.lock();
        try {
            nexus.close();
            nexuses.remove(nexus);
            reservations.forget(nexus);
        } finally {
            lock.unlock();
        }
    }

    /** All initiators are cut off, as by a power cut. */
    void disconnectAll() {
        lock.lock();
        try {
            List.copyOf(nexuses).forEach(this::disconnect);
        } finally {
            lock.unlock();
        }
    }

    /** Tells every initiator but {@code except}, which may be null. */
    void attention(Nexus except, int asc, int ascq) {
        for (Nexus n : nexuses) {
            if (n != except) {
                n.attention(asc, ascq);
            }
        }
    }

    boolean removalPrevented() {
        return nexuses.stream().anyMatch(Nexus::prevents);
    }

    ScsiResponse execute(Nexus nexus, ScsiRequest request) throws IOException {
        lock.lock();
        try {
            if (nexus.closed()) {
                throw new IOException("the virtual device is gone");
            }
            return run(nexus, request);
        } finally {
            lock.unlock();
        }
    }

    private ScsiResponse run(Nexus nexus, ScsiRequest request) {
        Cdb cdb = new Cdb(request.cdb());
        try {
            if (!UNATTENDED.contains(cdb.operation())) {
                SenseData attention = nexus.nextAttention();
                if (attention != null) {
                    throw new CheckCondition(attention, 0);
                }
            }
            CommandSet.Entry entry = commands.find(cdb);
            if (entry == null) {
                throw CheckCondition.of(5, 0x20, 0x00);
            }
            if (!reservations.allow(nexus, cdb)) {
                return new ScsiResponse(ScsiStatus.RESERVATION_CONFLICT, new byte[0], 0);
            }
            return ScsiResponse.good(entry.command().run(new Call(nexus, cdb, request.data())));
        } catch (CheckCondition c) {
            return failed(c.sense(), c.transferred());
        } catch (ReservationConflict c) {
            return new ScsiResponse(ScsiStatus.RESERVATION_CONFLICT, new byte[0], 0);
        } catch (UnreadableBlockException e) {
            LOG.log(System.Logger.Level.DEBUG, "unreadable", e);
            return failed(SenseData.of(3, 0x11, 0x00), 0);
        } catch (UnwritableBlockException e) {
            LOG.log(System.Logger.Level.DEBUG, "unwritable", e);
            return failed(SenseData.of(3, 0x0C, 0x00), 0);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the virtual medium's files failed", e);
            return failed(SenseData.of(3, 0x0C, 0x00), 0);
        }
    }

    private static ScsiResponse failed(SenseData sense, int transferred) {
        return new ScsiResponse(ScsiStatus.CHECK_CONDITION, sense.toFixed(), transferred);
    }
}
