package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that change, vanish or are no files: named, and the rest is archived. */
class SourceTroubleTest {
    @TempDir Path temp;

    @Test
    void aFileThatNeverStandsStillIsNamedAndTheRestIsSafe() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 256L << 20))) {
            Source source = Source.of(temp.resolve("in"), 12, 50_000, 1);
            Path moving = source.directory.resolve("d0/moving");
            AtomicBoolean stop = new AtomicBoolean();
            try (RandomAccessFile file = new RandomAccessFile(moving.toFile(), "rw")) {
                byte[] some = new byte[1 << 20];
                new java.util.Random(5).nextBytes(some);
                for (int i = 0; i < 48; i++) {
                    file.write(some);
                }
                Thread writer = Thread.ofPlatform().daemon().start(() -> change(file, stop));
                JobSnapshot put = house.put(source);
                stop.set(true);
                writer.join();
                Promises.assertState(JobSnapshot.State.PARTLY, put);
                assertEquals(java.util.List.of(new Failure.SourceChanged(moving.toString())),
                        put.problems());
            }
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    /** Grows without a pause: each of the engine's readings, long as they are, sees it. */
    private static void change(RandomAccessFile file, AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                file.seek(file.length());
                file.write(1);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheRestIsSafe() throws Exception {
        // Even root gets an input/output error from the first byte of its own memory.
        Path unreadable = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.isRegularFile(unreadable),
                "this system has no file that cannot be read");
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 256L << 20))) {
            Source source = Source.of(temp.resolve("in"), 6, 10_000, 3);
            JobSnapshot put = house.await(house.submit(new Command.Put("test",
                    TroubleHouse.BUCKET, List.of(unreadable.toString(), source.path()))));
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(1, put.problems().size(), put.problems().toString());
            assertEquals(unreadable.toString(), assertInstanceOf(Failure.SourceUnreadable.class,
                    put.problems().getFirst()).path());
            assertEquals(source.contents.keySet(), Promises.accepted(house));
        }
    }

    @Test
    void whatVanishesOrIsNoFileIsNamed() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 256L << 20))) {
            Source source = Source.of(temp.resolve("in"), 6, 10_000, 2);
            Path pipe = source.directory.resolve("pipe");
            Assumptions.assumeTrue(made("mkfifo", pipe.toString()),
                    "this machine makes no pipes");
            boolean device = made("mknod", source.directory.resolve("null").toString(), "c",
                    "1", "3");
            Path socket = source.directory.resolve("s");
            Set<String> special = new TreeSet<>(Set.of(pipe.toString(), socket.toString()));
            if (device) {
                special.add(source.directory.resolve("null").toString());
            }
            Files.createSymbolicLink(source.directory.resolve("d0/loop"), source.directory);
            try (ServerSocketChannel s = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                s.bind(UnixDomainSocketAddress.of(socket));
                JobSnapshot put = house.await(house.submit(
                        new org.holdfast.engine.api.Command.Put("test", TroubleHouse.BUCKET,
                                java.util.List.of(source.path(),
                                        temp.resolve("never").toString()))));
                Promises.assertState(JobSnapshot.State.PARTLY, put);
                Set<String> named = new TreeSet<>();
                for (Failure f : put.problems()) {
                    switch (f) {
                        case Failure.SourceSpecial x -> named.add(x.path());
                        case Failure.SourceMissing x ->
                                assertEquals(temp.resolve("never").toString(), x.path());
                        default -> throw new AssertionError(f.toString());
                    }
                }
                assertEquals(special, named);
                assertEquals(Set.of("HF-301", "HF-304"), Promises.codes(put.problems()));
            }
            assertTrue(Promises.accepted(house).containsAll(source.contents.keySet()));
            Promises.assertEachCopy(house, source, 2);
        }
    }

    private static boolean made(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
