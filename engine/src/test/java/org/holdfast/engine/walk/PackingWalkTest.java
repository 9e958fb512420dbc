package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of small files are packed: data blocks are full, and every rule is kept. */
@Timeout(60)
class PackingWalkTest {
    private static final int FILES = 3_000;
    private static final int BLOCK = 1 << 16;
    private static final double LEAST = 0.95;
    @TempDir(factory = MemoryTemp.class)
    private Path temp;

    @ParameterizedTest
    @EnumSource(MediaForm.class)
    void dataBlocksAreFull(MediaForm form) throws Exception {
        SplittableRandom random = new SplittableRandom(95);
        TreeMap<ObjectKey, byte[]> contents = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = new byte[random.nextInt(6_000)];
            random.nextBytes(bytes);
            contents.put(new ObjectKey("d" + i % 40 + "/file " + i + ".bin"), bytes);
        }
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(form, BLOCK), 95)) {
            Bucket bucket = rig.bucket("small", 2);
            rig.land(bucket, contents);
            rig.begin();
            rig.awaitSafe();
            rig.end();
            for (String domain : List.of("copy-1", "copy-2")) {
                List<String> barcodes = rig.cartridges(domain);
                assertEquals(1, barcodes.size());
                try (WrittenTape tape = rig.tape(barcodes.getFirst())) {
                    double fill = TapeRules.check(tape, barcodes.getFirst());
                    assertTrue(fill > LEAST, "mean fill " + fill);
                    assertTrue(tape.end(1) > 100, "blocks " + tape.end(1));
                }
                if (form == MediaForm.RECORDS) {
                    TapeRules.recordsForm(rig.medium(barcodes.getFirst()));
                }
            }
        }
    }
}
