package org.holdfast.engine.ledger.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as {@code 2026-11-22T12:00:00.000000001Z}: always nine digits, so that their order is that
 * of their characters. Years outside 0 to 9999 are written as {@link Instant#toString} does.
 */
final class TimeForm {
    /** Characters of a time of the years 0 to 9999. */
    static final int CHARS = 30;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final String SHAPE = "0000-00-00T00:00:00.000000000Z";

    private TimeForm() {}

    static String text(Instant time) {
        if (time.getEpochSecond() < FIRST || time.getEpochSecond() > LAST) {
            return time.toString();
        }
        LocalDateTime t = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(),
                ZoneOffset.UTC);
        byte[] text = SHAPE.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        digits(text, 0, 4, t.getYear());
        digits(text, 5, 2, t.getMonthValue());
        digits(text, 8, 2, t.getDayOfMonth());
        digits(text, 11, 2, t.getHour());
        digits(text, 14, 2, t.getMinute());
        digits(text, 17, 2, t.getSecond());
        digits(text, 20, 9, t.getNano());
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Reads what {@link #text} wrote; {@link DateTimeException} for anything else. */
    static Instant parse(String text) {
        if (!shaped(text)) {
            return Instant.parse(text);
        }
        return LocalDateTime.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2),
                number(text, 11, 2), number(text, 14, 2), number(text, 17, 2),
                number(text, 20, 9)).toInstant(ZoneOffset.UTC);
    }

    private static boolean shaped(String text) {
        if (text.length() != CHARS) {
            return false;
        }
        for (int i = 0; i < CHARS; i++) {
            if (!fits(text.charAt(i), i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code c} may be the character {@code at} of a time. */
    static boolean fits(int c, int at) {
        char shape = SHAPE.charAt(at);
        return shape == '0' ? c >= '0' && c <= '9' : c == shape;
    }

    private static int number(String text, int at, int count) {
        return Integer.parseInt(text, at, at + count, 10);
    }
}
