package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the extents of a file. Extents of no bytes say nothing and are passed over. */
final class ExtentParser {
    private static final long NONE = -1;

    private final XmlInput xml;
    private final IndexLimits limits;
    private final boolean old;
    private final ArrayList<Extent> found = new ArrayList<>();
    private int count;

    /**
     * For one index.
     *
     * @param old the offset in the file may be missing: each extent follows the one before
     */
    ExtentParser(XmlInput xml, IndexLimits limits, boolean old) {
        this.xml = xml;
        this.limits = limits;
        this.old = old;
    }

    /** At the element {@code extentinfo}; reads it to its end. */
    List<Extent> extents() throws IOException {
        found.clear();
        count = 0;
        while (xml.child()) {
            if (!xml.name().equals("extent")) {
                xml.skip();
                continue;
            }
            if (count++ == limits.maxExtentsPerFile()) {
                throw xml.bad("more than " + limits.maxExtentsPerFile() + " extents");
            }
            extent();
        }
        return EntryParser.sealed(found);
    }

    private void extent() throws IOException {
        char partition = 0;
        long fileOffset = NONE;
        long block = NONE;
        long byteOffset = NONE;
        long bytes = NONE;
        while (xml.child()) {
            switch (xml.name()) {
                case "partition" -> {
                    once(partition == 0 ? NONE : 0);
                    partition = xml.partition();
                }
                case "fileoffset" -> {
                    once(fileOffset);
                    fileOffset = xml.number();
                }
                case "startblock" -> {
                    once(block);
                    block = xml.number();
                }
                case "byteoffset" -> {
                    once(byteOffset);
                    byteOffset = xml.number();
                }
                case "bytecount" -> {
                    once(bytes);
                    bytes = xml.number();
                }
                default -> xml.skip();
            }
        }
        if (fileOffset == NONE && old) {
            fileOffset = found.isEmpty() ? 0
                    : found.getLast().fileOffset() + found.getLast().byteCount();
        }
        if (partition == 0 || fileOffset < 0 || block < 0 || byteOffset < 0 || bytes < 0) {
            throw xml.bad("extent without all of its fields");
        }
        if (byteOffset > Integer.MAX_VALUE || fileOffset + bytes < 0) {
            throw xml.bad("extent at block " + block + " is out of range");
        }
        if (bytes > 0) {
            found.add(new Extent(partition, block, (int) byteOffset, bytes, fileOffset));
        }
    }

    private void once(long value) throws LtfsFormatException {
        if (value != NONE) {
            throw xml.bad("a second " + xml.name() + " in an extent");
        }
    }
}
