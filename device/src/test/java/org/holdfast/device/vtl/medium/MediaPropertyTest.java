package org.holdfast.device.vtl.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.media.MediaType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of medium does what a list of byte arrays does, whatever is done to it. */
class MediaPropertyTest {
    @TempDir
    Path dir;

    private interface Opener {
        TapeMedium open(int partitions) throws IOException;
    }

    private Opener opener(String form) throws IOException {
        return switch (form) {
            case "container" -> p -> new ContainerMedium(dir.resolve("c"), p);
            case "records" -> {
                RecordsMedium.create(dir.resolve("r"), MediaType.LTO8, 1 << 30).close();
                yield p -> new RecordsMedium(dir.resolve("r"), p);
            }
            default -> {
                MemoryMedium only = new MemoryMedium();
                yield p -> only;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"container,1,400", "container,2,400", "container,3,400",
        "records,1,250", "records,2,250", "memory,1,2000", "memory,2,2000"})
    void randomUseMatchesTheModel(String form, long seed, int steps) throws IOException {
        Opener opener = opener(form);
        SplittableRandom random = new SplittableRandom(seed);
        Model model = new Model();
        TapeMedium medium = opener.open(1);
        for (int step = 0; step < steps; step++) {
            int p = random.nextInt(model.partitions.size());
            List<byte[]> blocks = model.partitions.get(p);
            int at = random.nextInt(4) == 0 ? random.nextInt(blocks.size() + 1) : blocks.size();
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> {
                    byte[] b = block(random);
                    medium.write(p, at, ByteBuffer.wrap(b));
                    model.write(p, at, b);
                }
                case 4, 5 -> {
                    int count = 1 + random.nextInt(3);
                    medium.writeFilemarks(p, at, count);
                    for (int i = 0; i < count; i++) {
                        model.write(p, at + i, new byte[0]);
                    }
                }
                case 6, 7 -> compareOne(medium, model, p, random);
                case 8 -> {
                    medium.flush();
                    model.flush();
                }
                case 9 -> {
                    medium.close();
                    medium = opener.open(model.partitions.size());
                    model.flush();
                }
                case 10 -> {
                    if (random.nextInt(3) == 0) {
                        medium.crash();
                        model.crash();
                    }
                }
                default -> {
                    if (random.nextInt(20) == 0) {
                        int count = 1 + random.nextInt(2);
                        medium.format(count);
                        model.format(count);
                    } else if (random.nextInt(6) == 0) {
                        medium.truncate(p, at);
                        model.truncate(p, at);
                    }
                }
            }
            compareShape(medium, model, "seed " + seed + " step " + step);
        }
        compareAll(medium, model);
        medium.close();
        compareAll(opener.open(model.partitions.size()), model);
    }

    private static byte[] block(SplittableRandom random) {
        int[] sizes = {1, 31, 4064, 4096, 65_536, 524_288, 700_001};
        byte[] b = new byte[random.nextInt(3) == 0 ? sizes[random.nextInt(sizes.length)]
                : 1 + random.nextInt(3000)];
        random.nextBytes(b);
        return b;
    }

    private static void compareOne(TapeMedium medium, Model model, int p,
            SplittableRandom random) throws IOException {
        List<byte[]> blocks = model.partitions.get(p);
        if (blocks.isEmpty()) {
            return;
        }
        int n = random.nextInt(blocks.size());
        for (int i = n; i < Math.min(n + 3, blocks.size()); i++) {
            compare(medium, p, i, blocks.get(i), random.nextBoolean());
        }
    }

    private static void compare(TapeMedium medium, int p, int n, byte[] wanted, boolean little)
            throws IOException {
        int room = little ? wanted.length / 2 : wanted.length + 3;
        ByteBuffer into = ByteBuffer.allocate(room + 2).position(2);
        TapeMedium.Item item = medium.read(p, n, into);
        assertEquals(wanted.length == 0, item.filemark());
        assertEquals(wanted.length, item.length());
        assertEquals(item, medium.at(p, n));
        int got = Math.min(room, wanted.length);
        assertEquals(2 + got, into.position());
        assertArrayEquals(Arrays.copyOf(wanted, got),
                Arrays.copyOfRange(into.array(), 2, 2 + got));
    }

    private static void compareShape(TapeMedium medium, Model model, String where)
            throws IOException {
        assertEquals(model.partitions.size(), medium.partitions(), where);
        for (int p = 0; p < model.partitions.size(); p++) {
            List<byte[]> blocks = model.partitions.get(p);
            assertEquals(blocks.size(), medium.endOfData(p), where);
            long used = blocks.stream()
                    .mapToLong(b -> b.length == 0 ? TapeMedium.FILEMARK_BYTES : b.length).sum();
            assertEquals(used, medium.usedBefore(p, blocks.size()), where);
            long marks = blocks.stream().filter(b -> b.length == 0).count();
            assertEquals(marks, medium.filemarksBefore(p, blocks.size()), where);
        }
    }

    private static void compareAll(TapeMedium medium, Model model) throws IOException {
        compareShape(medium, model, "at the end");
        for (int p = 0; p < model.partitions.size(); p++) {
            List<byte[]> blocks = model.partitions.get(p);
            long mark = 0;
            long used = 0;
            for (int n = 0; n < blocks.size(); n++) {
                compare(medium, p, n, blocks.get(n), false);
                assertEquals(used, medium.usedBefore(p, n));
                assertEquals(mark, medium.filemarksBefore(p, n));
                if (blocks.get(n).length == 0) {
                    assertEquals(n, medium.filemark(p, mark++).getAsLong());
                    used += TapeMedium.FILEMARK_BYTES;
                }
                used += blocks.get(n).length;
            }
            assertEquals(true, medium.filemark(p, mark).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"container", "records", "memory"})
    void attributesAreKept(String form) throws IOException {
        Opener opener = opener(form);
        MamAttribute a = MamAttribute.padded(0x806, MamAttribute.Format.ASCII, "AB0001", 32, ' ');
        try (TapeMedium m = opener.open(1)) {
            m.format(2);
            m.attribute(1, a);
            m.attribute(0, new MamAttribute(0x1623, MamAttribute.Format.BINARY, new byte[] {1}));
        }
        try (TapeMedium m = opener.open(2)) {
            assertArrayEquals(a.value(), m.attribute(1, 0x806).orElseThrow().value());
            assertEquals(MamAttribute.Format.ASCII, m.attribute(1, 0x806).orElseThrow().format());
            assertEquals(List.of(0x806), m.attributeIds(1));
            assertEquals(List.of(0x1623), m.attributeIds(0));
            assertEquals(true, m.attribute(0, 0x806).isEmpty());
            m.attribute(1, new MamAttribute(0x806, MamAttribute.Format.ASCII, new byte[0]));
            assertEquals(List.of(), m.attributeIds(1));
        }
    }

    /** What a tape is, simply. */
    private static final class Model {
        private List<List<byte[]>> partitions = new ArrayList<>(List.of(new ArrayList<>()));
        private final List<Integer> flushed = new ArrayList<>(List.of(0, 0));

        void write(int p, int at, byte[] block) {
            truncate(p, at);
            partitions.get(p).add(block);
        }

        void truncate(int p, int at) {
            List<byte[]> blocks = partitions.get(p);
            blocks.subList(at, blocks.size()).clear();
            flushed.set(p, Math.min(flushed.get(p), at));
        }

        void flush() {
            for (int p = 0; p < partitions.size(); p++) {
                flushed.set(p, partitions.get(p).size());
            }
        }

        void crash() {
            for (int p = 0; p < partitions.size(); p++) {
                truncate(p, flushed.get(p));
            }
        }

        void format(int count) {
            partitions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                partitions.add(new ArrayList<>());
                flushed.set(i, 0);
            }
        }
    }
}
