package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of directories and files, in any order. For one thread. */
final class EntryParser {
    private static final int NAME = 1;
    private static final int LENGTH = 1 << 1;
    private static final int READONLY = 1 << 2;
    private static final int CREATION = 1 << 3;
    private static final int CHANGE = 1 << 4;
    private static final int MODIFY = 1 << 5;
    private static final int ACCESS = 1 << 6;
    private static final int BACKUP = 1 << 7;
    private static final int UID = 1 << 8;
    private static final int OPEN = 1 << 9;
    private static final int XATTRS = 1 << 10;
    private static final int EXTENTS = 1 << 11;
    private static final int SYMLINK = 1 << 12;
    private static final int CONTENTS = 1 << 13;
    private static final int OLD_REQUIRED = NAME | READONLY | CREATION | CHANGE | MODIFY | ACCESS;
    private static final int REQUIRED = OLD_REQUIRED | BACKUP | UID;
    private static final String[] WORDS = {"name", "length", "readonly", "creationtime",
        "changetime", "modifytime", "accesstime", "backuptime", "fileuid", "openforwrite",
        "extendedattributes", "extentinfo", "symlink", "contents"};

    private final XmlInput xml;
    private final IndexLimits limits;
    private final boolean old;
    private final AttributeParser attributeParser;
    private final ExtentParser extentParser;
    private long entries;
    private int seen;
    private String name;
    private long length;
    private boolean readOnly;
    private boolean openForWrite;
    private Instant creation;
    private Instant change;
    private Instant modify;
    private Instant access;
    private Instant backup;
    private long uid;
    private List<ExtendedAttribute> attributes;
    private List<Extent> extents;
    private String symlink;

    EntryParser(XmlInput xml, IndexLimits limits, boolean old) {
        this.xml = xml;
        this.limits = limits;
        this.old = old;
        attributeParser = new AttributeParser(xml, limits);
        extentParser = new ExtentParser(xml, limits, old);
    }

    private void begin() throws LtfsFormatException {
        if (++entries > limits.maxEntries()) {
            throw xml.bad("more than " + limits.maxEntries() + " entries");
        }
        seen = 0;
        name = null;
        length = 0;
        openForWrite = false;
        attributes = List.of();
        extents = List.of();
        symlink = null;
    }

    /**
     * Reads a directory up to its contents, so that they are next; behind them only unknown
     * elements may follow.
     */
    DirectoryEntry directory(boolean root) throws IOException {
        begin();
        while (xml.child()) {
            if (xml.name().equals("contents")) {
                require(old ? OLD_REQUIRED : REQUIRED, "before its contents");
                return new DirectoryEntry(name, uid(root), times(), readOnly, attributes);
            }
            field(true, root);
        }
        throw xml.bad("directory " + name + " has no contents");
    }

    /** Reads what follows the contents of a directory, up to its end. */
    void afterContents() throws IOException {
        while (xml.child()) {
            if (bit(xml.name()) != 0) {
                throw xml.bad(xml.name() + " behind the contents of a directory cannot be read");
            }
            xml.skip();
        }
    }

    /** Reads a file to its end. */
    FileEntry file() throws IOException {
        begin();
        while (xml.child()) {
            field(false, false);
        }
        require((old ? OLD_REQUIRED : REQUIRED) | LENGTH, "");
        if ((seen & SYMLINK) != 0 && ((seen & EXTENTS) != 0 || length != 0)) {
            throw xml.bad("link with content: " + name);
        }
        Optional<String> wrong = ExtentRules.refusal(extents, length);
        if (wrong.isPresent()) {
            throw xml.bad(name + ": " + wrong.get());
        }
        return new FileEntry(name, uid(false), times(), readOnly, attributes, length, openForWrite,
                extents, Optional.ofNullable(symlink));
    }

    private long uid(boolean root) throws LtfsFormatException {
        if ((seen & UID) == 0) {
            return entries;
        }
        if (uid == 0 || root && uid != IndexWriter.ROOT_UID) {
            throw xml.bad("uid " + uid + " of " + name);
        }
        return uid;
    }

    private EntryTimes times() {
        return new EntryTimes(creation, change, modify, access,
                (seen & BACKUP) == 0 ? creation : backup);
    }

    private void require(int bits, String where) throws LtfsFormatException {
        int missing = bits & ~seen;
        if (missing != 0) {
            throw xml.bad("no " + WORDS[Integer.numberOfTrailingZeros(missing)] + " in "
                    + (name == null ? "an entry" : name) + " " + where);
        }
    }

    private static int bit(String word) {
        return switch (word) {
            case "name" -> NAME;
            case "length" -> LENGTH;
            case "readonly" -> READONLY;
            case "creationtime" -> CREATION;
            case "changetime" -> CHANGE;
            case "modifytime" -> MODIFY;
            case "accesstime" -> ACCESS;
            case "backuptime" -> BACKUP;
            case "fileuid" -> UID;
            case "openforwrite" -> OPEN;
            case "extendedattributes" -> XATTRS;
            case "extentinfo" -> EXTENTS;
            case "symlink" -> SYMLINK;
            case "contents" -> CONTENTS;
            default -> 0;
        };
    }

    private void field(boolean directory, boolean root) throws IOException {
        int bit = bit(xml.name());
        if (bit == 0 || directory && (bit & (LENGTH | OPEN | EXTENTS | SYMLINK)) != 0
                || !directory && bit == CONTENTS) {
            xml.skip();
            return;
        }
        if ((seen & bit) != 0) {
            throw xml.bad("a second " + xml.name() + " in " + name);
        }
        seen |= bit;
        switch (bit) {
            case NAME -> name = xml.entryName(limits.maxNameCodePoints(), root);
            case LENGTH -> length = xml.number();
            case READONLY -> readOnly = xml.bool();
            case CREATION -> creation = xml.time();
            case CHANGE -> change = xml.time();
            case MODIFY -> modify = xml.time();
            case ACCESS -> access = xml.time();
            case BACKUP -> backup = xml.time();
            case UID -> uid = xml.number();
            case OPEN -> openForWrite = xml.bool();
            case XATTRS -> attributes = attributeParser.attributes();
            case EXTENTS -> extents = extentParser.extents();
            default -> symlink = symlink();
        }
    }

    private String symlink() throws IOException {
        String target = xml.nameType();
        if (!IndexName.carried(target)) {
            throw xml.bad("target of the link " + name);
        }
        return target;
    }

    /** Directories and files so far. */
    long entries() {
        return entries;
    }

    /** An empty list that will be kept, or the list itself. */
    static <T> List<T> sealed(ArrayList<T> list) {
        return list.isEmpty() ? List.of() : List.copyOf(list);
    }
}
