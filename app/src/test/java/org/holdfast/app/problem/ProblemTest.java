package org.holdfast.app.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.holdfast.app.crash.CrashReport;
import org.holdfast.app.fx.HeadlessFx;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when something went wrong. */
@Timeout(60)
class ProblemTest {
    private static final Words ENGLISH = Words.of(Locale.ENGLISH, ZoneOffset.UTC);
    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        HeadlessFx.start();
    }

    @Test
    void aFailureSaysWhatHappenedWhatToDoAndItsCode() throws Exception {
        List<String> copied = new ArrayList<>();
        HeadlessFx.run(() -> {
            Theme.use(ColorScheme.LIGHT);
            ProblemCard card = new ProblemCard(new Failure.MoveFailed("lib", 1001, 256,
                    "sense 4/15/01\u202e"), ENGLISH, copied::add, () -> copied.add("closed"));
            Scene scene = new Scene(card.root());
            Theme.dress(scene);
            HeadlessFx.picture(scene, "problem");
            assertEquals(List.of(), HeadlessFx.faults(scene));
            assertEquals("HF-505", ((TextField) card.root().lookup("#problem-code")).getText());
            ((Button) card.root().lookup("#problem-copy")).fire();
            ((Button) card.root().lookup("#problem-close")).fire();
        });
        assertEquals(List.of("HF-505 MoveFailed\nlibrary: lib\nfrom: 1001\nto: 256\n"
                + "reason: sense 4/15/01\\u202e", "closed"), copied);
    }

    @Test
    void whatNobodyForesawHasAShortCode() throws Exception {
        CrashReport report = CrashReport.write(directory, new IllegalStateException("a defect"),
                Instant.EPOCH);
        HeadlessFx.run(() -> {
            Theme.use(ColorScheme.DARK);
            var content = new CrashWindow().content(report,
                    Words.of(Locale.GERMAN, ZoneOffset.UTC));
            Scene scene = new Scene(content);
            Theme.dress(scene);
            HeadlessFx.picture(scene, "crash-dark-de");
            assertEquals(List.of(), HeadlessFx.faults(scene));
            assertEquals(report.code(), ((TextField) content.lookup("#crash-code")).getText());
            assertTrue(HeadlessFx.texts(content).stream()
                    .anyMatch(t -> t.contains(report.file().orElseThrow().toString())));
        });
    }
}
