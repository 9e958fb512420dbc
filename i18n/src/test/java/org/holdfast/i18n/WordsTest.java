package org.holdfast.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, sizes, times as people of a language write them. */
class WordsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final Words ENGLISH = Words.of(Locale.ENGLISH, ZONE);
    private static final Words GERMAN = Words.of(Locale.GERMAN, ZONE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0|no bytes", "1|1 byte", "999|999 bytes", "1000|1.0 kB", "1234|1.2 kB",
        "99949|99.9 kB", "99950|100 kB", "999499|999 kB", "999500|1.0 MB",
        "12345678900|12.3 GB", "64000000000000|64.0 TB", "9223372036854775807|9,223 PB"})
    void sizes(long bytes, String said) {
        assertEquals(said, ENGLISH.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PT0S|0 s", "PT0.25S|0.2 s", "PT1.5S|1.5 s", "PT9.999S|10 s", "PT10.9S|10 s",
        "PT59.9S|59 s", "PT1M|1 min 0 s", "PT1M8S|1 min 8 s", "PT59M59S|59 min 59 s",
        "PT1H2M3S|1 h 2 min", "PT24H|1 day 0 h", "PT49H|2 days 1 h"})
    void durations(Duration time, String said) {
        assertEquals(said, ENGLISH.duration(time));
    }

    @Test
    void germanIsGerman() {
        assertEquals("12,3 GB", GERMAN.bytes(12_345_678_900L));
        assertEquals("1.204", GERMAN.number(1204));
        assertEquals("1,5 s", GERMAN.duration(Duration.ofMillis(1500)));
        assertEquals("2 Tage 1 h", GERMAN.duration(Duration.ofHours(49)));
        assertEquals("22.11.2026, 11:00",
                GERMAN.instant(Instant.parse("2026-11-22T10:00:00Z")));
    }

    @Test
    void speedsAndShares() {
        assertEquals("2.0 MB/s", ENGLISH.speed(3_000_000, Duration.ofMillis(1500)));
        assertEquals("–", ENGLISH.speed(1, Duration.ZERO));
        assertEquals("99 %", ENGLISH.percent(999, 1000));
        assertEquals("100 %", ENGLISH.percent(1000, 1000));
        assertEquals("100 %", ENGLISH.percent(0, 0));
        assertEquals("0 %", ENGLISH.percent(0, 1));
    }

    @Test
    void languagesAreFoundByTag() {
        assertEquals(Optional.of(Locale.GERMAN), Words.language("de"));
        assertEquals(Optional.of(Locale.forLanguageTag("de-AT")), Words.language("de_AT"));
        assertEquals(Optional.empty(), Words.language("C"));
        assertEquals(Optional.empty(), Words.language("fr"));
        assertEquals(Optional.empty(), Words.language(""));
        assertEquals(Optional.of(PseudoLocale.LOCALE), Words.language("en-XA"));
        assertTrue(Words.languages().contains(Locale.ENGLISH));
    }

    @Test
    void failuresComeWithAdvice() {
        assertEquals("Make one with “holdfast init”, or say where it is with --home.",
                ENGLISH.advise(FailureText.NO_HOME, "/h"));
    }

    @Test
    void pseudoIsLongerAndMarked() {
        Words pseudo = Words.of(PseudoLocale.LOCALE, ZONE);
        String said = pseudo.say(ReportText.INIT_DONE, "/home/a");
        assertTrue(said.startsWith("[Màdé à hômé îñ /home/a.~~~"), said);
        assertTrue(said.endsWith("~]"), said);
        assertTrue(pseudo.bytes(1).startsWith("[1 byte"), pseudo.bytes(1));
    }
}
