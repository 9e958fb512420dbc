package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.vtl.medium.TapeMedium.Item;

/**
 * One partition as files {@code <part>_<block>_<T>}, T being R (record), F (filemark) or E (end of
 * data).
 *
 * <p>The E file stands at the last flush until the next one moves it with one rename, so that
 * whatever lies at or behind it after a crash was never promised.
 */
final class RecordsPartition {
    private static final long END_MISSING = -1;
    private final Path directory;
    private final int number;
    private final LongList usedBefore = new LongList();
    private final LongList filemarks = new LongList();
    private final List<Path> unsynced = new ArrayList<>();
    private long used;
    private long endMark;
    private long strayEnd = END_MISSING;

    /** Takes stock of the files; {@code lengths} are those of R files by block, -1 for an F. */
    RecordsPartition(Path directory, int number, RecordsListing listing) {
        this.directory = directory;
        this.number = number;
        this.endMark = listing.endMark(number);
        for (long block = 0; endMark < 0 || block < endMark; block++) {
            long length = listing.length(number, block);
            if (length == RecordsListing.NOTHING) {
                break;
            }
            note(length == RecordsListing.FILEMARK ? Item.FILEMARK : new Item(false, (int) length));
        }
        if (endMark > endOfData()) {
            strayEnd = endMark;
            endMark = END_MISSING;
        } else if (endMark < 0 && endOfData() == 0) {
            endMark = 0;
        }
    }

    private void note(Item item) {
        if (item.filemark()) {
            filemarks.add(endOfData());
        }
        usedBefore.add(used);
        used += item.cost();
    }

    long endOfData() {
        return usedBefore.size();
    }

    boolean endMissing() {
        return endMark == END_MISSING;
    }

    LongList filemarks() {
        return filemarks;
    }

    long usedBefore(long block) {
        return block == endOfData() ? used : usedBefore.get((int) block);
    }

    Item at(long block) {
        Checks.object(block, endOfData());
        boolean filemark = filemarks.below(block + 1) > filemarks.below(block);
        return filemark ? Item.FILEMARK
                : new Item(false, (int) (usedBefore(block + 1) - usedBefore(block)));
    }

    Item read(long block, ByteBuffer room) throws IOException {
        Item item = at(block);
        if (item.filemark()) {
            return item;
        }
        Path file = file(block, 'R');
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = Math.min(item.length(), room.remaining());
            ByteBuffer into = room.slice(room.position(), length);
            DurableFile.readFully(c, into, 0);
            if (into.hasRemaining() || c.size() != item.length()) {
                throw new UnreadableBlockException(number, block, "record has another length");
            }
            room.position(room.position() + length);
        } catch (java.nio.file.FileSystemException e) {
            throw new UnreadableBlockException(number, block, e.toString());
        }
        return item;
    }

    void append(long block, Item item, ByteBuffer payload) throws IOException {
        truncate(block);
        Path file = file(block, item.filemark() ? 'F' : 'R');
        clear(block);
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            DurableFile.writeFully(c, payload, 0);
        }
        unsynced.add(file);
        note(item);
    }

    /** What a crash left at this place. */
    private void clear(long block) throws IOException {
        Files.deleteIfExists(file(block, 'R'));
        Files.deleteIfExists(file(block, 'F'));
    }

    void truncate(long block) throws IOException {
        long end = endOfData();
        Checks.position(block, end);
        if (block == end) {
            return;
        }
        if (endMark != END_MISSING && endMark > block) {
            moveEnd(block);
        }
        for (long b = end - 1; b >= block; b--) {
            clear(b);
        }
        used = usedBefore.get((int) block);
        usedBefore.resize((int) block);
        filemarks.cut(block);
        unsynced.removeIf(Files::notExists);
        if (endMark == END_MISSING) {
            moveEnd(block);
        }
    }

    private void moveEnd(long to) throws IOException {
        Path target = file(to, 'E');
        if (endMark == to && Files.exists(target)) {
            return;
        }
        if (endMark >= 0 && Files.exists(file(endMark, 'E'))) {
            Files.move(file(endMark, 'E'), target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.write(target, new byte[0]);
        }
        if (strayEnd >= 0 && strayEnd != to) {
            Files.deleteIfExists(file(strayEnd, 'E'));
        }
        strayEnd = END_MISSING;
        endMark = to;
        DurableFile.syncDirectory(directory);
    }

    boolean flush() throws IOException {
        if (unsynced.isEmpty()) {
            return false;
        }
        for (Path file : unsynced) {
            DurableFile.sync(file);
        }
        DurableFile.syncDirectory(directory);
        moveEnd(endOfData());
        unsynced.clear();
        return true;
    }

    /** Makes it empty, with its E at 0. */
    void format() throws IOException {
        truncate(0);
        moveEnd(0);
    }

    void crash() throws IOException {
        if (!unsynced.isEmpty() && endMark != END_MISSING) {
            truncate(Math.max(0, endMark));
            unsynced.clear();
        }
    }

    private Path file(long block, char type) {
        return directory.resolve(number + "_" + block + "_" + type);
    }
}
