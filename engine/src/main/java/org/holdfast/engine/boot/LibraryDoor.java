package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.LibraryAddress;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.run.LibraryPlace;

/** Opens libraries by their addresses, and closes what it opened. */
final class LibraryDoor implements AutoCloseable {
    private final Home home;
    private final List<AutoCloseable> opened = new ArrayList<>();

    LibraryDoor(Home home) {
        this.home = home;
    }

    synchronized LibraryPlace open(String name, String address) throws ArchiveException {
        LibraryAddress parsed;
        try {
            parsed = LibraryAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(new Failure.BadAddress(address,
                    String.valueOf(e.getMessage())), e);
        }
        return switch (parsed) {
            case LibraryAddress.Virtual v -> virtual(name, address, v);
            case LibraryAddress.Local l -> throw unreachable(address);
            case LibraryAddress.Iscsi i -> throw unreachable(address);
            case LibraryAddress.Serial s -> throw unreachable(address);
        };
    }

    private static ArchiveException unreachable(String address) {
        return new ArchiveException(new Failure.LibraryUnreachable(address,
                "this version reaches virtual libraries only"));
    }

    private LibraryPlace virtual(String name, String address, LibraryAddress.Virtual v)
            throws ArchiveException {
        Path directory = address.equals(HomeConfig.BUILT_IN) ? home.folder("library")
                : Path.of(v.directory());
        try {
            VirtualLibrary library = VirtualLibrary.open(directory);
            opened.add(library);
            TapeLibrary devices = TapeLibrary.of(address, library.changer(), library.drives());
            opened.addFirst(devices);
            VirtualHands hands = new VirtualHands(library, devices);
            return new LibraryPlace(name, devices, library.changer().isPresent()
                    ? Optional.empty() : Optional.of(hands), Optional.of(hands),
                    smallest(library));
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveException(new Failure.LibraryUnreachable(address,
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static long smallest(VirtualLibrary library) {
        return library.plan().cartridges().stream()
                .mapToLong(org.holdfast.device.vtl.CartridgePlan::capacityBytes).min().orElse(0);
    }

    /** Everything that was opened, devices before the library that they belong to. */
    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (AutoCloseable c : opened) {
            try {
                c.close();
            } catch (Exception e) {
                failure = failure == null ? new IOException("closing libraries", e) : failure;
            }
        }
        opened.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
