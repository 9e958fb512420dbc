package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexWriter;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String[] PARTS = {"a", "&", "<", "é", "日", ":", "%", " ", "\u0001",
        "\"", "😀", "'", ">"};

    private static VolumeSpec spec(String name, int blockSize, String creator) {
        return new VolumeSpec(Rig.VOLUME, Optional.empty(), name, blockSize, true, creator, null);
    }

    @Test
    void aVolumeSpecHasLimits() {
        String creator = "HOLDFAST " + "x".repeat(1024 - 67 - 9);
        spec("x".repeat(255), VolumeSpec.MIN_BLOCK, creator);
        spec("", VolumeSpec.MAX_BLOCK, creator);
        assertThrows(IllegalArgumentException.class,
                () -> spec("x".repeat(256), VolumeSpec.MIN_BLOCK, creator));
        assertThrows(IllegalArgumentException.class,
                () -> spec("", VolumeSpec.MIN_BLOCK - 1, creator));
        assertThrows(IllegalArgumentException.class,
                () -> spec("", VolumeSpec.MAX_BLOCK + 1, creator));
        assertThrows(IllegalArgumentException.class,
                () -> spec("", VolumeSpec.MIN_BLOCK, creator + "x"));
        assertThrows(IllegalArgumentException.class,
                () -> spec("", VolumeSpec.MIN_BLOCK, "OTHER 1"));
        assertEquals(creator + " - " + "r".repeat(64), Creator.because(creator, "r".repeat(64)));
        assertThrows(IllegalArgumentException.class,
                () -> Creator.because(creator, "r".repeat(65)));
    }

    @Test
    void changesWaitUpToALimit() {
        PendingChanges changes = new PendingChanges();
        for (int i = 0; i < PendingChanges.MAX_CHANGES; i++) {
            changes.put(new IndexChange.Drop(List.of("f" + i)));
        }
        changes.put(new IndexChange.Drop(List.of("f7")));
        assertThrows(IllegalStateException.class,
                () -> changes.put(new IndexChange.Drop(List.of("one more"))));
        assertEquals(PendingChanges.MAX_CHANGES, changes.count());
        changes.clear();
        assertEquals(0, changes.count());
    }

    @Test
    void noEntryTakesMoreOfAnIndexThanIsEstimated() throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 300; i++) {
            FileEntry file = new FileEntry(text(random, 40), Long.MAX_VALUE,
                    EntryTimes.all(Rig.NOW), false, List.of(
                            ExtendedAttribute.text("k" + text(random, 5), text(random, 80)),
                            new ExtendedAttribute("b", Rig.bytes(i, 1 + i))),
                    Long.MAX_VALUE, true, List.of(new Extent('b', Long.MAX_VALUE / 4, 1 << 29,
                            Long.MAX_VALUE / 4, Long.MAX_VALUE / 4)), Optional.empty());
            long bytes = size(file) - size(null);
            long estimate = IndexEstimate.bytes(file);
            assertTrue(bytes <= estimate, bytes + " bytes, estimated " + estimate);
            assertTrue(estimate < 3 * bytes, bytes + " bytes, estimated " + estimate);
        }
    }

    private static String text(SplittableRandom random, int parts) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(parts); i >= 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.append('x').toString();
    }

    private static long size(FileEntry file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexWriter out = new IndexWriter(bytes, new IndexHeader(IndexWriter.VERSION,
                Rig.CREATOR, Optional.empty(), Rig.VOLUME, 1, Rig.NOW,
                new IndexLocation('b', 5), Optional.empty(), true, Long.MAX_VALUE, "unlocked"));
        out.enter(new DirectoryEntry("", 1, EntryTimes.all(Rig.NOW), false, List.of()));
        if (file != null) {
            out.file(file);
        }
        out.leave();
        out.finish();
        return bytes.size();
    }

    @Test
    void aGuardIsTakenForNothingElse() {
        assertTrue(Guard.is(Guard.record()));
        for (String begin : new String[] {"<", "<?xm", "<?xml version", "\uFEFF<?xml"}) {
            assertTrue(Guard.looksLikeXml(
                    ByteBuffer.wrap(begin.getBytes(StandardCharsets.UTF_8))), begin);
        }
        for (String begin : new String[] {" <?xml", "<?XML", "<html", "PK"}) {
            assertEquals(false, Guard.looksLikeXml(
                    ByteBuffer.wrap(begin.getBytes(StandardCharsets.UTF_8))), begin);
        }
    }
}
