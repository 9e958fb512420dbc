package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Copies a tape record by record, with its cartridge memory. */
public final class TapeCopy {
    private TapeCopy() {}

    /** Formats {@code to} like {@code from} and copies everything. */
    public static void copy(TapeMedium from, TapeMedium to) throws IOException {
        to.format(from.partitions());
        ByteBuffer room = ByteBuffer.allocate(TapeMedium.MAX_BLOCK);
        for (int p = 0; p < from.partitions(); p++) {
            for (long block = 0; block < from.endOfData(p); block++) {
                TapeMedium.Item item = from.read(p, block, room.clear());
                if (item.filemark()) {
                    to.writeFilemarks(p, block, 1);
                } else {
                    to.write(p, block, room.flip());
                }
            }
            for (int id : from.attributeIds(p)) {
                to.attribute(p, from.attribute(p, id).orElseThrow());
            }
        }
        to.flush();
    }
}
