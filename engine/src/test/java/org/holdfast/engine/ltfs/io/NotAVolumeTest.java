package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.holdfast.engine.ltfs.format.LtfsLabel;
import org.holdfast.engine.ltfs.format.Vol1Label;
import org.holdfast.engine.ltfs.io.NotAVolumeException.Kind;
import org.junit.jupiter.api.Test;

class NotAVolumeTest {
    private final FakeTape tape = new FakeTape(20_000_000, 200_000_000);
    private final Rig rig = new Rig(tape, 1 << 16);

    private Kind kind() {
        String before = tape.content();
        Kind kind = assertThrows(NotAVolumeException.class, rig::mount).kind();
        assertEquals(before, tape.content());
        return kind;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aBlankCartridge() {
        assertEquals(Kind.BLANK, kind());
    }

    @Test
    void twoBlankPartitions() throws IOException {
        rig.drive.formatTwoPartitions(1);
        assertEquals(Kind.BLANK, kind());
    }

    @Test
    void onePartitionWithData() {
        tape.append(0, ascii("tar"));
        assertEquals(Kind.UNPARTITIONED, kind());
    }

    @Test
    void otherDataInTwoPartitions() throws IOException {
        rig.drive.formatTwoPartitions(1);
        tape.append(0, new byte[512]);
        assertEquals(Kind.OTHER_DATA, kind());
    }

    @Test
    void aVolumeLabelOfOtherSoftware() throws IOException {
        rig.format();
        byte[] vol1 = tape.objects(0).get(0).clone();
        System.arraycopy(ascii("UNIX"), 0, vol1, 24, 4);
        tape.replace(0, 0, vol1);
        assertEquals(Kind.OTHER_DATA, kind());
    }

    @Test
    void oneLabelOnly() throws IOException {
        rig.format();
        tape.cut(0, 0);
        assertEquals(Kind.HALF_FORMATTED, kind());
    }

    @Test
    void labelsOfTwoVolumes() throws IOException {
        rig.format();
        LtfsLabel label = LtfsLabel.parse(tape.objects(1).get(2));
        tape.replace(1, 2, new LtfsLabel(label.creator(), Rig.NOW.plusNanos(1), label.volume(),
                'b', 'a', 'b', label.blockSize(), true, label.version()).encode());
        assertEquals(Kind.BAD_LABEL, kind());
    }

    @Test
    void serialsOfTwoCartridges() throws IOException {
        rig.format();
        tape.replace(1, 0, new Vol1Label("OTHER1").encode());
        assertEquals(Kind.BAD_LABEL, kind());
    }

    @Test
    void aLabelThatIsNotXml() throws IOException {
        rig.format();
        tape.replace(0, 2, ascii("<ltfslabel"));
        assertEquals(Kind.BAD_LABEL, kind());
    }

    @Test
    void aLabelThatCannotBeRead() throws IOException {
        rig.format();
        tape.spoil(2);
        assertEquals(Kind.BAD_LABEL, kind());
    }

    @Test
    void blocksOfTheDrivesSizeAreReadAndLargerOnesAreNot() throws IOException {
        rig.format();
        for (int size : new int[] {1 << 20, (1 << 20) + 1}) {
            for (int p = 0; p < 2; p++) {
                LtfsLabel label = LtfsLabel.parse(tape.objects(p).get(2));
                tape.replace(p, 2, new LtfsLabel(label.creator(), label.formatTime(),
                        label.volume(), label.partition(), 'a', 'b', size, true,
                        label.version()).encode());
            }
            if (size == 1 << 20) {
                assertEquals(size, rig.mount().blockSize());
            } else {
                assertEquals(Kind.BLOCKS_TOO_LARGE, kind());
            }
        }
    }

    @Test
    void labelsWithoutAnIndex() throws IOException {
        rig.format();
        tape.cut(0, 4);
        tape.cut(1, 4);
        assertEquals(Kind.NO_INDEX, kind());
    }
}
