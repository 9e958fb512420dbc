package org.holdfast.device.vtl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.medium.Cartridge;
import org.holdfast.device.vtl.medium.CartridgeCard;
import org.holdfast.device.vtl.medium.MemoryMedium;
import org.holdfast.device.vtl.medium.TapeMedium;
import org.holdfast.device.vtl.unit.ChangerUnit;
import org.holdfast.device.vtl.unit.DriveUnit;
import org.holdfast.device.vtl.unit.VirtualClock;

/**
 * A library without hardware. What happens in it is durable before it is answered, and it opens
 * after any crash; cartridges that are in drives load by themselves then.
 *
 * <p>Beside the robot's commands there are a person's acts: putting cartridges in and taking them
 * out by hand, through mail slots or from drives. A cartridge in no element is on the shelf.
 *
 * <p>Thread rule: any thread.
 */
public final class VirtualLibrary implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(VirtualLibrary.class.getName());
    private final LibraryPlan plan;
    private final Vault vault;
    private final VirtualClock clock;
    private final String address;
    private final Shelves shelves;
    private final List<DriveUnit> drives = new ArrayList<>();
    private final Optional<ChangerUnit> changer;
    private final ReentrantLock lock = new ReentrantLock();

    private VirtualLibrary(LibraryPlan plan, Vault vault, VirtualClock clock, String address)
            throws IOException {
        this.plan = plan;
        this.vault = vault;
        this.clock = clock;
        this.address = address;
        this.shelves = new Shelves(plan, vault);
        for (int i = 0; i < plan.drives().size(); i++) {
            drives.add(new DriveUnit(plan.drives().get(i),
                    plan.robot() ? shelves.driveAddress(i) : 0, plan.library().serial(), clock,
                    plan.timed(), address + "/drive/" + (i + 1)));
        }
        this.changer = plan.robot()
                ? Optional.of(new ChangerUnit(plan.library(), new RobotArm(this),
                        address + "/changer"))
                : Optional.empty();
        loadDrives();
    }

    /** Makes a library in a directory that is empty or not there; nothing takes time in it. */
    public static VirtualLibrary create(Path dir, LibraryPlan plan) throws IOException {
        return create(dir, plan, VirtualClock.STOPPED);
    }

    /**
     * Makes a library in a directory that is empty or not there.
     *
     * @throws IOException when there is a library already, or the files fail
     */
    public static VirtualLibrary create(Path dir, LibraryPlan plan, VirtualClock clock)
            throws IOException {
        Files.createDirectories(dir);
        DirectoryVault vault = DirectoryVault.lock(dir);
        try {
            if (vault.planned()) {
                throw new IOException("there is a virtual library already: " + dir);
            }
            vault.prepare();
            stock(plan, vault);
            vault.keep(plan);
            return new VirtualLibrary(plan, vault, clock, "virtual:" + dir);
        } catch (IOException | RuntimeException e) {
            vault.close();
            throw e;
        }
    }

    /** Opens the library in a directory; nothing takes time in it. */
    public static VirtualLibrary open(Path dir) throws IOException {
        return open(dir, VirtualClock.STOPPED);
    }

    /**
     * Opens the library in a directory.
     *
     * @throws IOException when there is none, or it is open already, or its files are damaged
     */
    public static VirtualLibrary open(Path dir, VirtualClock clock) throws IOException {
        if (!Files.exists(dir.resolve("plan.json"))) {
            throw new IOException("no virtual library: " + dir);
        }
        DirectoryVault vault = DirectoryVault.lock(dir);
        try {
            vault.readCards();
            return new VirtualLibrary(vault.plan(), vault, clock, "virtual:" + dir);
        } catch (IOException | RuntimeException e) {
            vault.close();
            throw e;
        }
    }

    /** A library in memory, for simulation: {@link #powerCut} is all that it survives. */
    public static VirtualLibrary inMemory(LibraryPlan plan, VirtualClock clock)
            throws IOException {
        return inMemory(plan, clock, barcode -> new MemoryMedium());
    }

    /** The same with cartridges that the caller makes, and can look at, by their barcodes. */
    public static VirtualLibrary inMemory(LibraryPlan plan, VirtualClock clock,
            Function<String, TapeMedium> media) throws IOException {
        MemoryVault vault = new MemoryVault(media);
        stock(plan, vault);
        return new VirtualLibrary(plan, vault, clock, "virtual:memory");
    }

    private static void stock(LibraryPlan plan, Vault vault) throws IOException {
        LibraryState state = new LibraryState(new TreeMap<>());
        int slot = plan.addresses().slots();
        int used = 0;
        for (CartridgePlan c : plan.cartridges()) {
            vault.create(CartridgeCard.blank(c.barcode(), c.type(), plan.form(),
                    c.capacityBytes()));
            if (used < plan.slots()) {
                state = state.put(slot + used, new LibraryState.Content(c.barcode(), 0));
                used++;
            }
        }
        vault.keep(state);
    }

    /** What it is made of. */
    public LibraryPlan plan() {
        return plan;
    }

    /** A new connection to the robot, if there is one. */
    public Optional<ScsiTransport> changer() {
        return changer.map(ChangerUnit::connect);
    }

    /** New connections to all drives, in the plan's order. */
    public List<ScsiTransport> drives() {
        return drives.stream().map(DriveUnit::connect).toList();
    }

    /** The cartridges in no element, by barcode. */
    public List<Barcode> shelf() throws IOException {
        return locked(shelves::shelf);
    }

    /** What is in an element. */
    public Optional<Barcode> inElement(int element) throws IOException {
        return locked(() -> shelves.inElement(element));
    }

    /** What is in a drive, numbered from 0. */
    public Optional<Barcode> inDrive(int drive) throws IOException {
        return inElement(shelves.driveAddress(drive));
    }

    /** Makes a blank cartridge and lays it on the shelf. */
    public void add(CartridgePlan cartridge) throws IOException {
        locked(() -> {
            shelves.create(CartridgeCard.blank(cartridge.barcode(), cartridge.type(), plan.form(),
                    cartridge.capacityBytes()));
            return null;
        });
    }

    /**
     * Copies a directory of records, written by other software, and puts the copy into a slot as a
     * cartridge.
     *
     * @throws IOException when the slot is full or unknown, the label is taken, or files fail
     */
    public void insert(Path cartridgeDirectory, int slotElement, Barcode barcode)
            throws IOException {
        if (!(vault instanceof DirectoryVault directory)) {
            throw new IllegalStateException("a library in memory takes no files");
        }
        locked(() -> {
            shelves.checkFree(slotElement, plan.addresses().slots(), plan.slots());
            shelves.checkNew(barcode);
            ForeignCartridge.copy(cartridgeDirectory, directory, barcode);
            shelves.change(shelves.state().put(slotElement,
                    new LibraryState.Content(barcode.value(), 0)));
            return null;
        });
        changer.ifPresent(ChangerUnit::inventoryChanged);
    }

    /** A person puts a cartridge from the shelf into a drive: its number from 0, or its element. */
    public void putByHand(Barcode barcode, int driveIndexOrElement) throws IOException {
        locked(() -> {
            int drive = shelves.driveIndex(driveIndexOrElement);
            int element = shelves.driveAddress(drive);
            shelves.putFromShelf(barcode, element);
            drives.get(drive).insert(open(barcode.value()));
            return null;
        });
    }

    /**
     * A person presses a drive's button and takes the cartridge to the shelf.
     *
     * @throws IOException when there is none, or an initiator prevents removal
     */
    public Barcode takeByHand(int driveIndexOrElement) throws IOException {
        return locked(() -> {
            int drive = shelves.driveIndex(driveIndexOrElement);
            int element = shelves.driveAddress(drive);
            Barcode taken = shelves.inElement(element)
                    .orElseThrow(() -> new IOException("no cartridge in drive " + drive));
            drives.get(drive).eject();
            drives.get(drive).remove();
            shelves.change(shelves.state().take(element));
            return taken;
        });
    }

    /** A person puts a cartridge from the shelf into an empty mail slot. */
    public void putIntoMailSlot(Barcode barcode, int element) throws IOException {
        checkDoor();
        locked(() -> {
            shelves.checkFree(element, plan.addresses().mailSlots(), plan.mailSlots());
            shelves.putFromShelf(barcode, element);
            return null;
        });
        changer.ifPresent(ChangerUnit::mailSlotAccessed);
    }

    /** A person takes what is in a mail slot to the shelf. */
    public Barcode takeFromMailSlot(int element) throws IOException {
        checkDoor();
        Barcode taken = locked(() -> {
            shelves.checkWithin(element, plan.addresses().mailSlots(), plan.mailSlots());
            Barcode b = shelves.inElement(element)
                    .orElseThrow(() -> new IOException("mail slot " + element + " is empty"));
            shelves.change(shelves.state().take(element));
            return b;
        });
        changer.ifPresent(ChangerUnit::mailSlotAccessed);
        return taken;
    }

    /** A person opens the door and exchanges what is in two slots; one of them may be empty. */
    public void exchangeByHand(int slot, int other) throws IOException {
        locked(() -> {
            shelves.exchange(slot, other);
            return null;
        });
        changer.ifPresent(ChangerUnit::inventoryChanged);
    }

    private void checkDoor() throws IOException {
        if (changer.isPresent() && changer.get().removalPrevented()) {
            throw new IOException("the mail slots are locked");
        }
    }

    /** Sets the switch on a cartridge's shell, which a drive hides: it must be in none. */
    public void writeProtect(Barcode barcode, boolean on) throws IOException {
        locked(() -> {
            for (int i = 0; i < drives.size(); i++) {
                if (shelves.inElement(shelves.driveAddress(i)).equals(Optional.of(barcode))) {
                    throw new IOException(barcode + " is in a drive");
                }
            }
            vault.save(shelves.card(barcode.value()).withWriteProtected(on));
            return null;
        });
    }

    /** Sets a TapeAlert flag, 1 to 64, of a drive numbered from 0. */
    public void tapeAlert(int drive, int flag) {
        drives.get(drive).alert(flag);
    }

    /**
     * A power cut and power on again: every connection is dead, what was not flushed is gone,
     * cartridges stay where they are. Take new connections afterwards.
     */
    public void powerCut() throws IOException {
        changer.ifPresent(ChangerUnit::powerCut);
        locked(() -> {
            for (DriveUnit d : drives) {
                d.powerCut();
            }
            loadDrives();
            return null;
        });
    }

    private void loadDrives() throws IOException {
        for (int i = 0; i < drives.size(); i++) {
            Optional<Barcode> b = shelves.inElement(shelves.driveAddress(i));
            if (b.isPresent()) {
                drives.get(i).insert(open(b.get().value()));
            }
        }
    }

    /** Empty when the cartridge's files are damaged: the drive then says cartridge fault. */
    Optional<Cartridge> open(String barcode) throws IOException {
        CartridgeCard card = shelves.card(barcode);
        TapeMedium medium;
        try {
            medium = vault.open(card);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cartridge " + barcode, e);
            return Optional.empty();
        }
        return Optional.of(new Cartridge(card, medium, plan.ends(), vault));
    }

    Shelves shelves() {
        return shelves;
    }

    List<DriveUnit> units() {
        return drives;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** Lets the robot's time go by, if this library takes time. */
    void pass(Duration time) {
        if (plan.timed()) {
            clock.pass(time);
        }
    }

    private interface Act<T> {
        T run() throws IOException;
    }

    private <T> T locked(Act<T> act) throws IOException {
        lock.lock();
        try {
            return act.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return address;
    }

    /** Flushes and closes everything; connections are dead afterwards. */
    @Override
    public void close() throws IOException {
        try (vault) {
            changer.ifPresent(ChangerUnit::powerCut);
            for (DriveUnit d : drives) {
                d.close();
            }
        }
    }
}
