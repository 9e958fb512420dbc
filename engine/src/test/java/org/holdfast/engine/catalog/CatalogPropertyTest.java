package org.holdfast.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.engine.catalog.project.Numbered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories, compared with a model that looks at everything. */
class CatalogPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 7})
    void answersAsTheModelDoes(long seed) throws IOException {
        List<Numbered> history = new RandomFacts(seed).history(100);
        Random random = new Random(seed);
        ArchiveModel model = new ArchiveModel();
        try (Catalog catalog = Catalog.inMemory()) {
            for (int from = 0, to; from < history.size(); from = to) {
                to = Math.min(history.size(), from + 1 + random.nextInt(100));
                // what was applied already may come again
                catalog.apply(history.subList(random.nextInt(from + 1), to));
                history.subList(from, to).forEach(model::apply);
                same(seed + " after " + to, ModelAnswers.of(model),
                        Answers.of(catalog, model, 3 + random.nextInt(200)));
            }
            assertEquals(history.size(), catalog.applied());
            try (Catalog rebuilt = Catalog.inMemory()) {
                rebuilt.apply(history);
                same(seed + " rebuilt", Answers.of(catalog, model, 1000),
                        Answers.of(rebuilt, model, 1000));
            }
        }
    }

    private static void same(String where, TreeMap<String, String> wanted,
            TreeMap<String, String> found) {
        if (wanted.equals(found)) {
            return;
        }
        wanted.forEach((question, answer) -> assertEquals(answer, found.get(question),
                () -> "seed " + where + ": " + question));
        fail("seed " + where + ": " + found.keySet() + " instead of " + wanted.keySet());
    }
}
