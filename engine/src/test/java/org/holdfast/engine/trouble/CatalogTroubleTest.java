package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog that takes nothing any more: said by its name, and the ledger has everything. */
class CatalogTroubleTest {
    @TempDir Path temp;

    @Test
    void isToldAsTroubleOfTheHome() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(1, 2, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 4, 1_000, 1);
            house.put(source);
            house.journal.catalog().close();
            house.journal.append("test", new Fact.EngineStarted("test"));
            for (int again = 0; again < 2; again++) {
                ArchiveException e = assertThrows(ArchiveException.class,
                        () -> house.engine.ask(new Query.Status()));
                assertEquals("HF-205", e.failure().code());
                assertTrue(e.failure().toString().contains("catalog"),
                        e.failure().toString());
            }
            house.stop();
            house.start();
            Promises.assertRestorable(house, source);
        }
    }
}
