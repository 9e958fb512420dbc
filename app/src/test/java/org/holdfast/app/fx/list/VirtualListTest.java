package org.holdfast.app.fx.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.holdfast.app.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Ten million rows without a display: what exists, what is shown, what the keys do. */
@Timeout(120)
class VirtualListTest {
    private static final long ROWS = 10_000_000;
    private static final int HIGH = 32;
    private final FxRobot robot = new FxRobot();
    private final Rows rows = new Rows();
    private final List<Long> opened = new ArrayList<>();
    private int made;
    private VirtualList<Long> list;
    private Stage stage;

    /** Rows of which some can be missing. */
    private static final class Rows implements RowSource<Long> {
        private long size = ROWS;
        private boolean loaded = true;
        private Runnable changed = () -> { };
        private long first;
        private long last;

        @Override
        public long size() {
            return size;
        }

        @Override
        public Optional<Long> row(long index) {
            return loaded ? Optional.of(index) : Optional.empty();
        }

        @Override
        public void want(long from, long to) {
            first = from;
            last = to;
        }

        @Override
        public void onChange(Runnable listener) {
            changed = listener;
        }
    }

    private final class Cell implements RowCell<Long> {
        private final Label label = new Label();

        @Override
        public Node node() {
            return label;
        }

        @Override
        public void show(long index, Optional<Long> row) {
            label.setText(row.map(r -> "row " + r).orElse(""));
        }

        @Override
        public String accessibleText() {
            return label.getText();
        }
    }

    @BeforeAll
    static void headless() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void show() throws Exception {
        onFx(() -> {
            Theme.use(ColorScheme.LIGHT);
            list = new VirtualList<>(rows, HIGH, () -> {
                made++;
                return new Cell();
            });
            list.onOpen(opened::add);
            stage = new Stage();
            stage.setScene(new Scene(list, 600, 640));
            Theme.dress(stage.getScene());
            stage.show();
            list.requestFocus();
        });
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> stage.hide());
    }

    private static void onFx(Runnable task) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(60, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Looks at the list as it is after its layout. */
    private void seen(Consumer<List<String>> check) throws Exception {
        onFx(() -> {
            list.applyCss();
            list.layout();
            check.accept(list.lookupAll(".virtual-row").stream().filter(Node::isVisible)
                    .sorted(java.util.Comparator.comparingDouble(Node::getLayoutY))
                    .map(n -> ((Label) ((Row<?>) n).getChildrenUnmodifiable().getFirst())
                            .getText()).toList());
        });
    }

    @Test
    void onlyWhatIsInViewExists() throws Exception {
        seen(texts -> {
            assertEquals(20, texts.size());
            assertEquals("row 0", texts.getFirst());
        });
        assertEquals(21, made);
        assertEquals(0, rows.first);
        assertEquals(19, rows.last);
        onFx(() -> list.jump(7_654_321));
        seen(texts -> assertTrue(texts.contains("row 7654321"), texts.toString()));
        assertEquals(21, made, "cells are used again");
    }

    @Test
    void keysWalkAndExtend() throws Exception {
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.DOWN);
        assertEquals(Ranges.of(2, 3), list.selection().get());
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN)
                .release(KeyCode.SHIFT);
        assertEquals(Ranges.of(2, 5), list.selection().get());
        robot.type(KeyCode.END);
        assertEquals(ROWS - 1, list.lead().get());
        seen(texts -> assertEquals("row 9999999", texts.getLast()));
        robot.press(KeyCode.SHIFT).type(KeyCode.HOME).release(KeyCode.SHIFT);
        assertEquals(Ranges.of(0, ROWS), list.selection().get());
        robot.type(KeyCode.PAGE_DOWN);
        assertEquals(19, list.lead().get());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(19L), opened);
    }

    @Test
    void allAreSelectedAtOnce() throws Exception {
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        assertEquals(ROWS, list.selection().get().count());
        assertEquals(1, list.selection().get().ranges().size());
        robot.press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        assertEquals(ROWS - 1, list.selection().get().count());
        robot.moveTo(list).clickOn(MouseButton.PRIMARY);
        assertEquals(1, list.selection().get().count());
    }

    @Test
    void whatIsNotLoadedIsEmptyUntilItComes() throws Exception {
        rows.loaded = false;
        onFx(() -> rows.changed.run());
        seen(texts -> assertTrue(texts.stream().allMatch(String::isEmpty), texts.toString()));
        rows.loaded = true;
        onFx(() -> rows.changed.run());
        seen(texts -> assertEquals("row 0", texts.getFirst()));
    }

    @Test
    void aListThatShrinksStaysInSight() throws Exception {
        onFx(() -> list.jump(ROWS - 1));
        rows.size = 5;
        onFx(() -> rows.changed.run());
        seen(texts -> assertEquals(5, texts.size()));
        assertEquals(4, list.lead().get());
        rows.size = 0;
        onFx(() -> rows.changed.run());
        seen(texts -> assertEquals(List.of(), texts));
        robot.type(KeyCode.DOWN);
        assertEquals(-1, list.lead().get());
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
        onFx(() -> {
            list.layout();
            assertEquals((int) ROWS, list.queryAccessibleAttribute(
                    AccessibleAttribute.ITEM_COUNT));
            Node item = (Node) list.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);
            assertEquals("row 1", item.getAccessibleText());
            assertEquals(1, item.queryAccessibleAttribute(AccessibleAttribute.INDEX));
            assertEquals(true, item.queryAccessibleAttribute(AccessibleAttribute.SELECTED));
        });
    }
}
