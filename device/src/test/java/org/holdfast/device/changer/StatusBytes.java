package org.holdfast.device.changer;

import static org.holdfast.device.scsi.FakeTransport.hex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Builds answers to READ ELEMENT STATUS, as a robot would, honest or not. */
public final class StatusBytes {
    private final List<String> pages = new ArrayList<>();
    private int elements;
    private int first = 0xFFFF;

    /** Text padded with blanks, in hexadecimal. */
    public static String ascii(String text, int length) {
        return HexFormat.of().formatHex((text + " ".repeat(length - text.length()))
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** A descriptor with a primary tag: address, flags, label, source (-1 none), the rest. */
    public static String descriptor(int address, int flags, String label, int source,
            String rest) {
        return "%04X%02X000000000000".formatted(address, flags)
                + (source < 0 ? "000000" : "80%04X".formatted(source))
                + ascii(label, 32) + "00000000" + rest;
    }

    /** Adds a page of descriptors of the same length, with primary tags. */
    public StatusBytes page(int type, String... descriptors) {
        int length = descriptors[0].length() / 2;
        return raw("%02X80%04X00%06X".formatted(type, length, length * descriptors.length)
                + String.join("", descriptors), descriptors.length);
    }

    /** Adds bytes as they are, said to be of that many elements. */
    public StatusBytes raw(String bytes, int count) {
        pages.add(bytes);
        elements += count;
        first = 0;
        return this;
    }

    /** The answer with its header. */
    public byte[] all() {
        String body = String.join("", pages).replaceAll("\\s", "");
        return hex("%04X%04X00%06X".formatted(first & 0xFFFF, elements, body.length() / 2)
                + body);
    }

    /** The header alone. */
    public byte[] header() {
        return Arrays.copyOf(all(), 8);
    }

    /** The length of the answer as the 6 hexadecimal digits of a CDB. */
    public String length() {
        return "%06X".formatted(all().length);
    }
}
