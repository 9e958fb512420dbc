package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.catalog.query.CopyRow;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.OpenMode;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.session.MountSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is put again while its older version waits for its index. */
class TwoVersionsTest {
    private static final ObjectKey KEY = new ObjectKey("letters/one.txt");

    @TempDir(factory = MemoryTemp.class)
    private Path temp;

    private static WriteItem item(long segment) {
        return new WriteItem(segment, "copy-1", 0, 1, 5, true, 0);
    }

    @Test
    void bothCountAndBothHaveAName() throws Exception {
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(MediaForm.CONTAINER, 4096), 7)) {
            Bucket bucket = rig.bucket("b", 1);
            rig.land(bucket, Map.of(KEY, "first".getBytes()));
            MountSession session = rig.session();
            Barcode barcode = new Barcode("HV0001L8");
            assertInstanceOf(Input.Opened.class, session.open(barcode, CartridgeState.SCRATCH,
                    OpenMode.FORMAT, Optional.of("copy-1")));
            assertInstanceOf(Input.Written.class, session.write(List.of(item(1))));
            rig.land(bucket, Map.of(KEY, "again".getBytes()));
            assertInstanceOf(Input.Written.class, session.write(List.of(item(2))));
            assertInstanceOf(Input.Committed.class, session.commit());
            assertEquals(2, session.counted().size(), "the shell hears of both");
            assertInstanceOf(Input.Closed.class, session.close());

            List<VersionRow> versions = rig.catalog().versions().of(bucket.id(), KEY,
                    Optional.empty(), 10);
            assertEquals(2, versions.size());
            for (VersionRow v : versions) {
                List<CopyRow> copies = rig.catalog().versions().copies(v.version(), 0, 10);
                assertEquals(1, copies.size());
                assertEquals(true, copies.getFirst().counts(), "current " + v.current());
                assertEquals(v.current() ? "/b/letters/one.txt"
                        : "/b/.holdfast-versions/" + v.version(), copies.getFirst().path());
            }
        }
    }
}
