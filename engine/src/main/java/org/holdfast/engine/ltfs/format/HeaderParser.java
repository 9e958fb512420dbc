package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Collects what an index says of itself, from the children of its root in any order. */
final class HeaderParser {
    private final XmlInput xml;
    private final String version;
    private final Set<String> seen = new HashSet<>();
    private String creator;
    private String comment;
    private UUID volume;
    private long generation;
    private Instant updated;
    private IndexLocation location;
    private IndexLocation previous;
    private boolean allowPolicyUpdate;
    private long highestUid = IndexWriter.ROOT_UID;
    private String lockState = "unlocked";

    /** At the root element. */
    HeaderParser(XmlInput xml) throws LtfsFormatException {
        this.xml = xml;
        if (xml.name().equals("ltfsincrementalindex")) {
            throw new IncrementalIndexException("index: it is an incremental one");
        }
        if (!xml.name().equals("ltfsindex")) {
            throw xml.bad("root element " + xml.name());
        }
        String text = xml.attribute("version");
        if (text == null || !FormatVersion.readable(text)) {
            throw xml.bad("version " + text);
        }
        version = text;
    }

    /** Whether uids, backup times and offsets in files may be missing: before 2.0. */
    boolean old() {
        return version.charAt(0) < '2';
    }

    /** Reads the element that has just begun. */
    void field() throws IOException {
        String name = xml.name();
        switch (name) {
            case "creator" -> creator = xml.text();
            case "comment" -> comment = xml.text();
            case "volumeuuid" -> volume = xml.uuid();
            case "generationnumber" -> generation = xml.number();
            case "updatetime" -> updated = xml.time();
            case "location" -> location = location();
            case "previousgenerationlocation" -> previous = location();
            case "allowpolicyupdate" -> allowPolicyUpdate = xml.bool();
            case "highestfileuid" -> highestUid = xml.number();
            case "volumelockstate" -> lockState = lockState();
            default -> {
                xml.skip();
                return;
            }
        }
        if (!seen.add(name)) {
            throw xml.bad("a second " + name);
        }
    }

    private String lockState() throws IOException {
        String state = xml.text().strip();
        return switch (state) {
            case "unlocked", "locked", "permlocked" -> state;
            default -> throw xml.bad("volumelockstate " + state);
        };
    }

    private IndexLocation location() throws IOException {
        char partition = 0;
        long block = -1;
        while (xml.child()) {
            if (xml.name().equals("partition") && partition == 0) {
                partition = xml.partition();
            } else if (xml.name().equals("startblock") && block < 0) {
                block = xml.number();
            } else if (xml.name().equals("partition") || xml.name().equals("startblock")) {
                throw xml.bad("a second " + xml.name());
            } else {
                xml.skip();
            }
        }
        if (partition == 0 || block < 0) {
            throw xml.bad("location without partition or startblock");
        }
        return new IndexLocation(partition, block);
    }

    /** What is still missing, or null. */
    String missing() {
        return creator == null ? "creator" : volume == null ? "volumeuuid"
                : !seen.contains("generationnumber") ? "generationnumber"
                : updated == null ? "updatetime" : location == null ? "location"
                : !seen.contains("allowpolicyupdate") ? "allowpolicyupdate"
                : !old() && !seen.contains("highestfileuid") ? "highestfileuid" : null;
    }

    /** The header, when nothing is missing. */
    IndexHeader header() {
        return new IndexHeader(version, creator, Optional.ofNullable(comment), volume, generation,
                updated, location, Optional.ofNullable(previous), allowPolicyUpdate, highestUid,
                lockState);
    }
}
