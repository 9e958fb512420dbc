package org.holdfast.engine.ltfs.format;

import static org.holdfast.engine.ltfs.format.XmlOutput.ascii;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The fields of directories and files, as bytes. For one thread. */
final class EntryWriter {
    private static final byte[] NAME = ascii("<name>");
    private static final byte[] NAME_PERCENT = ascii("<name percentencoded=\"true\">");
    private static final byte[] NAME_END = ascii("</name>\n");
    private static final byte[] READONLY = ascii("<readonly>true</readonly>\n<creationtime>");
    private static final byte[] WRITABLE = ascii("<readonly>false</readonly>\n<creationtime>");
    private static final byte[] CHANGE = ascii("</creationtime>\n<changetime>");
    private static final byte[] MODIFY = ascii("</changetime>\n<modifytime>");
    private static final byte[] ACCESS = ascii("</modifytime>\n<accesstime>");
    private static final byte[] BACKUP = ascii("</accesstime>\n<backuptime>");
    private static final byte[] UID = ascii("</backuptime>\n<fileuid>");
    private static final byte[] UID_END = ascii("</fileuid>\n");
    private static final byte[] FILE = ascii("<file>\n");
    private static final byte[] FILE_END = ascii("</file>\n");
    private static final byte[] LENGTH = ascii("<length>");
    private static final byte[] LENGTH_END = ascii("</length>\n");
    private static final byte[] OPEN = ascii("<openforwrite>true</openforwrite>\n");
    private static final byte[] EXTENTS = ascii("<extentinfo>\n");
    private static final byte[] EXTENTS_END = ascii("</extentinfo>\n");
    private static final byte[] OFFSET = ascii("<extent>\n<fileoffset>");
    private static final byte[] PARTITION = ascii("</fileoffset>\n<partition>");
    private static final byte[] BLOCK = ascii("</partition>\n<startblock>");
    private static final byte[] BYTE = ascii("</startblock>\n<byteoffset>");
    private static final byte[] COUNT = ascii("</byteoffset>\n<bytecount>");
    private static final byte[] COUNT_END = ascii("</bytecount>\n</extent>\n");
    private static final byte[] SYMLINK = ascii("<symlink>");
    private static final byte[] SYMLINK_PERCENT = ascii("<symlink percentencoded=\"true\">");
    private static final byte[] SYMLINK_END = ascii("</symlink>\n");
    private static final byte[] XATTRS = ascii("<extendedattributes>\n");
    private static final byte[] XATTRS_END = ascii("</extendedattributes>\n");
    private static final byte[] KEY = ascii("<xattr>\n<key>");
    private static final byte[] KEY_PERCENT = ascii("<xattr>\n<key percentencoded=\"true\">");
    private static final byte[] KEY_END = ascii("</key>\n");
    private static final byte[] EMPTY = ascii("<value/>\n</xattr>\n");
    private static final byte[] TEXT = ascii("<value>");
    private static final byte[] BASE64 = ascii("<value type=\"base64\">");
    private static final byte[] VALUE_END = ascii("</value>\n</xattr>\n");

    private static final int FEW = 8;

    private final XmlOutput out;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    EntryWriter(XmlOutput out) {
        this.out = out;
    }

    /** All of a directory that comes before its contents. */
    void directory(DirectoryEntry d, boolean root) throws IOException {
        if (!root || !d.name().isEmpty()) {
            checkName(d.name());
        }
        nameType(NAME, NAME_PERCENT, d.name(), NAME_END);
        common(d);
        attributes(d);
    }

    void file(FileEntry f) throws IOException {
        checkName(f.name());
        if (f.symlink().isPresent() && (f.symlink().get().isEmpty()
                || !IndexName.carried(f.symlink().get()))) {
            throw new IllegalArgumentException("target of the link " + f.name());
        }
        ExtentRules.refusal(f.extents(), f.length()).ifPresent(why -> {
            throw new IllegalArgumentException(f.name() + ": " + why);
        });
        out.raw(FILE);
        nameType(NAME, NAME_PERCENT, f.name(), NAME_END);
        out.raw(LENGTH);
        out.decimal(f.length());
        out.raw(LENGTH_END);
        common(f);
        if (f.openForWrite()) {
            out.raw(OPEN);
        }
        attributes(f);
        if (f.symlink().isPresent()) {
            nameType(SYMLINK, SYMLINK_PERCENT, f.symlink().get(), SYMLINK_END);
        } else if (!f.extents().isEmpty()) {
            extents(f.extents());
        }
        out.raw(FILE_END);
    }

    private static void checkName(String name) {
        IndexName.refusal(name).ifPresent(why -> {
            throw new IllegalArgumentException("name " + name + " " + why);
        });
    }

    private void nameType(byte[] plain, byte[] percent, String name, byte[] end)
            throws IOException {
        if (IndexName.needsPercent(name)) {
            out.raw(percent);
            out.text(IndexName.percentEncode(name));
        } else {
            out.raw(plain);
            out.text(name);
        }
        out.raw(end);
    }

    private void common(IndexEntry e) throws IOException {
        EntryTimes t = e.times();
        out.raw(e.readOnly() ? READONLY : WRITABLE);
        out.time(t.creation());
        out.raw(CHANGE);
        out.time(t.change());
        out.raw(MODIFY);
        out.time(t.modify());
        out.raw(ACCESS);
        out.time(t.access());
        out.raw(BACKUP);
        out.time(t.backup());
        out.raw(UID);
        out.decimal(e.uid());
        out.raw(UID_END);
    }

    private void attributes(IndexEntry e) throws IOException {
        List<ExtendedAttribute> all = e.attributes();
        if (all.isEmpty()) {
            return;
        }
        if (twice(all)) {
            throw new IllegalArgumentException(e.name() + " has an attribute twice");
        }
        out.raw(XATTRS);
        for (ExtendedAttribute a : all) {
            attribute(a);
        }
        out.raw(XATTRS_END);
    }

    private static boolean twice(List<ExtendedAttribute> all) {
        if (all.size() > FEW) {
            return all.stream().map(ExtendedAttribute::key).distinct().count() != all.size();
        }
        for (int i = 1; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (all.get(i).key().equals(all.get(j).key())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void attribute(ExtendedAttribute a) throws IOException {
        if (!IndexName.carried(a.key()) || a.key().indexOf('/') >= 0
                || a.key().codePointCount(0, a.key().length()) > IndexName.MAX_CODE_POINTS
                || a.value().length > ExtendedAttribute.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "attribute " + a.key() + " of " + a.value().length + " bytes");
        }
        nameType(KEY, KEY_PERCENT, a.key(), KEY_END);
        if (a.value().length == 0) {
            out.raw(EMPTY);
            return;
        }
        String text = plainAscii(a.value()) ? "" : plainText(a.value());
        if (text == null) {
            out.raw(BASE64);
            out.raw(Base64.getEncoder().encode(a.value()));
        } else {
            out.raw(TEXT);
            if (text.isEmpty()) {
                out.raw(a.value());
            } else {
                out.text(text);
            }
        }
        out.raw(VALUE_END);
    }

    /** Whether the value, which is not empty, is text that stands in XML as it is. */
    private static boolean plainAscii(byte[] value) {
        boolean ink = false;
        for (byte b : value) {
            if (b < ' ' || b == '&' || b == '<' || b == '>') {
                return false;
            }
            ink |= b != ' ';
        }
        return ink;
    }

    /** The value as text that comes back as it was through any XML parser, or null. */
    private String plainText(byte[] value) {
        String text;
        try {
            text = utf8.decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
        boolean ink = false;
        for (int i = 0; i < text.length();) {
            int step = text.charAt(i) == '\r' ? 0 : IndexName.xmlCharacter(text, i);
            if (step == 0) {
                return null;
            }
            ink |= text.charAt(i) > ' ';
            i += step;
        }
        return ink ? text : null;
    }

    private void extents(List<Extent> extents) throws IOException {
        out.raw(EXTENTS);
        for (Extent e : extents) {
            out.raw(OFFSET);
            out.decimal(e.fileOffset());
            out.raw(PARTITION);
            out.letter(e.partition());
            out.raw(BLOCK);
            out.decimal(e.startBlock());
            out.raw(BYTE);
            out.decimal(e.byteOffset());
            out.raw(COUNT);
            out.decimal(e.byteCount());
            out.raw(COUNT_END);
        }
        out.raw(EXTENTS_END);
    }
}
