package org.holdfast.device.scsi;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A log page: parameters by code (SPC-4 7.3). A parameter that is cut off by the end of the
 * answer is left out, those before it count.
 *
 * @param page page code, 0 to 3Fh
 * @param parameters values by parameter code
 */
public record LogPage(int page, Map<Integer, byte[]> parameters) {
    private static final int ROOM = 0x4000;

    /** Asks a device for a page. */
    public static LogPage read(ScsiDevice device, int page) throws IOException {
        return parse(device.receive(PrimaryCommands.logSense(page, ROOM), ROOM), page);
    }

    /**
     * Takes an answer apart.
     *
     * @throws IOException when it is too short for a page or another page
     */
    public static LogPage parse(byte[] b, int page) throws IOException {
        if (b.length < 4 || (b[0] & 0x3F) != page) {
            throw new IOException("not log page %02Xh".formatted(page));
        }
        int end = Math.min(b.length, 4 + BigEndian.u16(b, 2));
        Map<Integer, byte[]> found = new LinkedHashMap<>();
        for (int at = 4; at + 4 <= end;) {
            int next = at + 4 + BigEndian.u8(b, at + 3);
            if (next <= end) {
                found.put(BigEndian.u16(b, at), Arrays.copyOfRange(b, at + 4, next));
            }
            at = next;
        }
        return new LogPage(page, found);
    }

    /** The value of a parameter, if the page has it. */
    public Optional<byte[]> value(int code) {
        return Optional.ofNullable(parameters.get(code));
    }

    /** A parameter as an unsigned number, if the page has it in one to seven bytes. */
    public Optional<Long> number(int code) {
        return value(code).filter(v -> v.length > 0 && v.length < 8).map(v -> {
            long n = 0;
            for (byte x : v) {
                n = n << 8 | x & 0xFF;
            }
            return n;
        });
    }
}
