package org.holdfast.device;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.changer.MediumChanger;
import org.holdfast.device.drive.TapeDrive;

/**
 * An open library: its robot, if it has one, and its drives.
 *
 * @param address the address it was opened by, such as {@code virtual:/srv/library}
 * @param changer the robot; empty when a person moves the cartridges
 * @param bays its drives, in the robot's order
 */
public record TapeLibrary(String address, Optional<MediumChanger> changer, List<Bay> bays)
        implements AutoCloseable {

    /**
     * A drive and where it stands.
     *
     * @param element the drive's element address in its library; without a robot, its place in
     *     the list, from 1
     * @param serial the drive's serial number: its identity
     * @param drive the drive itself
     */
    public record Bay(int element, String serial, TapeDrive drive) {}

    @Override
    public void close() throws IOException {
        for (Bay bay : bays) {
            bay.drive().close();
        }
        if (changer.isPresent()) {
            changer.get().close();
        }
    }
}
