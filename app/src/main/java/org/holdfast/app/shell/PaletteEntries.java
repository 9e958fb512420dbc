package org.holdfast.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** What the palette leads to: commands of the screen, screens, buckets, cartridges. */
final class PaletteEntries {
    private final ShellWindow window;
    private final Words words;

    private PaletteEntries(ShellWindow window) {
        this.window = window;
        this.words = window.words();
    }

    /** A palette with everything that can be gone to or done now; cartridges come when known. */
    static Palette fill(ShellWindow window) {
        PaletteEntries entries = new PaletteEntries(window);
        Palette palette = new Palette(window.words(), entries.first());
        if (window.has(ScreenName.LIBRARY)) {
            window.engine().ask(new Query.Cartridges(),
                    found -> palette.add(entries.cartridges(found)), window::problem);
        }
        return palette;
    }

    private List<Palette.Entry> first() {
        List<Palette.Entry> all = new ArrayList<>();
        window.current().ifPresent(open -> open.screen().commands().stream()
                .filter(command -> command.possible().get())
                .forEach(command -> all.add(command(command))));
        List<ScreenName> screens = window.inRail();
        for (int i = 0; i < screens.size(); i++) {
            ScreenName screen = screens.get(i);
            all.add(new Palette.Entry(screen.icon(), words.say(screen.title()),
                    words.say(WindowText.KIND_SCREEN), false,
                    Optional.of(Keys.say(Keys.digit(i + 1).getDisplayText(), words)),
                    () -> window.go(Place.of(screen))));
        }
        ArchiveState state = window.engine().state().getValue();
        if (state != null && window.has(ScreenName.BUCKETS)) {
            state.buckets().forEach(bucket -> all.add(bucket(bucket)));
        }
        return all;
    }

    private Palette.Entry command(ScreenCommand command) {
        return new Palette.Entry(command.glyph(), words.say(command.text()),
                words.say(WindowText.KIND_COMMAND), false,
                command.keys().map(keys -> Keys.say(keys.getDisplayText(), words)),
                command.action());
    }

    private Palette.Entry bucket(Rows.BucketRow bucket) {
        return new Palette.Entry(Glyph.BUCKET, Visible.name(bucket.name()),
                words.say(WindowText.KIND_BUCKET), false, Optional.empty(),
                () -> window.go(Place.of(ScreenName.BUCKETS, bucket.name())));
    }

    private List<Palette.Entry> cartridges(Rows.CartridgeList found) {
        return found.cartridges().stream().map(cartridge -> new Palette.Entry(Glyph.CARTRIDGE,
                Visible.name(cartridge.barcode()), words.say(WindowText.KIND_CARTRIDGE), true,
                Optional.empty(),
                () -> window.go(Place.of(ScreenName.LIBRARY, cartridge.barcode())))).toList();
    }
}
