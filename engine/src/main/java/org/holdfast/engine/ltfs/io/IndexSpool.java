package org.holdfast.engine.ltfs.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/**
 * Where indexes are kept on disk: {@code <directory>/<volume>/<generation>.xml.gz}, the XML as on
 * the tape. It is a cache: no tape is judged by it, and what is missing is read at the next mount.
 *
 * <p>Old generations stay until {@link #drop} is called; how many are kept is the caller's policy.
 * One thread a volume.
 */
public final class IndexSpool {
    static final int BUFFER = 1 << 16;
    private static final String SUFFIX = ".xml.gz";
    private static final String UNFINISHED = ".part";

    private final FileStore files;
    private final Path directory;

    /** A spool below {@code directory}, which is made when it is needed. */
    public IndexSpool(FileStore files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /** The index's XML; fails when it is not there, or damaged. The caller closes. */
    public InputStream open(UUID volume, long generation) throws IOException {
        return open(file(volume, generation));
    }

    InputStream open(Path file) throws IOException {
        StoreFile stored = files.openForReading(file);
        try {
            return new BufferedInputStream(
                    new GZIPInputStream(new SpoolInput(stored), BUFFER), BUFFER);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /** Whether the spool has that generation. */
    public boolean has(UUID volume, long generation) throws IOException {
        return files.exists(file(volume, generation));
    }

    /** The generations of a volume that are here, ascending. */
    public List<Long> generations(UUID volume) throws IOException {
        List<Long> found = new ArrayList<>();
        for (Path p : files.list(directory.resolve(volume.toString()))) {
            String name = p.getFileName().toString();
            if (name.matches("[0-9]{1,18}\\.xml\\.gz")) {
                found.add(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        found.sort(null);
        return found;
    }

    /** Deletes a generation; no error when it is not there. */
    public void drop(UUID volume, long generation) throws IOException {
        files.delete(file(volume, generation));
    }

    /** Begins a file that gets its name with {@link SpoolFile#keep}. */
    SpoolFile begin(UUID volume) throws IOException {
        Path folder = directory.resolve(volume.toString());
        files.createDirectories(folder);
        Path unfinished = folder.resolve("next" + UNFINISHED);
        files.delete(unfinished);
        return new SpoolFile(files, unfinished, files.create(unfinished));
    }

    Path file(UUID volume, long generation) {
        return directory.resolve(volume.toString()).resolve(generation + SUFFIX);
    }
}
