package org.holdfast.engine.catalog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection and its prepared statements. For one thread at a time.
 *
 * <p>Results are read to their end before a call returns, so that calls may follow each other in
 * any nesting; whoever asks gives a limit in the statement.
 */
public final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        /** The row where {@code row} stands. */
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the connection over; it must not commit by itself. */
    public Sql(Connection connection) {
        this.connection = connection;
    }

    /** The rows of a query, in its order. */
    public <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, values).executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
        return rows;
    }

    /** The first row of a query, if it has one. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            return result.next() ? Optional.of(row.read(result)) : Optional.empty();
        }
    }

    /** The number in the first column of the first row; 0 when there is none. */
    public long number(String sql, Object... values) throws SQLException {
        return first(sql, r -> r.getLong(1), values).orElse(0L);
    }

    /** Changes rows; how many. */
    public int run(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** The same change for many rows of values; how many rows each changed. */
    public int[] runAll(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        PreparedStatement statement = prepared(sql);
        for (Object[] values : rows) {
            bind(statement, values);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    /** Makes everything since the last commit one step. */
    public void commit() throws SQLException {
        connection.commit();
    }

    /** Undoes everything since the last commit. */
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case String text -> statement.setString(i + 1, text);
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }
}
