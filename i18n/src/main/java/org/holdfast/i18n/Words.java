package org.holdfast.i18n;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Says texts, numbers, sizes, times in one language. Immutable; safe for any thread.
 *
 * <p>Sizes are decimal (1 kB is 1,000 bytes), as drives and shops count them.
 */
public final class Words {
    /** The base name of the bundles. */
    static final String BUNDLE = "org.holdfast.i18n.messages";
    /** Languages with a bundle of their own; the first is the one without a suffix. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final List<Text> SIZES = List.of(UnitText.KILOBYTES, UnitText.MEGABYTES,
            UnitText.GIGABYTES, UnitText.TERABYTES, UnitText.PETABYTES);

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle bundle;
    private final boolean pseudo;

    private Words(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.pseudo = PseudoLocale.LOCALE.equals(locale);
        this.bundle = ResourceBundle.getBundle(BUNDLE, pseudo ? Locale.ENGLISH : locale,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /**
     * Words of a locale; English where no bundle has its language.
     *
     * @param zone the time zone in which instants are said
     */
    public static Words of(Locale locale, ZoneId zone) {
        return new Words(locale, zone);
    }

    /** The languages that can be chosen. */
    public static List<Locale> languages() {
        return LANGUAGES;
    }

    /** The chosen language for a tag such as {@code de} or {@code de-AT}, if there is one. */
    public static Optional<Locale> language(String tag) {
        Locale asked = Locale.forLanguageTag(tag.replace('_', '-'));
        if (PseudoLocale.LOCALE.equals(asked)) {
            return Optional.of(asked);
        }
        return LANGUAGES.stream().filter(l -> l.getLanguage().equals(asked.getLanguage()))
                .findFirst().map(l -> asked);
    }

    /** The locale. */
    public Locale locale() {
        return locale;
    }

    /** The bundle, for a parser of command lines that looks up its help pages itself. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * A text with its arguments in place.
     *
     * @param arguments numbers are formatted by the locale, anything else as it is
     * @throws java.util.MissingResourceException when a bundle lacks the key (a test prevents it)
     */
    public String say(Text text, Object... arguments) {
        return format(text.key(), arguments);
    }

    /** What to do about a failure. */
    public String advise(FailureText text, Object... arguments) {
        return format(text.adviceKey(), arguments);
    }

    private String format(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return new MessageFormat(pseudo ? PseudoLocale.stretch(pattern) : pattern, locale)
                .format(arguments);
    }

    /** A whole number with the locale's grouping. */
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** A share in whole percent, rounded down, so that 100 means all. */
    public String percent(long part, long whole) {
        long percent = whole <= 0 ? 100 : (long) Math.floor(100.0 * part / whole);
        return say(UnitText.PERCENT, Math.clamp(percent, 0, 100));
    }

    /** A size, such as {@code 12.3 GB}; below 1,000 in bytes. */
    public String bytes(long bytes) {
        if (bytes < 1000) {
            return say(UnitText.BYTES, bytes);
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5 && unit < SIZES.size() - 1);
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value < 99.95 ? 1 : 0);
        format.setMinimumFractionDigits(value < 99.95 ? 1 : 0);
        return say(SIZES.get(unit), format.format(value));
    }

    /** A speed, such as {@code 281 MB/s}; a dash when no time has passed. */
    public String speed(long bytes, Duration time) {
        double seconds = time.toNanos() / 1e9;
        if (seconds <= 0) {
            return say(UnitText.NOTHING);
        }
        return say(UnitText.A_SECOND, bytes(Math.round(bytes / seconds)));
    }

    /** How long, in the two largest units that say something: {@code 1 min 8 s}. */
    public String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(1);
            return say(UnitText.SECONDS, format.format(time.toMillis() / 1000.0));
        }
        if (seconds < 60) {
            return say(UnitText.SECONDS, number(seconds));
        }
        if (seconds < 3600) {
            return say(UnitText.MINUTES, seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return say(UnitText.HOURS, seconds / 3600, seconds % 3600 / 60);
        }
        return say(UnitText.DAYS, seconds / 86_400, seconds % 86_400 / 3600);
    }

    /** A moment: date and time of day in the archive's zone. */
    public String instant(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale).withZone(zone).format(moment);
    }

    /** A time of day in the archive's zone, to the minute. */
    public String time(Instant moment) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale).withZone(zone).format(moment);
    }
}
