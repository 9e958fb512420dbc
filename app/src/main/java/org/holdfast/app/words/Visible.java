package org.holdfast.app.words;

/** Names from outside, made safe to look at. */
public final class Visible {
    private Visible() {}

    /**
     * The name with everything escaped that would not be seen or would act on a terminal: control
     * characters, line ends, marks that change the direction of text, halves of surrogate pairs,
     * and the backslash itself, so that two names never look the same.
     */
    public static String name(String name) {
        StringBuilder out = null;
        for (int i = 0; i < name.length(); i++) {
            int c = name.codePointAt(i);
            if (c == '\\' || hidden(c)) {
                out = out == null ? new StringBuilder(name.substring(0, i)) : out;
                escape(out, c);
            } else if (out != null) {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c) - 1;
        }
        return out == null ? name : out.toString();
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void escape(StringBuilder out, int c) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c > 0xFFFF) {
                    out.append(String.format("\\U%08x", c));
                } else {
                    out.append(String.format("\\u%04x", c));
                }
            }
        }
    }
}
