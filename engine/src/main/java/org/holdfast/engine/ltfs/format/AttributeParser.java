package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads the extended attributes of an entry. */
final class AttributeParser {
    private final XmlInput xml;
    private final IndexLimits limits;
    private final ArrayList<ExtendedAttribute> found = new ArrayList<>();

    AttributeParser(XmlInput xml, IndexLimits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** At the element {@code extendedattributes}; reads it to its end. */
    List<ExtendedAttribute> attributes() throws IOException {
        found.clear();
        while (xml.child()) {
            if (!xml.name().equals("xattr")) {
                xml.skip();
                continue;
            }
            if (found.size() == limits.maxAttributesPerEntry()) {
                throw xml.bad("more than " + limits.maxAttributesPerEntry() + " attributes");
            }
            found.add(attribute());
        }
        return EntryParser.sealed(found);
    }

    private ExtendedAttribute attribute() throws IOException {
        String key = null;
        byte[] value = null;
        while (xml.child()) {
            if (xml.name().equals("key")) {
                if (key != null) {
                    throw xml.bad("a second key of an attribute");
                }
                key = xml.nameType();
            } else if (xml.name().equals("value")) {
                if (value != null) {
                    throw xml.bad("a second value of the attribute " + key);
                }
                value = value();
            } else {
                xml.skip();
            }
        }
        if (key == null || key.isEmpty() || value == null || !IndexName.carried(key)) {
            throw xml.bad("attribute without a key or a value: " + key);
        }
        return new ExtendedAttribute(key, value);
    }

    private byte[] value() throws IOException {
        String type = xml.attribute("type");
        byte[] value;
        if (type == null || type.equals("text")) {
            value = xml.utf8();
        } else if (type.equals("base64")) {
            value = base64(xml.text());
        } else {
            throw xml.bad("attribute value of type " + type);
        }
        if (value.length > limits.maxValueBytes()) {
            throw xml.bad("attribute value of " + value.length + " bytes");
        }
        return value;
    }

    private byte[] base64(String text) throws LtfsFormatException {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                dense.append(text.charAt(i));
            }
        }
        try {
            return Base64.getDecoder().decode(dense.toString());
        } catch (IllegalArgumentException e) {
            throw new LtfsFormatException(xml.bad("not base64").getMessage(), e);
        }
    }
}
