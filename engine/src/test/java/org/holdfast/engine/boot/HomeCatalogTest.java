package org.holdfast.engine.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which catalogs are trusted at the next start. */
class HomeCatalogTest {
    private static final Optional<String> MONDAY = Optional.of("5f0c2a1e-monday");
    private static final Optional<String> TUESDAY = Optional.of("77b1d0aa-tuesday");

    @TempDir
    private Path directory;

    /** Applies one entry and leaves the catalog, closed in order or not. */
    private void used(Optional<String> boot, boolean inOrder) throws IOException {
        HomeCatalog files = new HomeCatalog(directory, boot);
        try (Catalog catalog = files.open(false)) {
            catalog.apply(List.of(new Numbered(catalog.applied() + 1, Instant.EPOCH, "test",
                    new Fact.ArchiveFounded(new UUID(1, 2), "UTC"))));
        }
        assertTrue(Files.exists(directory.resolve("open")));
        if (inOrder) {
            files.closed();
            assertFalse(Files.exists(directory.resolve("open")));
        }
    }

    private long appliedAt(Optional<String> boot, boolean anew) throws IOException {
        try (Catalog catalog = new HomeCatalog(directory, boot).open(anew)) {
            return catalog.applied();
        }
    }

    @Test
    void closedInOrderIsTrustedByEveryBoot() throws IOException {
        used(MONDAY, true);
        assertEquals(1, appliedAt(TUESDAY, false));
    }

    @Test
    void leftOpenIsTrustedByTheSameBoot() throws IOException {
        used(MONDAY, false);
        assertEquals(1, appliedAt(MONDAY, false));
    }

    @Test
    void leftOpenByAnotherBootIsMadeAnew() throws IOException {
        used(MONDAY, false);
        assertEquals(0, appliedAt(TUESDAY, false));
    }

    @Test
    void leftOpenIsMadeAnewWhereBootsHaveNoName() throws IOException {
        used(Optional.empty(), false);
        assertEquals(0, appliedAt(Optional.empty(), false));
    }

    @Test
    void isMadeAnewWhenWanted() throws IOException {
        used(MONDAY, true);
        assertEquals(0, appliedAt(MONDAY, true));
    }

    @Test
    void aMarkThatIsGarbageMakesItAnew() throws IOException {
        used(MONDAY, false);
        Files.write(directory.resolve("open"), new byte[] {(byte) 0xFF, 0, 7});
        assertEquals(0, appliedAt(MONDAY, false));
    }
}
