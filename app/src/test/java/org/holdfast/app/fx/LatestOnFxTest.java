package org.holdfast.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/** The hop and the question for a display. */
@Timeout(60)
class LatestOnFxTest {
    @BeforeAll
    static void headless() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        System.setProperty("java.awt.headless", "true");
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void onlyTheNewestArrives() throws Exception {
        List<Integer> got = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(2);
        Platform.runLater(() -> {
            try {
                assertTrue(go.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        LatestOnFx<Integer> hop = new LatestOnFx<>(value -> {
            got.add(value);
            end.countDown();
        });
        for (int i = 0; i < 10_000; i++) {
            hop.accept(i);
        }
        go.countDown();
        while (got.isEmpty()) {
            Thread.onSpinWait();
        }
        hop.accept(-1);
        assertTrue(end.await(20, TimeUnit.SECONDS));
        assertEquals(List.of(9_999, -1), got);
    }

    @Test
    void whatIsMissingForAWindowIsSaid() {
        Words words = Words.of(Locale.ENGLISH, ZoneOffset.UTC);
        assertTrue(Display.missing(Map.of(), words).isEmpty());
        System.setProperty("glass.platform", "gtk");
        try {
            assertEquals("DISPLAY is not set", Display.missing(Map.of(), words).orElseThrow());
            String far = Display.missing(Map.of("DISPLAY", ":7654321"), words).orElseThrow();
            assertTrue(far.equals("libgtk-3 is not installed")
                    || far.equals(":7654321 cannot be opened"), far);
        } finally {
            System.setProperty("glass.platform", "Headless");
        }
    }
}
