package org.holdfast.engine.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.holdfast.engine.model.ObjectKey;

/**
 * Which path a key gets when it is restored: the plain one where the target can hold it, otherwise
 * one from which the key can be read back. Pure; no two keys of a restore get the same path.
 *
 * <p>A part that begins with {@code %} and two hex digits is an escaped one; a key's part that
 * begins so itself is escaped for that reason. In an escaped part the first character and every
 * {@code %} are written as {@code %XX} of their UTF-8 bytes, others when the target cannot hold
 * them. Three signs that no key's part can contain say the rest: {@code %00} alone is the empty
 * part, {@code %00} at the end is a file beside a directory of its name, {@code %2F} at the end is
 * a part that goes on in the next.
 */
public final class TargetNames {
    /** The longest part of a path in bytes. */
    public static final int MAX_PART_BYTES = 255;

    private static final String NOTHING = "%00";
    private static final String GOES_ON = "%2F";
    private static final Pattern ESCAPED = Pattern.compile("(?s)%[0-9A-Fa-f]{2}.*");

    private TargetNames() {}

    /**
     * The parts of the path of a key.
     *
     * @param key the key
     * @param isDirectory whether the object is a directory: its key ends in a slash and it has no
     *     content
     * @param hasBelow whether another key of the same restore begins with this one and a slash;
     *     asked for keys of files and links only
     * @param rules what the target can hold
     */
    public static List<String> parts(ObjectKey key, boolean isDirectory,
            Predicate<ObjectKey> hasBelow, TargetRules rules) {
        String value = key.value();
        boolean directory = isDirectory && value.endsWith("/");
        String text = directory ? value.substring(0, value.length() - 1) : value;
        String[] parts = text.split("/", -1);
        List<String> path = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            boolean beside = i == parts.length - 1 && !directory && hasBelow.test(key);
            part(parts[i], beside, rules, path);
        }
        return List.copyOf(path);
    }

    private static void part(String part, boolean beside, TargetRules rules, List<String> path) {
        if (!beside && plain(part, rules)) {
            path.add(part);
            return;
        }
        StringBuilder piece = new StringBuilder();
        int[] characters = part.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean last = i == characters.length - 1 && !beside;
            boolean bare = characters[i] != '%' && (last ? rules.allowsLast(characters[i])
                    : rules.allows(characters[i]));
            String written = bare && !piece.isEmpty() ? Character.toString(characters[i])
                    : escape(characters[i]);
            // room stays for the sign at the end
            if (bytes(piece) + bytes(written) + NOTHING.length() > MAX_PART_BYTES) {
                path.add(piece + GOES_ON);
                piece.setLength(0);
                written = escape(characters[i]);
            }
            piece.append(written);
        }
        if (characters.length == 0) {
            piece.append(NOTHING);
        }
        path.add(beside ? piece + NOTHING : piece.toString());
    }

    private static boolean plain(String part, TargetRules rules) {
        return !part.isEmpty() && !part.equals(".") && !part.equals("..")
                && bytes(part) <= MAX_PART_BYTES && !ESCAPED.matcher(part).matches()
                && part.codePoints().allMatch(rules::allows)
                && rules.allowsLast(part.codePointBefore(part.length()));
    }

    /** The key's text that a path was made from, without the slash behind a directory. */
    public static String keyOf(List<String> parts) {
        StringBuilder key = new StringBuilder();
        boolean goesOn = true;
        for (String part : parts) {
            key.append(goesOn ? "" : "/");
            boolean escaped = ESCAPED.matcher(part).matches();
            goesOn = escaped && part.endsWith(GOES_ON);
            String text = goesOn ? part.substring(0, part.length() - GOES_ON.length()) : part;
            while (escaped && text.endsWith(NOTHING)) {
                text = text.substring(0, text.length() - NOTHING.length());
            }
            key.append(escaped ? decode(text) : text);
        }
        return key.toString();
    }

    private static String escape(int codePoint) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format(java.util.Locale.ROOT, "%%%02X", b & 0xFF));
        }
        return escaped.toString();
    }

    private static String decode(String text) {
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int n = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] == '%') {
                to[n++] = (byte) Integer.parseInt(new String(from, i + 1, 2,
                        StandardCharsets.US_ASCII), 16);
                i += 2;
            } else {
                to[n++] = from[i];
            }
        }
        return new String(to, 0, n, StandardCharsets.UTF_8);
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
