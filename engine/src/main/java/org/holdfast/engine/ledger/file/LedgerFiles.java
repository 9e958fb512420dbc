package org.holdfast.engine.ledger.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.ledger.form.LedgerFormatException;
import org.holdfast.engine.ledger.form.LineHead;

/** A ledger's directory. Safe for any thread, as long as one thread at a time changes it. */
public final class LedgerFiles {
    private static final Pattern NAME = Pattern.compile("(\\d{12,18})\\.jsonl(\\.gz)?(\\.tmp)?");
    private final FileStore files;
    private final Path directory;
    private final Vouchers vouchers;

    /** The ledger in {@code directory}, which may not exist. */
    public LedgerFiles(FileStore files, Path directory) {
        this.files = files;
        this.directory = directory;
        vouchers = new Vouchers(files, directory);
    }

    /** Where the file that begins with entry {@code first} is, or was, before it is sealed. */
    public Path plain(long first) {
        return directory.resolve(String.format("%012d.jsonl", first));
    }

    /** What is known of the sealed files. */
    public Vouchers vouchers() {
        return vouchers;
    }

    /** The number of the first entry of the file of this name, which is one of the ledger's. */
    public static long firstOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("no file of a ledger: " + file);
        }
        return Long.parseLong(name.group(1));
    }

    /** The sealed file that begins with entry {@code first}. */
    public LedgerFile sealedFile(long first) {
        return new LedgerFile(first, sealed(first), true);
    }

    private Path sealed(long first) {
        return directory.resolve(String.format("%012d.jsonl.gz", first));
    }

    private Path temporary(long first) {
        return directory.resolve(String.format("%012d.jsonl.gz.tmp", first));
    }

    /**
     * The files in their order. Where a file is there in both forms, sealing was interrupted, and
     * the plain one is right: it is only deleted when the sealed one is durable.
     */
    public List<LedgerFile> list() throws IOException {
        TreeMap<Long, LedgerFile> found = new TreeMap<>();
        for (Path entry : files.list(directory)) {
            Matcher name = NAME.matcher(entry.getFileName().toString());
            if (name.matches() && name.group(3) == null) {
                long first = Long.parseLong(name.group(1));
                boolean sealed = name.group(2) != null;
                if (!sealed || !found.containsKey(first)) {
                    found.put(first, new LedgerFile(first, directory.resolve(
                            entry.getFileName()), sealed));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Makes the directory, if there is none. */
    public void prepare() throws IOException {
        if (!files.exists(directory)) {
            files.createDirectories(directory);
        }
    }

    /** Makes the plain file whose first entry gets this number; its name is durable on return. */
    public StoreFile create(long first) throws IOException {
        StoreFile file = files.create(plain(first));
        files.syncDirectory(directory);
        return file;
    }

    /** Makes the names of all files durable. */
    public void syncNames() throws IOException {
        files.syncDirectory(directory);
    }

    /** Opens a plain file for writing. */
    public StoreFile open(LedgerFile file) throws IOException {
        return files.open(file.path());
    }

    /** All lines of a file. */
    public LineSource lines(LedgerFile file) throws IOException {
        return file.sealed() ? sealedLines(file.firstNumber(), 1)
                : new PlainLines(files.openForReading(file.path()), 0);
    }

    /**
     * Lines of the file that begins with entry {@code first}, whichever form it has by now.
     *
     * @param number of the entry that is looked for; some lines before it may come first
     * @param offset where the plain file may be entered
     */
    public LineSource lines(long first, long number, long offset) throws IOException {
        try {
            return new PlainLines(files.openForReading(plain(first)), offset);
        } catch (NoSuchFileException e) {
            return sealedLines(first, number);
        }
    }

    private LineSource sealedLines(long first, long number) throws IOException {
        StoreFile file = files.openForReading(sealed(first));
        try {
            return new SealedLines(sealed(first), file, number);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The place of a file for messages. */
    public Path path(long first) throws IOException {
        return files.exists(plain(first)) || !files.exists(sealed(first)) ? plain(first)
                : sealed(first);
    }

    /**
     * Seals a plain file that is not written any more. Interrupted at any moment, one complete form
     * is left, and sealing again replaces what else is. The sealed file is read back and compared
     * before the plain one goes.
     *
     * @throws LedgerDamagedException when a line is not as it was written; the file then stays
     */
    public void seal(long first) throws IOException {
        Path temporary = temporary(first);
        files.delete(temporary);
        LineHead head = new LineHead();
        StoreFile plain = files.openForReading(plain(first));
        try (LineSource lines = new PlainLines(plain, 0);
                SealedWriter out = new SealedWriter(files.create(temporary), plain.size())) {
            while (lines.next()) {
                if (!lines.terminated() || !head.whole(lines.bytes(), lines.begin(), lines.end())) {
                    throw new LedgerDamagedException(plain(first), lines.offset(), "CRC is wrong");
                }
                head.scan();
                out.line(lines.bytes(), lines.begin(), lines.end(), head.number());
            }
            out.finish();
        } catch (LedgerDamagedException | LedgerFormatException e) {
            files.delete(temporary);
            throw e;
        }
        compare(first, temporary);
        files.rename(temporary, sealed(first));
        files.syncDirectory(directory);
        files.delete(plain(first));
        files.syncDirectory(directory);
    }

    private void compare(long first, Path temporary) throws IOException {
        try (LineSource plain = new PlainLines(files.openForReading(plain(first)), 0);
                LineSource packed = new SealedLines(temporary, files.openForReading(temporary),
                        1)) {
            while (plain.next()) {
                if (!packed.next() || !java.util.Arrays.equals(plain.bytes(), plain.begin(),
                        plain.end(), packed.bytes(), packed.begin(), packed.end())) {
                    throw new LedgerDamagedException(temporary, plain.offset(),
                            "sealed and plain file differ");
                }
            }
            if (packed.next()) {
                throw new LedgerDamagedException(temporary, packed.offset(),
                        "sealed file is longer than the plain one");
            }
        }
    }
}
