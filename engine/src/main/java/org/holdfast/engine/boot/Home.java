package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.device.LibraryAddress;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;

/**
 * The directory of an archive: {@code config.properties} and eight folders, nothing else.
 *
 * @param directory absolute, normal
 */
public record Home(Path directory) {
    static final String CONFIG = "config.properties";
    /** The folders of a home. */
    static final List<String> FOLDERS = List.of("ledger", "catalog", "staging", "indexes", "keys",
            "search", "library", "log");
    private static final int CARTRIDGES = 12;
    /** The twelve cartridges of the built-in library together take at most so much of the disk. */
    private static final int SHARE_OF_DISK = 4;
    private static final long LEAST_CARTRIDGE = 256L << 20;
    private static final long LARGEST_CARTRIDGE = 64L << 30;

    /** Makes the path absolute. */
    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.isRegularFile(directory.resolve(CONFIG));
    }

    Path folder(String name) {
        return directory.resolve(name);
    }

    HomeConfig config() throws ArchiveException {
        if (!exists()) {
            throw new ArchiveException(new Failure.NoHome(directory.toString()));
        }
        try {
            return HomeConfig.read(directory.resolve(CONFIG));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    ArchiveException unusable(Exception e) {
        return new ArchiveException(new Failure.HomeUnusable(directory.toString(),
                String.valueOf(e.getMessage())), e);
    }

    /**
     * Makes a home in a directory that is empty or not there.
     *
     * @param library the address of its library; empty for the built-in virtual one: two drives,
     *     24 slots, two mail slots, twelve cartridges of a size that suits the disk
     * @param recordsMedia virtual cartridges as directories of records, which any LTFS software
     *     can open
     */
    public void create(Optional<String> library, boolean recordsMedia) throws ArchiveException {
        if (exists()) {
            throw new ArchiveException(new Failure.HomeExists(directory.toString()));
        }
        try {
            if (Files.isDirectory(directory) && !empty()) {
                throw new IOException("the directory is not empty");
            }
            Files.createDirectories(directory);
            for (String name : FOLDERS) {
                Files.createDirectories(folder(name));
            }
            Files.setPosixFilePermissions(folder("keys"),
                    PosixFilePermissions.fromString("rwx------"));
            String address = library.isPresent() ? checked(library.get()) : builtIn(recordsMedia);
            long usable = Files.getFileStore(directory).getUsableSpace();
            HomeConfig.initial(address, ZoneId.systemDefault(), usable)
                    .write(directory.resolve(CONFIG));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw unusable(e);
        }
    }

    private boolean empty() throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }

    private static String checked(String address) throws ArchiveException {
        try {
            return LibraryAddress.parse(address).text();
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(new Failure.BadAddress(address,
                    String.valueOf(e.getMessage())), e);
        }
    }

    private String builtIn(boolean recordsMedia) throws IOException {
        long usable = Files.getFileStore(directory).getUsableSpace();
        long size = Math.clamp(usable / SHARE_OF_DISK / CARTRIDGES, LEAST_CARTRIDGE,
                LARGEST_CARTRIDGE);
        // The reference software opens a directory of records by itself only as an LTO-5.
        MediaType type = recordsMedia ? MediaType.LTO5 : MediaType.LTO8;
        LibraryPlan plan = LibraryPlan.of(type, 2, 24, 2)
                .withBlanks(CARTRIDGES, type, size)
                .withForm(recordsMedia ? MediaForm.RECORDS : MediaForm.CONTAINER);
        VirtualLibrary.create(folder("library"), plan).close();
        return HomeConfig.BUILT_IN;
    }
}
