package org.holdfast.engine.ltfs.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Times as the format writes them, {@code 2026-11-22T11:16:34.415633334Z}: always nine digits.
 *
 * <p>Read leniently: the fraction may be missing or shorter. A shorter one is the number of
 * nanoseconds, as the reference implementation has it ({@code .123} is 123 ns), so that two
 * programs see the same time on one cartridge. One object serves one thread.
 */
final class LtfsTimes {
    /** Bytes of a time. */
    static final int BYTES = 30;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int DATE_BYTES = 10;
    private static final int FRACTION_AT = 19;
    private static final int FRACTION_DIGITS = 9;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private long day = Long.MIN_VALUE;
    private final byte[] date = new byte[DATE_BYTES];
    private final byte[] writtenText = new byte[BYTES];
    private Instant written;
    private int readDate = -1;
    private long readDay;
    private final byte[] lastText = new byte[BYTES];
    private int lastLength = -1;
    private Instant last = Instant.EPOCH;

    /** The nearest time that has four digits of year. */
    static Instant clamp(Instant time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }

    /** Writes {@value #BYTES} bytes at {@code at}; years outside 0000 to 9999 are clamped. */
    void write(Instant anyTime, byte[] to, int at) {
        // The five times of an entry are often one.
        if (!anyTime.equals(written)) {
            write(clamp(anyTime));
            written = anyTime;
        }
        System.arraycopy(writtenText, 0, to, at, BYTES);
    }

    private void write(Instant time) {
        byte[] to = writtenText;
        long seconds = time.getEpochSecond();
        long d = Math.floorDiv(seconds, SECONDS_A_DAY);
        if (d != day) {
            LocalDate local = LocalDate.ofEpochDay(d);
            digits(date, 0, 4, local.getYear());
            date[4] = '-';
            digits(date, 5, 2, local.getMonthValue());
            date[7] = '-';
            digits(date, 8, 2, local.getDayOfMonth());
            day = d;
        }
        System.arraycopy(date, 0, to, 0, DATE_BYTES);
        int ofDay = (int) (seconds - d * SECONDS_A_DAY);
        to[10] = 'T';
        digits(to, 11, 2, ofDay / 3600);
        to[13] = ':';
        digits(to, 14, 2, ofDay / 60 % 60);
        to[16] = ':';
        digits(to, 17, 2, ofDay % 60);
        to[FRACTION_AT] = '.';
        digits(to, FRACTION_AT + 1, FRACTION_DIGITS, time.getNano());
        to[BYTES - 1] = 'Z';
    }

    private static void digits(byte[] to, int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            int q = rest / 10;
            to[i] = (byte) ('0' + rest - q * 10);
            rest = q;
        }
    }

    /**
     * Reads a time.
     *
     * @throws DateTimeException when it is none
     */
    Instant parse(byte[] c, int at, int length) {
        // The five times of an entry are often one.
        if (length == lastLength && Arrays.equals(c, at, at + length, lastText, 0, length)) {
            return last;
        }
        if (length > BYTES || length < FRACTION_AT + 1 || c[at + 4] != '-' || c[at + 7] != '-'
                || c[at + 10] != 'T' || c[at + 13] != ':' || c[at + 16] != ':'
                || c[at + length - 1] != 'Z') {
            throw new DateTimeException("not a time");
        }
        int nanos = 0;
        if (length > FRACTION_AT + 1) {
            int count = length - FRACTION_AT - 2;
            if (c[at + FRACTION_AT] != '.' || count > FRACTION_DIGITS) {
                throw new DateTimeException("not a fraction of a second");
            }
            nanos = number(c, at + FRACTION_AT + 1, count, 0, 999_999_999);
        }
        long seconds = day(c, at) * SECONDS_A_DAY + number(c, at + 11, 2, 0, 23) * 3600L
                + number(c, at + 14, 2, 0, 59) * 60L + number(c, at + 17, 2, 0, 60);
        last = Instant.ofEpochSecond(seconds, nanos);
        lastLength = length;
        System.arraycopy(c, at, lastText, 0, length);
        return last;
    }

    private long day(byte[] c, int at) {
        int year = number(c, at, 4, 0, 9999);
        int month = number(c, at + 5, 2, 1, 12);
        int dayOfMonth = number(c, at + 8, 2, 1, 31);
        int key = year << 9 | month << 5 | dayOfMonth;
        if (key != readDate) {
            readDay = LocalDate.of(year, month, dayOfMonth).toEpochDay();
            readDate = key;
        }
        return readDay;
    }

    private static int number(byte[] c, int at, int count, int min, int max) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int d = c[i] - '0';
            if (d < 0 || d > 9) {
                throw new DateTimeException("not a digit in a time");
            }
            value = value * 10 + d;
        }
        if (value < min || value > max) {
            throw new DateTimeException("out of range in a time");
        }
        return value;
    }
}
