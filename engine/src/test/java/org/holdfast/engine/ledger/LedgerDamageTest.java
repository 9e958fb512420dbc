package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.engine.ledger.form.LedgerFormatException;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;

/** Rot is never taken for a crash. */
class LedgerDamageTest {
    private static final Path FILE = LedgerWorld.file("000000000001.jsonl");
    private final LedgerWorld world = new LedgerWorld(1);

    /** Where each group begins. */
    private List<Integer> write(int groups) throws IOException {
        List<Integer> begins = new ArrayList<>();
        try (Ledger ledger = world.open()) {
            for (int i = 0; i < groups; i++) {
                begins.add(i == 0 ? 0 : world.files.bytes(FILE).length);
                ledger.appendAll("a", List.of(new Fact.SegmentEvicted(i),
                        new SampleFacts(i).batch(2)));
            }
        }
        return begins;
    }

    private static int lineBegin(byte[] bytes, int at) {
        int begin = at;
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    @Test
    void aFlippedBitInAnEarlierGroupIsDamageAtItsLine() throws IOException {
        List<Integer> begins = write(4);
        byte[] whole = world.files.bytes(FILE);
        Random random = new Random(99);
        for (int at = 0; at < begins.getLast(); at += 3) {
            int mask = 1 << random.nextInt(8);
            world.files.flip(FILE, at, mask);
            long effects = world.files.effects();
            try (Ledger ledger = world.open()) {
                LedgerState.ReadOnly state = assertInstanceOf(LedgerState.ReadOnly.class,
                        ledger.state(), "byte " + at);
                assertEquals(FILE, state.file());
                assertEquals(lineBegin(whole, at), state.offset(), "byte " + at);
                LedgerRefusedException refused = assertThrows(LedgerRefusedException.class,
                        () -> ledger.append("a", new Fact.SegmentEvicted(1)));
                assertTrue(refused.getMessage().contains(FILE + " at byte " + state.offset()));
                assertEquals(ledger.last(), LedgerWorld.entries(ledger, 1).size());
            }
            assertEquals(effects, world.files.effects(), "a damaged ledger is left as it is");
            world.files.flip(FILE, at, mask);
        }
        assertArrayEquals(whole, world.files.bytes(FILE));
    }

    /** Even when the group behind it is torn at its first line. */
    @Test
    void rotBeforeATornGroupIsStillDamage() throws IOException {
        List<Integer> begins = write(3);
        byte[] whole = world.files.bytes(FILE);
        for (int at = begins.get(1) + 200; at < begins.get(2); at += 11) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 4;
            java.util.Arrays.fill(bytes, begins.get(2), bytes.length, (byte) 0);
            world.files.place(FILE, bytes);
            try (Ledger ledger = world.open()) {
                LedgerState.ReadOnly state = assertInstanceOf(LedgerState.ReadOnly.class,
                        ledger.state(), "byte " + at);
                assertEquals(lineBegin(whole, at), state.offset());
            }
        }
    }

    @Test
    void aLostStretchInTheMiddleIsDamage() throws IOException {
        List<Integer> begins = write(4);
        byte[] bytes = world.files.bytes(FILE);
        java.util.Arrays.fill(bytes, begins.get(1), begins.get(2), (byte) 0);
        world.files.place(FILE, bytes);
        try (Ledger ledger = world.open()) {
            LedgerState.ReadOnly state =
                    assertInstanceOf(LedgerState.ReadOnly.class, ledger.state());
            assertEquals(begins.get(1).longValue(), state.offset());
            assertEquals(2, ledger.last());
        }
    }

    @Test
    void anythingBadInAnEarlierFileIsDamage() throws IOException {
        world.lanes.hold();
        try (Ledger ledger = world.open(1)) {
            ledger.append("a", new Fact.SegmentEvicted(1));
            ledger.append("a", new Fact.SegmentEvicted(2));
            ledger.append("a", new Fact.SegmentEvicted(3));
        }
        Path second = LedgerWorld.file("000000000002.jsonl");
        byte[] bytes = world.files.bytes(second);
        for (int size = 0; size < bytes.length; size++) {
            world.files.place(second, java.util.Arrays.copyOf(bytes, size));
            try (Ledger ledger = world.open(1)) {
                LedgerState.ReadOnly state = assertInstanceOf(LedgerState.ReadOnly.class,
                        ledger.state(), "size " + size);
                assertEquals(size == 0 ? LedgerWorld.file("000000000003.jsonl") : second,
                        state.file());
                assertEquals(1, ledger.last());
            }
        }
        world.files.delete(second);
        assertInstanceOf(LedgerState.ReadOnly.class, world.open(1).state());
    }

    @Test
    void aFlippedBitInASealedFileIsDamage() throws IOException {
        try (Ledger ledger = world.open(1)) {
            ledger.append("a", new SampleFacts(1).batch(3));
            ledger.append("a", new Fact.SegmentEvicted(2));
        }
        Path sealed = LedgerWorld.file("000000000001.jsonl.gz");
        int size = world.files.bytes(sealed).length;
        for (int at = 0; at < size; at += 3) {
            world.files.flip(sealed, at, 16);
            try (Ledger ledger = world.open(1)) {
                LedgerState.ReadOnly state = assertInstanceOf(LedgerState.ReadOnly.class,
                        ledger.state(), "byte " + at);
                assertEquals(sealed, state.file());
            }
            world.files.flip(sealed, at, 16);
        }
    }

    @Test
    void aRottenFileIsNotSealed() throws IOException {
        world.lanes.hold();
        try (Ledger ledger = world.open(1)) {
            ledger.append("a", new Fact.SegmentEvicted(1));
            ledger.append("a", new Fact.SegmentEvicted(2));
            world.files.flip(FILE, 30, 1);
            world.lanes.release();
            assertEquals(List.of(Path.of("000000000001.jsonl"), Path.of("000000000002.jsonl")),
                    world.files.list(LedgerWorld.DIR));
            assertThrows(org.holdfast.engine.ledger.file.LedgerDamagedException.class,
                    () -> LedgerWorld.entries(ledger, 1));
        }
    }

    @Test
    void aNewerFormIsSaidToBeNewer() throws IOException {
        write(1);
        String text = new String(world.files.bytes(FILE), StandardCharsets.UTF_8);
        for (String[] change : new String[][] {{"segment-evicted", "segment-exalted"},
            {"\"c\":{\"segment\"", "\"c\":{\"segmenu\""}, {",\"a\":\"a\",", ",\"b\":\"a\","}}) {
            String line = text.substring(0, text.indexOf('\n')).replace(change[0], change[1]);
            world.files.place(FILE, Lines.withCrc(line.substring(0, line.length() - 11)));
            LedgerFormatException newer = assertThrows(LedgerFormatException.class,
                    () -> LedgerVerifier.verify(world.files, LedgerWorld.DIR));
            assertTrue(newer.getMessage().contains("written by a newer Holdfast"));
        }
    }

    @Test
    void wrongContentUnderARightCrcIsFound() throws IOException {
        try (Ledger ledger = world.open()) {
            ledger.append("a", new SampleFacts(4).batch(2));
            ledger.append("a", new Fact.SegmentEvicted(3));
        }
        String[] lines = new String(world.files.bytes(FILE), StandardCharsets.UTF_8).split("\n");
        String salt = lines[1].replaceAll(".*\"ks\":\"(..).*", "$1");
        String other = salt.equals("00") ? "11" : "00";
        problem(lines, 1, "\"ks\":\"" + salt, "\"ks\":\"" + other, "does not open its commitment");
        problem(lines, 2, "\"ordinal\":1", "\"ordinal\":7", "root of batch 1 is wrong");
        problem(lines, 3, "\"n\":2", "\"n\":3", "entry 3 where 2 belongs");
        problem(lines, 3, "\"t\":\"2026", "\"t\":\"2025", "older than its predecessor");
    }

    private void problem(String[] lines, int line, String from, String to, String expected)
            throws IOException {
        String[] changed = lines.clone();
        String object = changed[line].substring(0, changed[line].length() - 11);
        assertTrue(object.contains(from));
        changed[line] = new String(Lines.withCrc(object.replace(from, to)),
                StandardCharsets.UTF_8).stripTrailing();
        world.files.place(FILE, (String.join("\n", changed) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        LedgerReport report = LedgerVerifier.verify(world.files, LedgerWorld.DIR);
        LedgerReport.Finding found = report.problem().or(report::torn).orElseThrow();
        assertTrue(found.what().contains(expected), found::what);
    }
}
