package org.holdfast.device.vtl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.medium.CartridgeCard;
import org.holdfast.device.vtl.medium.DurableFile;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.device.vtl.medium.RecordsMedium;

/** Copies a cartridge that other software wrote as a directory of records. */
final class ForeignCartridge {
    /** More files than any cartridge in this form can be worked with. */
    private static final long MAX_FILES = 4_000_000;

    private ForeignCartridge() {}

    /** Copies durably, and names the cartridge only when all of it is there. */
    static void copy(Path from, DirectoryVault vault, Barcode barcode) throws IOException {
        Path target = vault.medium(barcode.value());
        List<Path> files;
        try (Stream<Path> list = Files.list(from)) {
            files = list.limit(MAX_FILES + 1)
                    .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList();
        }
        if (files.size() > MAX_FILES) {
            throw new IOException("too many records: " + from);
        }
        Files.createDirectories(target);
        // An insertion that a crash cut short left files without a card.
        try (Stream<Path> left = Files.list(target)) {
            for (Path old : left.toList()) {
                Files.delete(old);
            }
        }
        for (Path file : files) {
            Path copy = target.resolve(file.getFileName().toString());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            ownerMayUse(copy);
            DurableFile.sync(copy);
        }
        DurableFile.syncDirectory(target);
        DurableFile.syncDirectory(target.getParent());
        CartridgeCard blank = CartridgeCard.blank(barcode.value(), RecordsMedium.typeOf(target),
                MediaForm.RECORDS, Math.max(CartridgeCard.MIN_CAPACITY,
                        RecordsMedium.capacityOf(target)));
        vault.save(blank.withPartitions(RecordsMedium.partitionsOf(target)));
    }

    /** Other software leaves records that nobody may read. */
    private static void ownerMayUse(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> p = new HashSet<>(view.readAttributes().permissions());
            p.add(PosixFilePermission.OWNER_READ);
            p.add(PosixFilePermission.OWNER_WRITE);
            view.setPermissions(p);
        }
    }
}
