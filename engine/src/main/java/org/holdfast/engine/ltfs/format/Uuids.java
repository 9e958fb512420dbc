package org.holdfast.engine.ltfs.format;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as the format writes them: 36 characters, either case when read. */
final class Uuids {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** The UUID, or nothing when the text is none. */
    static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
