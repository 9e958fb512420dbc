package org.holdfast.i18n;

/** Numbers with their units. */
public enum UnitText implements Text {
    BYTES("unit.bytes"),
    KILOBYTES("unit.kilobytes"),
    MEGABYTES("unit.megabytes"),
    GIGABYTES("unit.gigabytes"),
    TERABYTES("unit.terabytes"),
    PETABYTES("unit.petabytes"),
    A_SECOND("unit.a-second"),
    NOTHING("unit.nothing"),
    SECONDS("unit.seconds"),
    MINUTES("unit.minutes"),
    HOURS("unit.hours"),
    DAYS("unit.days"),
    PERCENT("unit.percent");

    private final String key;

    UnitText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
