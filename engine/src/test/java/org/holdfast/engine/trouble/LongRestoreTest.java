package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are hashed and written beside the reading come back as they were, holes and all. */
class LongRestoreTest {
    private static final int LONG = 1 << 20;

    @TempDir Path temp;

    private Source source() throws IOException {
        Source source = Source.of(temp.resolve("in"), 6, 10_000, 1);
        Random random = new Random(2);
        for (int size : new int[] {LONG - 1, LONG, LONG + 1, 4 * LONG, 4 * LONG + 4097,
                11_000_003}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            source.file("long" + size, content);
        }
        torn(source, random, 9_000_000, 70_001, 3_000_000, 5_100_000, 5_100_777);
        torn(source, random, 6_000_000, 2_000_000, 6_000_000);
        return source;
    }

    /** A file with holes between the even and the odd of these places, where there can be some. */
    private static void torn(Source source, Random random, int size, int... holes)
            throws IOException {
        String name = "torn" + size;
        byte[] content = new byte[size];
        source.file(name, new byte[0]);
        try (FileChannel file = FileChannel.open(source.directory.resolve(name),
                StandardOpenOption.WRITE)) {
            int at = 0;
            for (int i = 0; i <= holes.length; i += 2) {
                int end = i < holes.length ? holes[i] : size;
                if (end > at) {
                    byte[] data = new byte[end - at];
                    random.nextBytes(data);
                    System.arraycopy(data, 0, content, at, data.length);
                    file.write(ByteBuffer.wrap(data), at);
                }
                at = i + 1 < holes.length ? holes[i + 1] : size;
            }
            if (file.size() < size) {
                file.write(ByteBuffer.allocate(1), size - 1);
            }
        }
        source.contents.put(source.directory.getFileName() + "/" + name, content);
    }

    private void comesBack(TroubleHouse house, Source source, Optional<Integer> copy)
            throws IOException {
        Path target = Files.createTempDirectory(temp, "out");
        JobSnapshot get = house.await(house.submit(new Command.Get("test", TroubleHouse.BUCKET,
                "", target.toString(), copy, false)));
        Promises.assertState(JobSnapshot.State.DONE, get);
        for (Map.Entry<String, byte[]> file : source.contents.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(target.resolve(file.getKey())),
                    file.getKey());
        }
        try (Stream<Path> all = Files.walk(target)) {
            assertTrue(all.noneMatch(p -> p.toString().endsWith(".part")));
        }
    }

    @Test
    void fromStagingAndFromEachCartridge() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 256L << 20))) {
            Source source = source();
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            comesBack(house, source, Optional.empty());
            house.evict();
            comesBack(house, source, Optional.empty());
            comesBack(house, source, Optional.of(1));
            comesBack(house, source, Optional.of(2));
            Promises.assertInvariants(house);
        }
    }

    @Test
    void whatIsInTheWayCostsOneFileAndLeavesNothingHalf() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(1, 2, 256L << 20))) {
            Source source = source();
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            Path target = Files.createDirectories(temp.resolve("out"));
            Path there = target.resolve("in/long" + 4 * LONG);
            Files.createDirectories(there);
            JobSnapshot get = house.await(house.submit(new Command.Get("test",
                    TroubleHouse.BUCKET, "", target.toString(), Optional.of(1), false)));
            Promises.assertState(JobSnapshot.State.PARTLY, get);
            assertEquals(1, get.problems().size());
            try (Stream<Path> all = Files.walk(target)) {
                assertEquals(source.contents.size() - 1,
                        all.filter(Files::isRegularFile).count());
            }
        }
    }
}
