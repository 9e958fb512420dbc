package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final LtfsLabel LABEL = new LtfsLabel("Holdfast 1 - Linux - <format>",
            SampleIndex.TIME, SampleIndex.VOLUME, 'a', 'a', 'b', 524_288, true, "2.4.0");

    @Test
    void vol1HasItsFieldsAtTheirPlaces() throws LtfsFormatException {
        String blanks = " ".repeat(80);
        assertEquals("VOL1AB0012L" + blanks.substring(0, 13) + "LTFS" + blanks.substring(0, 51)
                + "4", new String(new Vol1Label("AB0012").encode(), StandardCharsets.US_ASCII));
        assertEquals("VOL1      L", new String(new Vol1Label("").encode(), 0, 11,
                StandardCharsets.US_ASCII));
        assertEquals("AB0012", Vol1Label.parse(new Vol1Label("AB0012").encode()).serial());
        assertEquals("", Vol1Label.parse(new Vol1Label("").encode()).serial());
        assertEquals("AB0012", Vol1Label.parse(Arrays.copyOf(
                new Vol1Label("AB0012").encode(), 512)).serial());
    }

    @Test
    void vol1ThatTheReferenceRefusesIsNotWritten() {
        for (String serial : List.of("ABC", "ab0012", "AB 012", "AB0012L")) {
            assertThrows(IllegalArgumentException.class, () -> new Vol1Label(serial).encode());
        }
    }

    @Test
    void vol1OfOtherKindsIsRefused() {
        byte[] good = new Vol1Label("AB0012").encode();
        for (int at : new int[] {0, 3, 24, 27}) {
            byte[] bad = good.clone();
            bad[at] = '?';
            assertThrows(LtfsFormatException.class, () -> Vol1Label.parse(bad));
        }
        byte[] control = good.clone();
        control[5] = 7;
        assertThrows(LtfsFormatException.class, () -> Vol1Label.parse(control));
        assertThrows(LtfsFormatException.class, () -> Vol1Label.parse(Arrays.copyOf(good, 79)));
    }

    @Test
    void labelComesBackAndTheReferenceWouldTakeIt() throws LtfsFormatException {
        ReferenceRules.label(LABEL.encode());
        assertEquals(LABEL, LtfsLabel.parse(LABEL.encode()));
        LtfsLabel.checkPair(LABEL, LtfsLabel.parse(LABEL.other().encode()));
    }

    @Test
    void labelIsReadInAnyOrderAndForm() throws LtfsFormatException {
        String xml = "\uFEFF<?xml version='1.0' encoding='utf-8'?><!-- x --><ltfslabel "
                + "version=\"2.5.0\"><later>x<deep/></later><compression> 0\n</compression>"
                + "<blocksize>4096</blocksize><partitions><data>a</data><index>c</index>"
                + "<more/></partitions><location><partition>c</partition></location>"
                + "<volumeuuid>418A9DC3-7558-4375-9D71-8AE92B9856C8</volumeuuid>"
                + "<formattime>2026-11-22T11:16:34Z</formattime><creator>x</creator></ltfslabel>";
        LtfsLabel label = LtfsLabel.parse(SampleIndex.bytes(xml));
        assertEquals(new LtfsLabel("x", SampleIndex.TIME.truncatedTo(
                java.time.temporal.ChronoUnit.SECONDS), SampleIndex.VOLUME, 'c', 'c', 'a', 4096,
                false, "2.5.0"), label);
        assertThrows(IllegalArgumentException.class, label::encode);
    }

    @Test
    void damagedLabelsAreRefused() {
        String good = SampleIndex.text(LABEL.encode());
        for (String line : good.split("\n")) {
            if (line.startsWith("<") && line.contains("</")) {
                refused(good.replace(line, ""));
                refused(good.replace(line, line + line));
            }
        }
        refused(good.replace("2.4.0", "3.0.0"));
        refused(good.replace("version=\"2.4.0\"", ""));
        refused(good.replace("ltfslabel", "ltfsindex"));
        refused(good.replace("524288", "4095"));
        refused(good.replace("524288", "16777216"));
        refused(good.replace("524288", "99999999999999999999"));
        refused(good.replace("<data>b", "<data>a"));
        refused(good.replace("<data>b", "<data>B"));
        refused(good.replace("<index>a", "<index>c"));
        refused(good.replace("true", "yes"));
        refused(good.replace("418a", "418"));
        refused(good.replace("UTF-8", "UTF-16"));
        refused(good.replace("UTF-8", "ISO-8859-1"));
        refused(good.replace("?>", "?><!DOCTYPE a [<!ENTITY e \"x\">]>"));
        refused(good.replace("Holdfast", "&e;"));
        refused(good + "<x/>");
        refused(good.replace("</ltfslabel>", "<p>" + " ".repeat(70_000) + "</p></ltfslabel>"));
        refused("");
        refused("\0\0\0");
        refused(good.replace("<ltfslabel", "<ltfslabel a='" + "x".repeat(70_000) + "'"));
    }

    private static void refused(String xml) {
        assertThrows(LtfsFormatException.class,
                () -> LtfsLabel.parse(SampleIndex.bytes(xml)), xml);
    }

    @Test
    void labelCutAnywhereIsRefused() {
        byte[] good = LABEL.encode();
        for (int n = 0; n < good.length - 1; n++) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(LtfsFormatException.class, () -> LtfsLabel.parse(cut), "cut at " + n);
        }
    }

    @Test
    void labelsOfDifferentVolumesAreNoPair() {
        noPair(LABEL);
        noPair(new LtfsLabel("x", SampleIndex.TIME.plusNanos(1), SampleIndex.VOLUME, 'b', 'a',
                'b', 524_288, true, "2.4.0"));
        noPair(new LtfsLabel("x", SampleIndex.TIME, new java.util.UUID(1, 2), 'b', 'a', 'b',
                524_288, true, "2.4.0"));
        noPair(new LtfsLabel("x", SampleIndex.TIME, SampleIndex.VOLUME, 'b', 'b', 'a', 524_288,
                true, "2.4.0"));
        noPair(new LtfsLabel("x", SampleIndex.TIME, SampleIndex.VOLUME, 'b', 'a', 'b', 65_536,
                true, "2.4.0"));
        noPair(new LtfsLabel("x", SampleIndex.TIME, SampleIndex.VOLUME, 'b', 'a', 'b', 524_288,
                false, "2.4.0"));
        noPair(new LtfsLabel("x", SampleIndex.TIME, SampleIndex.VOLUME, 'b', 'a', 'b', 524_288,
                true, "2.4.1"));
    }

    private static void noPair(LtfsLabel other) {
        assertThrows(LtfsFormatException.class, () -> LtfsLabel.checkPair(LABEL, other));
    }

    @Test
    void creatorAtItsLimit() throws LtfsFormatException {
        String longest = "c".repeat(1024);
        LtfsLabel label = new LtfsLabel(longest, SampleIndex.TIME, SampleIndex.VOLUME, 'b', 'a',
                'b', 4096, true, "2.4.0");
        assertEquals(label, LtfsLabel.parse(label.encode()));
        LtfsLabel longer = new LtfsLabel(longest + "c", SampleIndex.TIME, SampleIndex.VOLUME, 'b',
                'a', 'b', 4096, true, "2.4.0");
        assertThrows(IllegalArgumentException.class, longer::encode);
        LtfsLabel bytes = new LtfsLabel("&".repeat(1024), SampleIndex.TIME, SampleIndex.VOLUME,
                'b', 'a', 'b', 4096, true, "2.4.0");
        assertThrows(IllegalArgumentException.class, bytes::encode);
    }

    @Test
    void coherencyInformationOfOthersIsLeftAlone() {
        CoherencyInformation ours = new CoherencyInformation(5, 3, 17, SampleIndex.VOLUME);
        byte[] value = ours.encode();
        assertEquals(70, value.length);
        assertEquals(Optional.of(ours), CoherencyInformation.parse(value));
        byte[] garbage = value.clone();
        garbage[31] = 0x20;
        assertEquals(Optional.of(ours), CoherencyInformation.parse(garbage));
        byte[] untrusted = value.clone();
        untrusted[69] = 0;
        assertTrue(CoherencyInformation.parse(untrusted).isEmpty());
        byte[] other = value.clone();
        other[27] = 'X';
        assertTrue(CoherencyInformation.parse(other).isEmpty());
        for (int n = 0; n < 70; n++) {
            assertTrue(CoherencyInformation.parse(Arrays.copyOf(value, n)).isEmpty());
        }
        byte[] shorter = new byte[69];
        System.arraycopy(value, 0, shorter, 0, 68);
        shorter[26] = 42;
        shorter[68] = 1;
        assertEquals(Optional.of(ours), CoherencyInformation.parse(shorter));
    }
}
