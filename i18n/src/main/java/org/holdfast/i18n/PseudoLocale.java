package org.holdfast.i18n;

import java.util.Locale;

/**
 * A language nobody speaks, {@code en-XA}: English with accents, 40 % longer, in brackets.
 *
 * <p>A text without brackets on a screen is one that is not in the bundles; a text whose closing
 * bracket is missing is one that is cut off.
 */
public final class PseudoLocale {
    /** Its locale; {@code --lang en-XA} on the command line. */
    public static final Locale LOCALE = Locale.forLanguageTag("en-XA");

    private static final String PLAIN = "aceinouyACEINOUY";
    private static final String ACCENTED = "àçéîñôûýÀÇÉÎÑÔÛÝ";

    private PseudoLocale() {}

    /** Changes the letters of a message pattern, keeps its placeholders, makes it longer. */
    static String stretch(String pattern) {
        StringBuilder out = new StringBuilder("[");
        int depth = 0;
        int letters = 0;
        for (char c : pattern.toCharArray()) {
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
            int accent = depth == 0 ? PLAIN.indexOf(c) : -1;
            out.append(accent >= 0 ? ACCENTED.charAt(accent) : c);
            letters++;
        }
        return out.append("~".repeat((letters * 4 + 9) / 10)).append(']').toString();
    }
}
