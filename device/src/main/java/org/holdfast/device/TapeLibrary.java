package org.holdfast.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.changer.MediumChanger;
import org.holdfast.device.drive.Patience;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.scsi.DeferredErrorException;
import org.holdfast.device.scsi.DeviceIdentity;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiTransport;

/**
 * An open library: its robot, if it has one, and its drives.
 *
 * @param address the address it was opened by, such as {@code virtual:/srv/library}
 * @param changer the robot; empty when a person moves the cartridges
 * @param bays its drives, in the robot's order
 */
public record TapeLibrary(String address, Optional<MediumChanger> changer, List<Bay> bays)
        implements AutoCloseable {

    /** Copies the list. */
    public TapeLibrary {
        bays = List.copyOf(bays);
    }

    /**
     * A drive and where it stands.
     *
     * @param element the drive's element address in its library; without a robot, its place in
     *     the list, from 1
     * @param serial the drive's serial number: its identity
     * @param drive the drive itself
     */
    public record Bay(int element, String serial, TapeDrive drive) {}

    /**
     * Opens a library over transports that somebody has opened: asks robot and drives who they
     * are and finds each drive's element by its serial number (DVCID). Drives that the robot
     * knows and that were not given are left out.
     *
     * <p>When this fails, everything given is closed.
     *
     * @throws IOException when serial numbers are missing or not unique, or when the robot does
     *     not tell where a drive stands and there is more than one possibility
     */
    public static TapeLibrary of(String address, Optional<ScsiTransport> changer,
            List<ScsiTransport> drives) throws IOException {
        return of(address, changer, drives, Patience.real());
    }

    /** The same with drives that wait by {@code patience}. */
    public static TapeLibrary of(String address, Optional<ScsiTransport> changer,
            List<ScsiTransport> drives, Patience patience) throws IOException {
        Optional<MediumChanger> robot = changer.map(MediumChanger::new);
        List<TapeDrive> tapes = drives.stream().map(d -> new TapeDrive(d, patience)).toList();
        try {
            return assemble(address, robot, tapes);
        } catch (IOException | RuntimeException e) {
            closeAll(robot, tapes).ifPresent(e::addSuppressed);
            throw e;
        }
    }

    private static TapeLibrary assemble(String address, Optional<MediumChanger> robot,
            List<TapeDrive> tapes) throws IOException {
        try {
            List<BayMap.Known> known = BayMap.identify(tapes);
            if (robot.isEmpty()) {
                return new TapeLibrary(address, robot, BayMap.numbered(known));
            }
            DeviceIdentity identity = robot.get().identity();
            if (identity.deviceType() != DeviceIdentity.CHANGER) {
                throw new IOException("not a robot: " + identity.vendor() + " "
                        + identity.product());
            }
            return new TapeLibrary(address, robot,
                    BayMap.placed(known, robot.get().inventory()));
        } catch (ScsiException | DeferredErrorException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(address + ": " + e.getMessage(), e);
        }
    }

    /** Closes the drives, then the robot, every one of them whatever happens to the others. */
    @Override
    public void close() throws IOException {
        Optional<IOException> failure = closeAll(changer, bays.stream().map(Bay::drive).toList());
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<IOException> closeAll(Optional<MediumChanger> robot,
            List<TapeDrive> tapes) {
        List<AutoCloseable> all = new ArrayList<>(tapes);
        robot.ifPresent(all::add);
        IOException failure = null;
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e instanceof IOException io ? io : new IOException(e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        return Optional.ofNullable(failure);
    }
}
