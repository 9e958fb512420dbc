package org.holdfast.engine.ltfs.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the XML of a label: children in any order, each known one once, all of them there. */
final class LabelParser {
    /** The longest label that is read. */
    static final int MAX_BYTES = 1 << 16;

    private final byte[] record;
    private final Map<String, Object> seen = new HashMap<>();

    LabelParser(byte[] record) {
        this.record = record;
    }

    LtfsLabel label() throws LtfsFormatException {
        try (XmlInput xml = new XmlInput(new ByteArrayInputStream(record), "label", MAX_BYTES,
                MAX_BYTES)) {
            if (!xml.name().equals("ltfslabel")) {
                throw xml.bad("root element " + xml.name());
            }
            String version = xml.attribute("version");
            if (version == null || !FormatVersion.readable(version)) {
                throw xml.bad("version " + version);
            }
            children(xml, "");
            xml.end();
            return new LtfsLabel(get("creator"), get("formattime"), get("volumeuuid"),
                    get("location/partition"), get("partitions/index"), get("partitions/data"),
                    this.<Integer>get("blocksize"), get("compression"), version);
        } catch (LtfsFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new LtfsFormatException("label: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LtfsFormatException("label cannot be read", e);
        }
    }

    private void children(XmlInput xml, String parent) throws IOException {
        while (xml.child()) {
            String path = parent + xml.name();
            Object value = switch (path) {
                case "creator" -> xml.text();
                case "formattime" -> xml.time();
                case "volumeuuid" -> xml.uuid();
                case "location/partition", "partitions/index", "partitions/data" ->
                    xml.partition();
                case "blocksize" -> (int) Math.min(Integer.MAX_VALUE, xml.number());
                case "compression" -> xml.bool();
                case "location", "partitions" -> {
                    children(xml, path + "/");
                    yield path;
                }
                default -> null;
            };
            if (value == null) {
                xml.skip();
            } else if (seen.put(path, value) != null) {
                throw xml.bad("a second " + path);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T get(String path) throws LtfsFormatException {
        Object value = seen.get(path);
        if (value == null) {
            throw new LtfsFormatException("label: no " + path);
        }
        return (T) value;
    }
}
