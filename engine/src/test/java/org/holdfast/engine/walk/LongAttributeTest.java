package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.names.Attributes;
import org.holdfast.engine.ltfs.names.ObjectFile;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.OpenMode;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.session.MountSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attribute of more than an index takes: it is a file of the cartridge and comes back whole. */
class LongAttributeTest {
    private static final ObjectKey KEY = new ObjectKey("photo.tif");

    @TempDir(factory = MemoryTemp.class)
    private Path temp;

    @Test
    void atTheLimitAndOneByteAbove() throws Exception {
        byte[] fits = new byte[4096];
        byte[] above = new byte[4097];
        byte[] large = new byte[30_000];
        Random random = new Random(11);
        random.nextBytes(above);
        random.nextBytes(large);
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(MediaForm.RECORDS, 4096), 9)) {
            rig.attributes.putAll(Map.of("fits", fits, "above", above, "large", large));
            Bucket bucket = rig.bucket("b", 1);
            rig.land(bucket, Map.of(KEY, "content".getBytes()));
            MountSession session = rig.session();
            assertInstanceOf(Input.Opened.class, session.open(new Barcode("HV0001L8"),
                    CartridgeState.SCRATCH, OpenMode.FORMAT, Optional.of("copy-1")));
            assertInstanceOf(Input.Written.class, session.write(List.of(
                    new WriteItem(1, "copy-1", 0, 1, 7, true, 0))));
            assertInstanceOf(Input.Committed.class, session.commit());
            assertInstanceOf(Input.Closed.class, session.close());
            try (WrittenTape tape = rig.tape("HV0001L8")) {
                Map<String, IndexEntry> entries = tape.newest().entries();
                FileEntry file = (FileEntry) entries.get("/b/photo.tif");
                assertEquals("content", new String(tape.content(file)));
                ObjectFile object = Attributes.read(file, path -> tape.content((FileEntry)
                        entries.get("/" + String.join("/", path)))).orElseThrow();
                SortedMap<String, byte[]> back = object.metadata().attributes();
                assertEquals(rig.attributes.keySet(), back.keySet());
                rig.attributes.forEach((name, value) ->
                        assertArrayEquals(value, back.get(name), name));
                assertTrue(entries.keySet().stream().filter(
                        p -> p.startsWith("/.holdfast/attributes/")).count() >= 2);
            }
        }
    }
}
