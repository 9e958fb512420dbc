package org.holdfast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import org.holdfast.app.buckets.BucketsScreen;
import org.holdfast.app.fx.ArchiveBridge;
import org.holdfast.app.fx.HeadlessFx;
import org.holdfast.app.jobs.JobsScreen;
import org.holdfast.app.library.LibraryScreen;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.shell.ShellPicture;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.PseudoLocale;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The window with its screens in both looks, three languages, wide and narrow, painted to
 * {@code target/screenshots}: nothing cut off, nothing untranslated.
 */
@Timeout(120)
class ShellGalleryTest {
    private static final List<Screen.Offer> SCREENS = List.of(
            new Screen.Offer(ScreenName.BUCKETS, BucketsScreen::new), LibraryScreen.offer(),
            new Screen.Offer(ScreenName.JOBS, JobsScreen::new));
    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        HeadlessFx.start();
    }

    private FakeArchive archive() throws Exception {
        FakeArchive archive = new FakeArchive(directory);
        archive.answers.put(Query.Buckets.class, new Rows.BucketList(List.of(
                new Rows.BucketRow("1", "board-minutes", 2, 3912, 8_400_000_000L, 0),
                new Rows.BucketRow("2", "cases-1999-2019", 2, 480_112, 20_400_000_000L, 1204),
                new Rows.BucketRow("3", "studio-masters", 2, 822, 31_000_000_000_000L, 0))));
        archive.submit(new Command.Put("local", "board-minutes", List.of()));
        JobSnapshot over = archive.ask(new Query.Jobs()).jobs().getFirst();
        JobSnapshot bad = FakeArchive.job(3, "put", "studio-masters", JobSnapshot.State.PARTLY,
                List.of(new Failure.SourceUnreadable("/a", "denied")), List.of(), List.of());
        archive.answers.put(Query.Jobs.class, new Rows.JobList(List.of(
                FakeArchive.running(FakeArchive.job(4, "put", "cases-1999-2019",
                        JobSnapshot.State.DONE, List.of(), List.of(), List.of()), 2, true,
                        new JobSnapshot.Wait(JobSnapshot.Wait.Kind.WRITE, List.of("HF0001L8"),
                                Duration.ofSeconds(8))), bad, over)));
        archive.answers.put(Query.Status.class, new Rows.Status("/h", "a", 1, "0",
                Optional.empty(), 484_846, 31_028_800_000_000L, 1204, 12_300_000_000L,
                new Rows.Staging(2_000_000_000_000L, 760_000_000_000L, 0, 0, 0, 1), List.of(
                        drive(256, "busy"), drive(257, "opening"), drive(258, "empty"),
                        drive(259, "ready")), 1, List.of()));
        return archive;
    }

    private static Rows.DriveRow drive(int element, String doing) {
        return new Rows.DriveRow("lib", element, "S" + element, "ULTRIUM-TD8", doing,
                Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,en,1440,900", "DARK,de,1440,900", "LIGHT,de,1024,700", "DARK,en,1024,700",
        "LIGHT,en-XA,1440,900"})
    void everyScreen(ColorScheme look, String language, int width, int height) throws Exception {
        Words words = Words.of(Locale.forLanguageTag(language), ZoneOffset.UTC);
        try (ArchiveBridge bridge = new ArchiveBridge(archive(), Duration.ofMillis(50))) {
            String name = look.name().toLowerCase(Locale.ROOT) + "-" + language + "-" + width;
            ShellPicture picture = HeadlessFx.onFx(() -> {
                Theme.use(look);
                return new ShellPicture(bridge, words, SCREENS, width, height);
            });
            bridge.start();
            HeadlessFx.until(() -> bridge.state().getValue() != null);
            List<String> faults = new ArrayList<>();
            for (Screen.Offer screen : SCREENS) {
                HeadlessFx.run(() -> {
                    picture.go(Place.of(screen.name()));
                    look(picture.scene(), "shell-" + screen.name().name().toLowerCase(
                            Locale.ROOT) + "-" + name, words, faults);
                });
            }
            HeadlessFx.run(() -> {
                picture.palette();
                look(picture.scene(), "shell-palette-" + name, words, faults);
                picture.closeTop();
                picture.problem(new Failure.MoveFailed("lib", 1001, 256, "door open"));
                look(picture.scene(), "shell-problem-" + name, words, faults);
                picture.leave();
            });
            assertEquals(List.of(), faults);
        }
    }

    private static void look(Scene scene, String name, Words words, List<String> faults) {
        HeadlessFx.picture(scene, name);
        // A pattern of choices is stretched by the length of all of them, not of the one said.
        HeadlessFx.faults(scene).stream().filter(fault -> !fault.matches(
                        ".*\\[[0-9,]+ files · .*"))
                .forEach(fault -> faults.add(name + ": " + fault));
        if (words.locale().equals(PseudoLocale.LOCALE)) {
            HeadlessFx.texts(scene.getRoot()).stream()
                    .filter(t -> t.chars().anyMatch(Character::isLetter))
                    .filter(t -> !t.contains("[") && !t.matches("[a-z0-9-]+|Ctrl\\+\\d"))
                    .forEach(t -> faults.add(name + ": not translated: " + t));
        }
    }
}
