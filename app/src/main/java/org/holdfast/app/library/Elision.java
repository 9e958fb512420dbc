package org.holdfast.app.library;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Texts cut to a width, with three dots; measured once. On the FX thread only. */
final class Elision {
    private static final int MOST = 2_000;

    private final Text measure = new Text();
    private final Map<Key, String> cut = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String text, Font font, int width) {}

    /** The text, or as much of it as fits; empty when nothing does. */
    String fit(String text, Font font, double width) {
        return cut.computeIfAbsent(new Key(text, font, (int) width), this::shorten);
    }

    /** How wide a text is. */
    double width(String text, Font font) {
        measure.setFont(font);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    private String shorten(Key key) {
        if (width(key.text, key.font) <= key.width) {
            return key.text;
        }
        int least = 0;
        int most = key.text.length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (width(key.text.substring(0, middle) + "…", key.font) <= key.width) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least == 0 ? "" : key.text.substring(0, least) + "…";
    }
}
