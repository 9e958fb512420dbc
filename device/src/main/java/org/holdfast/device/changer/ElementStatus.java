package org.holdfast.device.changer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.Designator;

/**
 * The answer to READ ELEMENT STATUS (SMC-3 6.11): a header, pages by type in any order, in each
 * page descriptors whose length the page tells.
 *
 * <p>Thread rule: pure functions. Whatever does not fit into the answer is an error: an inventory
 * is right or there is none.
 */
final class ElementStatus {
    static final int HEADER = 8;
    private static final int SHORTEST_DESCRIPTOR = 12;
    private static final int TAG = 36;
    private static final int TAG_TEXT = 32;

    private ElementStatus() {
    }

    /** How many bytes the whole answer has, header included, from its first 8 bytes. */
    static int length(byte[] header) throws IOException {
        if (header.length < HEADER) {
            throw new IOException("element status of " + header.length + " bytes");
        }
        return HEADER + BigEndian.u24(header, 5);
    }

    /**
     * The elements of an answer, as they come.
     *
     * @param drives whether identifiers of drives were asked for; if not, what stands in their
     *     place is the vendor's
     */
    static List<Element> parse(byte[] b, boolean drives) throws IOException {
        int end = length(b);
        if (end > b.length) {
            throw new IOException("element status of " + end + " bytes was cut to " + b.length);
        }
        List<Element> elements = new ArrayList<>();
        Set<Integer> addresses = new HashSet<>();
        for (int at = HEADER; at < end;) {
            if (at + HEADER > end) {
                throw new IOException("element status page is cut short");
            }
            at = page(b, at, end, drives, elements);
        }
        for (Element e : elements) {
            if (!addresses.add(e.address())) {
                throw new IOException("element %04Xh is reported twice".formatted(e.address()));
            }
        }
        return elements;
    }

    private static int page(byte[] b, int at, int end, boolean drives, List<Element> elements)
            throws IOException {
        ElementType type = type(b[at]);
        int step = BigEndian.u16(b, at + 2);
        int first = at + HEADER;
        int stop = first + BigEndian.u24(b, at + 5);
        if (stop > end) {
            throw new IOException("element status page reaches behind the answer");
        }
        boolean primary = (b[at + 1] & 0x80) != 0;
        boolean alternate = (b[at + 1] & 0x40) != 0;
        int tags = (primary ? TAG : 0) + (alternate ? TAG : 0);
        if (first < stop && step < SHORTEST_DESCRIPTOR + tags) {
            throw new IOException("element descriptors of " + step + " bytes");
        }
        for (int i = first; i < stop; i += step) {
            if (i + step > stop) {
                throw new IOException("element descriptor is cut short");
            }
            Optional<String> drive = drives && type == ElementType.DRIVE
                    ? drive(b, i + SHORTEST_DESCRIPTOR + tags, i + step) : Optional.empty();
            elements.add(element(type, b, i, primary, drive));
        }
        return stop;
    }

    private static Element element(ElementType type, byte[] b, int at, boolean tag,
            Optional<String> drive) {
        int flags = BigEndian.u8(b, at + 2);
        boolean full = (flags & 0x01) != 0;
        boolean accessible = type == ElementType.ROBOT || (flags & 0x08) != 0;
        OptionalInt exception = (flags & 0x04) != 0
                ? OptionalInt.of(BigEndian.u16(b, at + 4)) : OptionalInt.empty();
        OptionalInt source = (b[at + 9] & 0x80) != 0
                ? OptionalInt.of(BigEndian.u16(b, at + 10)) : OptionalInt.empty();
        Optional<Barcode> barcode = tag && full
                ? barcode(b, at + SHORTEST_DESCRIPTOR) : Optional.empty();
        return new Element(type, BigEndian.u16(b, at), full, accessible, exception, barcode,
                source, drive);
    }

    private static Optional<String> drive(byte[] b, int at, int end) {
        return Designator.within(b, at, end).map(Designator::serial).filter(s -> !s.isEmpty());
    }

    /** A label that is blank or has characters that no label has could not be read. */
    private static Optional<Barcode> barcode(byte[] b, int at) {
        String text = Designator.text(b, at, at + TAG_TEXT);
        return Barcode.isValid(text) ? Optional.of(new Barcode(text)) : Optional.empty();
    }

    private static ElementType type(byte code) throws IOException {
        for (ElementType t : ElementType.values()) {
            if (t.code() == code) {
                return t;
            }
        }
        throw new IOException("element type %02Xh".formatted(code));
    }
}
