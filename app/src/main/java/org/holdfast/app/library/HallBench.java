package org.holdfast.app.library;

import java.util.Optional;
import javafx.scene.layout.Region;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.i18n.Words;

/**
 * The picture of a made-up library that moves with every pulse, as a person would move it: in about
 * a point, along, out again, over all of it with the selection walking. On the FX thread only.
 */
public final class HallBench {
    private static final int LEG = 150;
    private static final int DRIVES = 144;
    private static final int MAIL_SLOTS = 30;
    private static final int CHANGES = 10;

    private final LibraryModel model = new LibraryModel();
    private final HallCanvas hall;
    private final LibraryNews[] news;

    /** A library with so many slots. */
    public HallBench(Words words, int slots) {
        // Two states in turn: cartridges move while somebody looks.
        news = new LibraryNews[] {new SampleHall(slots, DRIVES, MAIL_SLOTS, true, 7).news(),
            new SampleHall(slots, DRIVES, MAIL_SLOTS, true, 8).news()};
        hall = new HallCanvas(model, new LibraryWords(words), true);
        model.news(news[0]);
    }

    /** What is to be shown. */
    public Region content() {
        return hall;
    }

    /** Moves on; called before each pulse, from 0. */
    public void step(int pulse) {
        double width = hall.getWidth();
        double height = hall.getHeight();
        double t = (double) (pulse % LEG) / LEG;
        double most = Camera.MOST / hall.whole().scale();
        int round = pulse / LEG;
        double x = width * (0.3 + 0.1 * (round % 5));
        double y = height * (0.3 + 0.07 * (round % 6));
        if (pulse % CHANGES == 0) {
            model.news(news[pulse / CHANGES % 2]);
        }
        switch (round % 4) {
            case 0 -> hall.look(hall.whole().zoomed(Math.pow(most, t), x, y, hall.whole()));
            case 1 -> hall.look(hall.camera().get().panned(t < 0.5 ? -23 : 17, t < 0.7 ? 11 : -9));
            case 2 -> hall.zoom(Math.pow(1 / most, 1.0 / LEG), x, y);
            default -> {
                hall.look(hall.whole().zoomed(1 + 0.2 * t, x, y, hall.whole()));
                model.selected().set(Optional.of(Spot.slot(pulse * 37
                        % news[0].cells().count() / 2)));
                hall.hover(hall.at(width * t, height * t));
            }
        }
    }
}
