package org.holdfast.engine.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.catalog.query.CopyRow;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.ledger.LedgerReport;
import org.holdfast.engine.ledger.LedgerVerifier;
import org.holdfast.engine.ltfs.io.MountFinding;
import org.holdfast.engine.ltfs.names.ObjectFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Archives of earlier milestones are read as they were, and not changed by a bit. */
class GoldenTest {
    private static final int LEAST_OBJECTS = 20;
    @TempDir
    private Path temp;

    @Test
    void thereAreSome() throws IOException {
        assertFalse(Golden.all().isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyOneIsReadAsItWas() throws IOException {
        return Golden.all().stream().flatMap(golden -> {
            String name = golden.directory().getFileName().toString();
            return Stream.of(
                    DynamicTest.dynamicTest(name + ": the ledger verifies by its files",
                            () -> verifies(golden)),
                    DynamicTest.dynamicTest(name + ": the ledger makes the same catalog",
                            () -> projects(golden, name)),
                    DynamicTest.dynamicTest(name + ": the cartridge is read in a drive",
                            () -> mounts(golden, name)));
        });
    }

    private static void verifies(Golden golden) throws IOException {
        LedgerReport report = LedgerVerifier.verify(new DiskFileStore(), golden.ledger());
        assertTrue(report.good(), () -> String.valueOf(report.problem()));
        assertTrue(report.torn().isEmpty());
        assertTrue(report.members() > LEAST_OBJECTS);
        assertEquals(golden.head(), report.head().size() + " " + report.head().root());
    }

    private void projects(Golden golden, String name) throws IOException {
        Path copy = Golden.copy(golden.ledger(), temp.resolve(name + "-ledger"));
        try (FrozenLedger ledger = FrozenLedger.open(copy); Catalog catalog = ledger.project()) {
            assertTrue(ledger.whole());
            assertEquals(golden.head(), ledger.head());
            assertEquals(String.join("\n", golden.listing()),
                    String.join("\n", Listing.of(catalog)));
        }
        assertEquals(Golden.digests(golden.ledger()), Golden.digests(copy));
    }

    private void mounts(Golden golden, String name) throws IOException {
        Barcode barcode = golden.barcode();
        Path library = temp.resolve(name + "-library");
        Path records = golden.cartridge(temp.resolve(name + "-records"));
        Path ledgerCopy = Golden.copy(golden.ledger(), temp.resolve(name + "-known"));
        try (FrozenLedger ledger = FrozenLedger.open(ledgerCopy);
                Catalog catalog = ledger.project();
                FrozenCartridge cartridge = new FrozenCartridge(library, records, barcode)) {
            agrees(catalog.cartridges().find(barcode).flatMap(CartridgeRow::volume)
                    .orElseThrow(), cartridge.finding());
            SortedMap<String, ObjectFile> objects = cartridge.objects();
            assertEquals(expected(catalog, barcode), described(objects));
            List<String> wrong = new ArrayList<>();
            for (var e : objects.entrySet()) {
                wrong.addAll(cartridge.wrong(e.getKey(), e.getValue()));
            }
            assertEquals(List.of(), wrong);
            assertTrue(objects.size() > LEAST_OBJECTS, objects.size() + " objects");
        }
        assertEquals(Golden.digests(records),
                Golden.digests(library.resolve("media").resolve(barcode.value())));
    }

    /** The volume in the drive is the one that the ledger speaks of, as its last mount left it. */
    private static void agrees(CartridgeRow.Volume known, MountFinding found) {
        assertEquals(known.id(), found.label().volume());
        assertEquals(known.generation(), found.index().generation());
        assertEquals(OptionalLong.of(known.volumeChangeReference()),
                found.volumeChangeReference());
        assertEquals(known.blockSize(), found.label().blockSize());
        assertTrue(found.clean(), () -> String.valueOf(found.unclean()));
        assertTrue(found.coherent());
        assertFalse(found.foreign());
        assertFalse(found.appendable());
    }

    private static SortedMap<String, String> expected(Catalog catalog, Barcode barcode)
            throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        for (VersionRow v : Listing.versions(catalog)) {
            for (CopyRow c : catalog.versions().copies(v.version(), 0, Page.MAX_ROWS)) {
                if (c.cartridge().equals(barcode) && c.counts()) {
                    String path = c.path().endsWith("/")
                            ? c.path().substring(0, c.path().length() - 1) : c.path();
                    expected.put(path, v.version() + " " + v.key() + " " + v.object().length()
                            + " " + v.object().sha256() + " " + v.object().metadata().modified());
                }
            }
        }
        return expected;
    }

    private static SortedMap<String, String> described(SortedMap<String, ObjectFile> objects) {
        SortedMap<String, String> described = new TreeMap<>();
        objects.forEach((path, o) -> described.put(path, o.version() + " " + o.key() + " "
                + o.length() + " " + o.sha256().orElse("-") + " " + o.metadata().modified()));
        return described;
    }
}
