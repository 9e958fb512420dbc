package org.holdfast.app.fx.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pages by cursor become rows by number. */
class KeysetPagesTest {
    private static final int PAGE = 100;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Optional<String>> asked = new ArrayList<>();
    private boolean atOnce;
    private boolean failing;
    private int changes;

    private KeysetPages<Long> pages(long rows, Optional<Long> expected) {
        KeysetPages<Long> pages = new KeysetPages<>(PAGE, expected, (after, count, answer) -> {
            asked.add(after);
            Runnable reply = () -> reply(after, count, rows, answer);
            if (atOnce) {
                reply.run();
            } else {
                waiting.add(reply);
            }
        });
        pages.onChange(() -> changes++);
        return pages;
    }

    private void reply(Optional<String> after, int count, long rows,
            Consumer<Optional<KeysetPages.Page<Long>>> answer) {
        if (failing) {
            answer.accept(Optional.empty());
            return;
        }
        long from = after.map(Long::parseLong).orElse(0L);
        long to = Math.min(rows, from + count);
        answer.accept(Optional.of(new KeysetPages.Page<>(
                LongStream.range(from, to).boxed().toList(),
                to < rows ? Optional.of(Long.toString(to)) : Optional.empty())));
    }

    @Test
    void whatIsInViewComesAndNothingElse() {
        KeysetPages<Long> pages = pages(10_000, Optional.of(10_000L));
        pages.want(0, 30);
        assertEquals(Optional.empty(), pages.row(3));
        waiting.pop().run();
        assertEquals(Optional.of(3L), pages.row(3));
        assertEquals(List.of(Optional.empty()), asked);
        assertEquals(1, changes);
        pages.want(80, 120);
        waiting.pop().run();
        assertEquals(Optional.of(120L), pages.row(120));
        assertTrue(waiting.isEmpty());
    }

    @Test
    void aFarRowIsReachedPageByPageAndTheWayIsRemembered() {
        atOnce = true;
        KeysetPages<Long> pages = pages(1_000_000, Optional.of(1_000_000L));
        pages.want(999_990, 999_999);
        assertEquals(Optional.of(999_995L), pages.row(999_995));
        assertEquals(10_000, asked.size());
        pages.want(500_000, 500_020);
        assertEquals(Optional.of(500_001L), pages.row(500_001));
        assertEquals(10_001, asked.size());
        assertEquals(Optional.empty(), pages.row(3), "given up long ago");
    }

    @Test
    void theEndCorrectsTheNumber() {
        atOnce = true;
        KeysetPages<Long> more = pages(250, Optional.of(1_000L));
        more.want(0, 999);
        assertEquals(250, more.size());
        KeysetPages<Long> unknown = pages(250, Optional.empty());
        unknown.want(0, 0);
        assertEquals(100, unknown.size());
        unknown.want(100, 300);
        assertEquals(250, unknown.size());
        KeysetPages<Long> none = pages(0, Optional.of(5L));
        none.want(0, 10);
        assertEquals(0, none.size());
    }

    @Test
    void whatFailedIsAskedForWhenItIsWantedAgain() {
        atOnce = true;
        failing = true;
        KeysetPages<Long> pages = pages(1_000, Optional.of(1_000L));
        pages.want(0, 10);
        assertEquals(1, asked.size());
        failing = false;
        pages.want(0, 10);
        assertEquals(Optional.of(7L), pages.row(7));
    }

    @Test
    void anAnswerFromBeforeAResetIsNotTaken() {
        KeysetPages<Long> pages = pages(1_000, Optional.of(1_000L));
        pages.want(0, 10);
        Runnable old = waiting.pop();
        pages.reset();
        old.run();
        assertEquals(Optional.empty(), pages.row(0));
        waiting.pop().run();
        assertEquals(Optional.of(0L), pages.row(0));
    }

    @Test
    void pagesHaveTheSizeThatTheArchiveAllows() {
        assertThrows(IllegalArgumentException.class, () -> new KeysetPages<Long>(0,
                Optional.empty(), (a, n, c) -> { }));
        assertThrows(IllegalArgumentException.class, () -> new KeysetPages<Long>(10_001,
                Optional.empty(), (a, n, c) -> { }));
        assertEquals(0, new KeysetPages<Long>(10_000, Optional.empty(), (a, n, c) -> { })
                .size());
    }
}
