package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.StateWords;
import org.holdfast.app.words.StatusWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;

/** What is in a library, in words: thing, place, state. */
final class LibraryWords {
    private final Words words;

    LibraryWords(Words words) {
        this.words = words;
    }

    Words words() {
        return words;
    }

    /** The library in one line. */
    String summary(Cabinet cabinet) {
        return words.say(SUMMARY, Visible.name(cabinet.name()),
                cabinet.plan().count(Spot.Kind.SLOT), cabinet.plan().count(Spot.Kind.DRIVE),
                cabinet.filled());
    }

    /** A place: slots, drives and mail slots are counted from 1. */
    String place(Spot spot) {
        String number = words.number(spot.index() + 1L);
        return switch (spot.kind()) {
            case SLOT -> words.say(SLOT, number);
            case DRIVE -> words.say(DRIVE, number);
            case MAIL_SLOT -> words.say(MAIL_SLOT, number);
            case ROBOT -> spot.index() == 0 ? words.say(ROBOT) : words.say(ROBOT_NUMBER, number);
        };
    }

    /** A place with the address that the library knows it by. */
    String address(Cabinet cabinet, Spot spot) {
        return place(spot) + ", " + words.say(ELEMENT,
                Integer.toString(cabinet.element(spot).address()));
    }

    /** Everything about a spot in one sentence, for those who listen. */
    String sentence(Cabinet cabinet, Spot spot, boolean selected) {
        List<String> parts = new ArrayList<>();
        parts.add(place(spot));
        if (spot.kind() == Spot.Kind.DRIVE) {
            parts.add(drive(cabinet, spot));
        }
        parts.addAll(content(cabinet, spot));
        if (selected) {
            parts.add(words.say(SELECTED));
        }
        return String.join(", ", parts);
    }

    /** What lies in a spot: cartridge, state, fill, what is wrong. */
    List<String> content(Cabinet cabinet, Spot spot) {
        List<String> parts = new ArrayList<>();
        Rows.ElementRow element = cabinet.element(spot);
        if (element.barcode().isPresent()) {
            parts.add(words.say(HOLDING, Visible.name(element.barcode().get())));
            parts.addAll(cabinet.cartridge(spot).map(this::state)
                    .orElse(List.of(words.say(NOT_KNOWN))));
        } else if (spot.kind() != Spot.Kind.ROBOT) {
            parts.add(words.say(element.full() ? UNLABELLED : EMPTY));
        }
        note(cabinet, spot).ifPresent(parts::add);
        return parts;
    }

    /** The state of a cartridge, and how full it is when that is known. */
    List<String> state(Rows.CartridgeRow row) {
        String state = new StateWords(words).cartridge(row.state());
        return row.capacity() <= 0 ? List.of(state)
                : List.of(state, words.say(PERCENT_FULL, CellsOf.percent(row)));
    }

    /** What a drive does. */
    String drive(Cabinet cabinet, Spot spot) {
        Optional<Rows.DriveRow> drive = cabinet.drive(spot);
        return drive.map(d -> d.offline().map(why -> words.say(DRIVE_OFF, Visible.name(why)))
                        .orElseGet(() -> new StatusWords(words).doing(d.doing())))
                .orElseGet(() -> words.say(DRIVE_UNKNOWN));
    }

    /** Why a person should look at a spot. */
    Optional<String> note(Cabinet cabinet, Spot spot) {
        return cabinet.need(spot).map(f -> new FailureWords(words).tell(f).message())
                .or(() -> cabinet.element(spot).exception()
                        .map(e -> words.say(TROUBLE, Visible.name(e))));
    }

    /** What is being carried. */
    String carried(Carrying c) {
        String barcode = Visible.name(c.barcode());
        if (!c.bringing()) {
            return words.say(TAKES, barcode, place(c.drive()));
        }
        return c.from().map(from -> words.say(BRINGS_FROM, barcode, place(from),
                place(c.drive()))).orElseGet(() -> words.say(BRINGS, barcode, place(c.drive())));
    }
}
