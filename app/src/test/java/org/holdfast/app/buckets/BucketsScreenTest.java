package org.holdfast.app.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.holdfast.app.fx.ArchiveBridge;
import org.holdfast.app.fx.HeadlessFx;
import org.holdfast.app.fx.list.VirtualList;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.shell.ShellPicture;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.i18n.BucketText;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screen of the buckets in the window, without a display. */
@Timeout(120)
class BucketsScreenTest {
    @TempDir
    private Path directory;
    private ManyObjects archive;
    private ArchiveBridge bridge;
    private BucketsScreen screen;
    private ShellPicture picture;
    private Words words;

    @BeforeAll
    static void start() throws Exception {
        HeadlessFx.start();
    }

    @AfterEach
    void close() throws Exception {
        HeadlessFx.run(picture::leave);
        bridge.close();
    }

    private void show(ColorScheme look, String language, int width, int height,
            String... path) throws Exception {
        words = Words.of(Locale.forLanguageTag(language), ZoneOffset.UTC);
        archive = new ManyObjects(directory);
        bridge = new ArchiveBridge(archive, Duration.ofMillis(20));
        picture = HeadlessFx.onFx(() -> {
            Theme.use(look);
            return new ShellPicture(bridge, words, List.of(new Screen.Offer(ScreenName.BUCKETS,
                    desk -> screen = new BucketsScreen(desk))), width, height);
        });
        bridge.start();
        HeadlessFx.until(() -> bridge.state().getValue() != null);
        go(path);
    }

    private void go(String... path) throws Exception {
        HeadlessFx.run(() -> picture.go(Place.of(ScreenName.BUCKETS, path)));
    }

    private void show(String... path) throws Exception {
        show(ColorScheme.LIGHT, "en", 1440, 900, path);
    }

    private Node node(String id) {
        if (picture.scene().lookup(id) == null) {
            // What has a skin has its content from the first layout on.
            picture.scene().snapshot(null);
        }
        return picture.scene().lookup(id);
    }

    private VirtualList<?> list() {
        return (VirtualList<?>) node("#objects");
    }

    /** Waits until a text is seen; the list fills its rows when it is laid out. */
    private void seen(String text) throws Exception {
        HeadlessFx.until(() -> texts().contains(text));
    }

    private List<String> texts() {
        picture.scene().snapshot(null);
        return HeadlessFx.texts(picture.scene().getRoot());
    }

    private void press(KeyCode key) throws Exception {
        HeadlessFx.run(() -> list().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key,
                false, false, false, false)));
    }

    private String count() throws Exception {
        return HeadlessFx.onFx(() -> ((Label) node("#object-count")).getText());
    }

    @Test
    void everyStateHasItsWords() throws Exception {
        show(ManyObjects.CASES);
        seen("Staged · 1,201 of 2,390");
        List<String> said = HeadlessFx.onFx(this::texts);
        for (String text : List.of("Safe · 611 files", "Lost · 1 of 84",
                "On a shelf · 122 of 340", "Damaged · 3 of 12", "Writing · 2 of 173",
                "Restoring · 1 of 3", "Safe 2 of 2", "Staged", "Restoring", "Damaged 1 of 2",
                "On a shelf", "Writing 1 of 2", "Lost", "Complaint as filed.wpd", "Discovery")) {
            assertTrue(said.contains(text), text + " is not among " + said);
        }
        assertEquals("14 entries", count());
        HeadlessFx.until(() -> ((Label) node("#bucket-policy")).getText().startsWith(
                ManyObjects.CASES + ": 2 copies, one on each of copy-1, copy-2."));
    }

    @Test
    void foldersAreWalkedWithTheKeyboard() throws Exception {
        show(ManyObjects.CASES);
        seen("Correspondence");
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        HeadlessFx.until(() -> archive.asked.stream().anyMatch(q -> q instanceof Query.Objects o
                && o.prefix().equals("Correspondence/")));
        HeadlessFx.until(() -> "Correspondence".equals(((Label) node("#title")).getText()));
        press(KeyCode.BACK_SPACE);
        HeadlessFx.until(() -> ManyObjects.CASES.equals(((Label) node("#title")).getText()));
        press(KeyCode.BACK_SPACE);
        assertEquals(ManyObjects.CASES, HeadlessFx.onFx(() ->
                ((Label) node("#title")).getText()), "there is nothing around a bucket");
    }

    @Test
    void flatAsksForAllThatIsUnderTheFolder() throws Exception {
        show(ManyObjects.CASES, "Old", "");
        seen("Depositions");
        HeadlessFx.run(() -> ((ToggleButton) node("#as-flat")).fire());
        HeadlessFx.until(() -> archive.asked.stream().anyMatch(q -> q instanceof Query.Objects o
                && o.recursive() && o.prefix().equals("Old//")));
        HeadlessFx.run(() -> ((ToggleButton) node("#as-flat")).fire());
        assertTrue(HeadlessFx.onFx(() -> ((ToggleButton) node("#as-flat")).isSelected()),
                "one of the two is always chosen");
    }

    @Test
    void theEndOfTenMillionIsOneQuestionAway() throws Exception {
        show(ManyObjects.MANY);
        seen("page-0.tif");
        HeadlessFx.until(() -> list() != null && "10,000,000 entries".equals(
                ((Label) node("#object-count")).getText()));
        archive.asked.clear();
        HeadlessFx.run(() -> list().jump(9_000_050));
        seen("page-9000050.tif");
        assertEquals(List.of(new Query.ObjectAt(ManyObjects.MANY, "", false, 9_000_000)),
                archive.asked.stream().filter(Query.ObjectAt.class::isInstance).toList());
        assertEquals(1, archive.asked.stream().filter(Query.Objects.class::isInstance).count(),
                "pages asked for");
        HeadlessFx.run(() -> list().selectAll());
        assertEquals("10,000,000 selected", HeadlessFx.onFx(() ->
                ((Label) node("#object-chosen")).getText()));
    }

    @Test
    void whatChangesIsShownWhereOneIs() throws Exception {
        show(ManyObjects.MANY);
        HeadlessFx.until(() -> list() != null && "10,000,000 entries".equals(
                ((Label) node("#object-count")).getText()));
        HeadlessFx.run(() -> list().jump(5_000_000));
        seen("page-5000000.tif");
        archive.state = "lost";
        archive.ledger++;
        seen("Lost");
        assertTrue(HeadlessFx.onFx(this::texts).contains("page-5000000.tif"));
    }

    @Test
    void aFailureIsSaidAndTheListComesBackWithTheNextNews() throws Exception {
        show();
        Failure gone = new Failure.NoSuchBucket(ManyObjects.CASES);
        archive.answers.put(Query.Objects.class, q -> gone);
        go(ManyObjects.CASES);
        String told = new org.holdfast.app.words.FailureWords(words).tell(gone).message();
        seen(told);
        archive.answers.clear();
        archive.ledger++;
        seen("Correspondence");
        assertTrue(!HeadlessFx.onFx(this::texts).contains(told), "still said");
    }

    @Test
    void emptyAndNewBucketsHaveAPlaceToDrop() throws Exception {
        show("empty");
        HeadlessFx.until(() -> node("#drop") != null && node("#objects") == null);
        go(ManyObjects.CASES);
        HeadlessFx.until(() -> node("#drop") == null && node("#objects") != null);
        HeadlessFx.run(() -> ((Button) node("#new-bucket")).fire());
        HeadlessFx.until(() -> node("#drop") != null && node("#objects") == null);
    }

    private void fire(String id) throws Exception {
        HeadlessFx.until(() -> node(id) != null);
        HeadlessFx.run(() -> ((Button) node(id)).fire());
    }

    private List<Object> heard(Class<?> type) {
        return archive.rest.heard.stream().filter(type::isInstance).toList();
    }

    @Test
    void theDetailsTellOfCopiesDigestAndVersions() throws Exception {
        show(ManyObjects.CASES, "2004");
        seen("Answer.wpd");
        HeadlessFx.run(() -> list().jump(7));
        seen("lib slot 186");
        seen("shelf B");
        List<String> said = HeadlessFx.onFx(this::texts);
        for (String text : List.of("AB0012L8", "AB0071L8", "Copy 1, copy-1", "Block 1,718,207",
                "Block 4,562,664", "Current · 182 kB", "Older · 152 kB", "Owner maria (1000)")) {
            assertTrue(said.contains(text), text + " is not among " + said);
        }
        assertTrue(String.join("", said).replace(" ", "").contains(ManyObjects.SHA),
                "the whole digest");
        HeadlessFx.run(() -> list().jump(2));
        seen("2,390 files · 18.2 MB");
        go(ManyObjects.CASES);
        HeadlessFx.until(() -> node("#object-details") == null);
    }

    @Test
    void aRestoreShowsItsPlanFirst() throws Exception {
        show(ManyObjects.CASES, "2004");
        seen("Answer.wpd");
        HeadlessFx.run(() -> list().jump(7));
        fire("#restore");
        HeadlessFx.until(() -> node("#restore-plan") != null);
        List<String> said = HeadlessFx.onFx(this::texts);
        for (String text : List.of("951 files, 229 MB, on 3 cartridges.",
                "A person has to bring it. How long that takes is not known.",
                "lib drive 2, in the drive already")) {
            assertTrue(said.contains(text), text + " is not among " + said);
        }
        assertEquals(List.of(new Query.RestorePlan(ManyObjects.CASES, "2004/Answer.wpd",
                java.util.Optional.empty())), archive.asked.stream()
                .filter(Query.RestorePlan.class::isInstance).toList());
        assertEquals(List.of(), heard(Command.Get.class), "nothing is done before it is said");
        assertEquals(List.of(), HeadlessFx.onFx(() -> {
            HeadlessFx.picture(picture.scene(), "buckets-restore-light");
            return HeadlessFx.faults(picture.scene());
        }));
        HeadlessFx.run(() -> picture.closeTop());
        fire("#restore-v1");
        HeadlessFx.until(() -> archive.asked.contains(new Query.RestorePlan(ManyObjects.CASES,
                "2004/Answer.wpd", java.util.Optional.empty(), java.util.Optional.of("v1"))));
    }

    @Test
    void aDeletionIsDoneAtOnceAndUndone() throws Exception {
        show(ManyObjects.CASES, "2004");
        seen("Answer.wpd");
        HeadlessFx.run(() -> list().jump(7));
        HeadlessFx.until(() -> node("#delete") != null);
        press(KeyCode.DELETE);
        seen("Answer.wpd has been deleted.");
        HeadlessFx.run(() -> ((Button) picture.scene().lookup(".toast-undo")).fire());
        HeadlessFx.until(() -> heard(Command.Remove.class).size() == 2);
        assertEquals(List.of(remove(false), remove(true)), heard(Command.Remove.class));
    }

    @Test
    void whatIsHeldIsCountedAndPlannedBeforeItIsLetGo() throws Exception {
        show(ManyObjects.CASES);
        seen("Correspondence");
        List<Path> files = List.of(directory.toAbsolutePath());
        HeadlessFx.run(() -> screen.held(files));
        HeadlessFx.run(() -> screen.held(files));
        seen("3 files, 3.0 MB");
        seen("Copy on copy-1: AB0012L8.");
        assertEquals(List.of(new Command.CountSources("local",
                List.of(files.getFirst().toString()))), heard(Command.CountSources.class),
                "counted once");
        HeadlessFx.run(() -> HeadlessFx.picture(picture.scene(), "buckets-drop-light"));
        assertEquals(List.of(), heard(Command.Put.class), "nothing is put before it is let go");
        HeadlessFx.run(() -> {
            screen.away();
            screen.drop(files);
        });
        seen("2 files accepted into " + ManyObjects.CASES + ".");
        assertEquals(List.of(new Command.Put("local", ManyObjects.CASES,
                List.of(files.getFirst().toString()))), heard(Command.Put.class));
        assertTrue(!HeadlessFx.onFx(() -> node("#drop-card").isVisible()), "still there");
    }

    private static Command.Remove remove(boolean undo) {
        return new Command.Remove("local", ManyObjects.CASES, "2004/Answer.wpd", false, undo);
    }

    @Test
    void whatCannotBeUndoneIsAskedBefore() throws Exception {
        show(ManyObjects.CASES, "2004");
        archive.undoDays = 0;
        seen("Answer.wpd");
        HeadlessFx.run(() -> list().jump(2));
        fire("#delete");
        seen("In this bucket a deletion cannot be undone: 2,390 files are gone then.");
        assertEquals(List.of(), heard(Command.Remove.class));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,en,1440,900", "DARK,en,1440,900", "LIGHT,de,1440,900",
        "DARK,de,1024,700"})
    void pictures(ColorScheme look, String language, int width, int height) throws Exception {
        show(look, language, width, height, ManyObjects.CASES, "2004", "Case 2004-117");
        seen(words.say(BucketText.FOLDER_STAGED, 1201, 2390));
        HeadlessFx.run(() -> list().jump(7));
        HeadlessFx.until(() -> node("#object-details") != null || width < 1200);
        HeadlessFx.run(() -> {
            HeadlessFx.picture(picture.scene(), "buckets-" + look.name().toLowerCase(Locale.ROOT)
                    + "-" + language + "-" + width);
        });
        assertEquals(List.of(), HeadlessFx.onFx(() -> HeadlessFx.faults(picture.scene())));
    }
}
