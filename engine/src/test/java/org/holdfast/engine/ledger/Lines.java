package org.holdfast.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Lines written by hand. */
final class Lines {
    private Lines() {}

    static byte[] withCrc(String object) {
        CRC32C crc = new CRC32C();
        crc.update(object.getBytes(StandardCharsets.UTF_8));
        return String.format("%s \"%08x\"\n", object, crc.getValue())
                .getBytes(StandardCharsets.UTF_8);
    }
}
