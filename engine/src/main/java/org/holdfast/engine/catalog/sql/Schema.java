package org.holdfast.engine.catalog.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables: makes them and recognises them. */
final class Schema {
    /** Raised with every change of {@code schema.sql} or of what a column means. */
    static final int VERSION = 2;

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
    private static final List<String> STATEMENTS = Arrays.stream(
            COMMENT.matcher(text()).replaceAll("").split(";")).map(String::strip)
            .filter(statement -> !statement.isEmpty()).toList();

    private Schema() {}

    /** Makes all tables in an empty database, with nothing applied. */
    static void create(Sql sql) throws SQLException {
        for (String statement : STATEMENTS) {
            sql.run(statement);
        }
        sql.run("INSERT INTO applied VALUES(?, ?)", VERSION, 0L);
        sql.commit();
    }

    /** Whether there are no tables yet. */
    static boolean isEmpty(Sql sql) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM information_schema.tables "
                + "WHERE table_schema = 'PUBLIC'") == 0;
    }

    /** Why this database cannot be used, if so; touches every table. */
    static Optional<String> unusable(Sql sql) throws SQLException {
        long version = sql.number("SELECT schema_version FROM applied");
        if (version != VERSION) {
            return Optional.of("schema version " + version + " instead of " + VERSION);
        }
        for (String column : new String[] {"versions(place)", "blobs(place)", "segments(segment)",
            "runs(segment)", "folders(bucket)", "chunks(bucket)", "cartridges(num)"}) {
            String[] part = column.split("[()]");
            sql.number("SELECT MAX(" + part[1] + ") FROM " + part[0]);
        }
        return Optional.empty();
    }

    private static String text() {
        try (InputStream in = Schema.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema.sql is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("schema.sql in the program", e);
        }
    }
}
