package org.holdfast.engine.catalog.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * An open H2 database: one connection that writes and a few that read, made when they are needed
 * for the first time.
 *
 * <p>Its files are written by H2 itself, past the engine's storage: they promise nothing and may be
 * lost at any time. Readers are safe for any thread; the writer is for one thread at a time.
 */
public final class Database implements AutoCloseable {
    /** Connections that read. */
    public static final int READERS = 3;

    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final String NAME = "catalog";
    /** Saved at each commit, by who commits: H2's own thread saves parts of steps (ADR 0013). */
    private static final String FILE_SETTINGS = ";WRITE_DELAY=0;CACHE_SIZE=65536"
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    /** H2's code for a database that another process holds. */
    private static final int ALREADY_OPEN = 90020;
    /** H2 remembers every value it reads in a table of its own, which costs time for nothing. */
    private static final String VALUE_CACHE = "h2.objectCache";
    private static final AtomicLong MEMORY_NAMES = new AtomicLong();

    private final Sql writer;
    /** The last one used comes first: its statements are prepared. */
    private final ConcurrentLinkedDeque<Sql> readers = new ConcurrentLinkedDeque<>();
    private final Semaphore free = new Semaphore(READERS);
    private final String url;
    private volatile boolean closed;
    private final Optional<String> discarded;

    /** Reads. */
    @FunctionalInterface
    public interface Read<T> {
        /** Asks on a connection that sees one state of the database. */
        T from(Sql sql) throws SQLException, IOException;
    }

    private Database(String url, Optional<String> discarded) throws SQLException, IOException {
        this.url = url;
        this.discarded = discarded;
        this.writer = connect(url);
        try {
            prepare();
        } catch (SQLException | IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void prepare() throws SQLException, IOException {
        if (Schema.isEmpty(writer)) {
            Schema.create(writer);
            return;
        }
        Optional<String> unusable = Schema.unusable(writer);
        if (unusable.isPresent()) {
            throw new IOException(unusable.get());
        }
    }

    private Sql reader() throws SQLException, IOException {
        Sql ready = readers.poll();
        if (ready != null) {
            return ready;
        }
        if (closed) {
            throw new IOException("catalog is closed");
        }
        Sql reader = connect(url);
        try {
            reader.run("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
            return reader;
        } catch (SQLException e) {
            reader.close();
            throw e;
        }
    }

    /** A database of its own in memory, empty. */
    public static Database inMemory() throws IOException {
        try {
            return new Database("jdbc:h2:mem:" + NAME + "-" + MEMORY_NAMES.incrementAndGet(),
                    Optional.empty());
        } catch (SQLException e) {
            throw new IOException("database in memory", e);
        }
    }

    /**
     * The database in a directory, which is made when missing. One that cannot be read or has other
     * tables is deleted and begun anew; {@link #discarded} then says why.
     *
     * @throws IOException when another process has it open, or the directory cannot be written
     */
    public static Database inDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        String url = "jdbc:h2:file:" + checked(directory).resolve(NAME) + FILE_SETTINGS;
        String why;
        try {
            return new Database(url, Optional.empty());
        } catch (SQLException e) {
            if (e.getErrorCode() == ALREADY_OPEN) {
                throw new IOException("catalog in " + directory + " is open elsewhere", e);
            }
            why = e.toString();
        } catch (IOException | IllegalStateException e) {
            why = e.toString();
        }
        LOG.log(System.Logger.Level.WARNING, "catalog in {0} begun anew: {1}", directory, why);
        delete(directory);
        try {
            return new Database(url, Optional.of(why));
        } catch (SQLException e) {
            throw new IOException("catalog in " + directory, e);
        }
    }

    /** Deletes the database's files in a directory; it must not be open. */
    public static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(f -> f.getFileName().toString().startsWith(NAME + ".")).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** Why a database that was there had to be deleted at opening. */
    public Optional<String> discarded() {
        return discarded;
    }

    /** The connection that writes. */
    public Sql writer() {
        return writer;
    }

    /** Reads from one state of the database; waits while all readers are busy. */
    public <T> T read(Read<T> read) throws IOException {
        free.acquireUninterruptibly();
        try {
            Sql sql = reader();
            try {
                T answer = read.from(sql);
                sql.commit();
                return answer;
            } finally {
                readers.push(sql);
            }
        } catch (SQLException e) {
            throw new IOException("catalog: " + e.getMessage(), e);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() throws IOException {
        free.acquireUninterruptibly(READERS);
        closed = true;
        try {
            for (Sql reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
            writer.close();
        } catch (SQLException e) {
            throw new IOException("closing the catalog", e);
        } finally {
            free.release(READERS);
        }
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static Sql connect(String url) throws SQLException {
        // read once by H2, before its first database
        if (System.getProperty(VALUE_CACHE) == null) {
            System.setProperty(VALUE_CACHE, "false");
        }
        Connection connection = DriverManager.getConnection(url, "sa", "");
        connection.setAutoCommit(false);
        return new Sql(connection);
    }

    /** H2 reads its settings from behind a semicolon, and {@code ~} as the user's home. */
    private static Path checked(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        if (absolute.toString().indexOf(';') >= 0) {
            throw new IOException("a catalog cannot live in a path with a semicolon: " + absolute);
        }
        return absolute;
    }
}
