package org.holdfast.engine.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.engine.ltfs.io.CartridgeFullException;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.schedule.DriveId;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.OpenMode;
import org.holdfast.engine.schedule.WriteItem;

/**
 * What one drive does for the scheduler, from the loading of a cartridge to its unloading.
 *
 * <p>Every act answers with the input that tells the scheduler what became of it; failures are
 * answers too. One thread, that of the drive.
 */
public final class MountSession {
    /** A library's actor in the ledger. */
    public static final String ACTOR = "holdfast";
    private static final int BUFFER = 4 << 20;
    private static final System.Logger LOG = System.getLogger(MountSession.class.getName());

    private final DriveId id;
    private final TapeDrive drive;
    private final SessionTools tools;
    private Barcode barcode;
    private CartridgeState before = CartridgeState.SCRATCH;
    private Optional<Mount> mount = Optional.empty();
    private List<Run> counted = List.of();
    private Duration writing = Duration.ZERO;
    private Optional<StagedAhead> ahead = Optional.empty();

    /** A session for {@code drive}; nothing is mounted. */
    public MountSession(DriveId id, TapeDrive drive, SessionTools tools) {
        this.id = id;
        this.drive = drive;
        this.tools = tools;
    }

    /** Loads and mounts; what is mounted may be less than was asked for. */
    public Input open(Barcode cartridge, CartridgeState state, OpenMode mode,
            Optional<String> domain) {
        barcode = cartridge;
        before = state;
        mount = Optional.empty();
        Opening opening = new Opening(drive, tools, cartridge, state);
        try {
            Mount opened = opening.open(mode, domain);
            mount = Optional.of(opened);
            return new Input.Opened(id, cartridge, opened.mode(), opened.remaining());
        } catch (IOException e) {
            return openFailed(e, opening.entered());
        }
    }

    /** {@code entered}: the ledger has it as ours from before the first label, see Opening. */
    private Input openFailed(IOException e, boolean entered) {
        if (Faults.ours(e)) {
            return stopped(e, entered ? CartridgeState.APPENDABLE : before);
        }
        Faults faults = Faults.ofOpening(e, before);
        boolean suspect = faults.cartridge().isPresent() && Faults.suspect(e);
        LOG.log(System.Logger.Level.WARNING, "mounting " + barcode + " in " + id + " failed", e);
        CartridgeState state = faults.cartridge().map(s -> entered ? CartridgeState.BAD : s)
                .orElse(entered ? CartridgeState.APPENDABLE : before);
        judge(state, faults.reason());
        boolean unloaded = unloaded();
        Optional<String> blame = faults.drive().or(() -> unloaded ? Optional.empty()
                : Optional.of("the cartridge could not be unloaded"));
        return new Input.OpenFailed(id, barcode, state, suspect, blame);
    }

    /** Appends what it can of {@code items}. Nothing counts before {@link #commit}. */
    public Input write(List<WriteItem> items) {
        Mount open = mount.orElseThrow();
        List<WriteItem> written = new ArrayList<>();
        List<WriteItem> left = new ArrayList<>();
        List<Input.Unreadable> unreadable = new ArrayList<>();
        long begin = tools.env().time().nanos();
        boolean full = false;
        try {
            for (WriteItem item : items) {
                if (full) {
                    left.add(item);
                    continue;
                }
                SegmentCopy copy = new SegmentCopy(tools, open, item, ahead());
                try {
                    copy.perform();
                    copy.left().ifPresent(left::add);
                } catch (StagedBytesException e) {
                    LOG.log(System.Logger.Level.WARNING, "segment " + item.segment(), e);
                    copy.left().ifPresent(w -> unreadable.add(new Input.Unreadable(w,
                            String.valueOf(e.getMessage()))));
                }
                copy.written().ifPresent(written::add);
                full = copy.full();
            }
            writing = writing.plusNanos(tools.env().time().nanos() - begin);
            if (full) {
                judge(CartridgeState.FULL, "no room");
            }
            return new Input.Written(id, written, left, unreadable, open.remaining(),
                    full);
        } catch (IOException e) {
            return lost(e);
        }
    }

    /** Writes an index that names everything appended, and enters in the ledger that it counts. */
    public Input commit() {
        Mount open = mount.orElseThrow();
        long begin = tools.env().time().nanos();
        try {
            counted = open.commit("Sync");
            writing = writing.plusNanos(tools.env().time().nanos() - begin);
            return new Input.Committed(id, open.remaining());
        } catch (IOException e) {
            return lost(e);
        }
    }

    /** What the last {@link #commit} made count. */
    public List<Run> counted() {
        return counted;
    }

    /** How long the drive has been writing since this was last asked. */
    public Duration takeWritingTime() {
        Duration d = writing;
        writing = Duration.ZERO;
        return d;
    }

    /** Reads in the order that {@code work} gives. */
    public Input read(long task, ReadWork work) {
        Mount open = mount.orElseThrow();
        long begin = tools.env().time().nanos();
        try {
            new TapeReading(open.volume()).perform(work);
            work.finished(Duration.ofNanos(tools.env().time().nanos() - begin));
            return new Input.ReadDone(id, task);
        } catch (RuntimeException e) {
            work.interrupted(new IOException("internal: " + e, e));
            throw e;
        } catch (IOException e) {
            work.interrupted(e);
            return switch (lost(e)) {
                case Input.WriteFailed f -> new Input.ReadFailed(id, task, f.state(),
                        f.unloaded(), f.driveFault());
                case Input other -> other;
            };
        }
    }

    /** The mount is over because of a defect of ours; what had counted counts. */
    public Input crashed(RuntimeException e) {
        CartridgeState state = before == CartridgeState.SCRATCH && mount.isPresent()
                ? CartridgeState.APPENDABLE : before;
        mount.ifPresent(Mount::abandon);
        mount = Optional.empty();
        return new Input.WriteFailed(id, state, unloaded(), Optional.of("internal: " + e));
    }

    /** Writes the closing index, unmounts and unloads. */
    public Input close() {
        Mount open = mount.orElseThrow();
        try {
            open.close(this::changeReference);
            mount = Optional.empty();
            drive.unload();
            return new Input.Closed(id);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "closing " + barcode + " in " + id, e);
            Faults faults = Faults.ofWriting(e);
            if (Faults.ours(e)) {
                return stopped(e, before);
            }
            mount = Optional.empty();
            CartridgeState state = faults.cartridge().orElse(before);
            judge(state, faults.reason());
            // All that counted has its index in the data partition; only the unloading is missing.
            return unloaded() && faults.drive().isEmpty()
                    ? new Input.Closed(id, faults.cartridge())
                    : new Input.CloseFailed(id, state, faults.reason());
        }
    }

    private long changeReference() throws IOException {
        return drive.attribute(0, MamAttribute.VOLUME_CHANGE_REFERENCE)
                .map(MamAttribute::number).orElse(0L);
    }

    /** One for all copies of this drive: touching new memory costs more than writing it. */
    private StagedAhead ahead() {
        if (ahead.isEmpty()) {
            ahead = Optional.of(new StagedAhead(tools.env().lanes().lane("ahead-" + id), BUFFER));
        }
        return ahead.get();
    }

    /** The storage domain that the mounted cartridge belongs to. */
    public String domain() {
        return mount.map(Mount::domain).orElse("");
    }

    private Input lost(IOException e) {
        LOG.log(System.Logger.Level.WARNING, "the mount of " + barcode + " in " + id
                + " is lost", e);
        if (e instanceof CartridgeFullException) {
            return fullTooSoon();
        }
        if (Faults.ours(e)) {
            return stopped(e, before == CartridgeState.SCRATCH ? CartridgeState.APPENDABLE
                    : before);
        }
        Faults faults = Faults.ofWriting(e);
        CartridgeState state = faults.cartridge().orElse(before == CartridgeState.SCRATCH
                ? CartridgeState.APPENDABLE : before);
        mount.ifPresent(Mount::abandon);
        mount = Optional.empty();
        judge(state, faults.reason());
        boolean unloaded = unloaded();
        return new Input.WriteFailed(id, state, unloaded, faults.drive());
    }

    /**
     * The cartridge ended before its drive had said so: what no index names goes to another one,
     * and there is room for the closing index where it was.
     */
    private Input fullTooSoon() {
        judge(CartridgeState.FULL, "no room");
        Mount open = mount.orElseThrow();
        open.abandon();
        open.volume().withdraw();
        return switch (close()) {
            case Input.CloseFailed f -> new Input.WriteFailed(id, f.state(), false,
                    Optional.of(f.driveFault()));
            case Input closed -> new Input.WriteFailed(id, CartridgeState.FULL, true,
                    Optional.empty());
        };
    }

    /** The mount is over because of our own disk; drive and cartridge stay what they are. */
    private Input stopped(IOException e, CartridgeState state) {
        mount.ifPresent(Mount::abandon);
        mount = Optional.empty();
        return new Input.SessionStopped(id, barcode, state, unloaded(),
                String.valueOf(e.getMessage()));
    }

    /** Has the drive let go of a cartridge that is not mounted, if it holds one. */
    public void letGo() {
        try {
            drive.preventRemoval(false);
            drive.unload();
        } catch (IOException e) {
            // An empty or an offline drive says so here; the robot says whether it can be taken.
            LOG.log(System.Logger.Level.INFO, "drive " + id + " does not unload", e);
        }
    }

    private boolean unloaded() {
        try {
            drive.preventRemoval(false);
            drive.unload();
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "unloading " + barcode + " from " + id, e);
            return false;
        }
    }

    private void judge(CartridgeState state, String reason) {
        if (state == before || before == CartridgeState.SCRATCH
                && state == CartridgeState.APPENDABLE) {
            return;
        }
        try {
            tools.journal().append(ACTOR, new Fact.CartridgeJudged(barcode, state, reason));
            before = state;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the ledger does not take that " + barcode
                    + " is " + state, e);
        }
    }
}
