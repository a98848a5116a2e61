package dev.switchboard.it.retail.replay;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The shop's database, looked at from outside the application. */
final class RetailDatabase implements AutoCloseable {

    private static final String DIFFERENT = """
            select r.kind, r.key, r.record
              from retail_record r
              join retail_initial i on i.kind = r.kind and i.key = r.key
             where r.record <> i.record""";

    /** The same, but looking only where a row has changed; a hundred times faster. */
    private static final String DIFFERENT_WHERE_TOUCHED =
            DIFFERENT + " and r.key = any(array(select key from retail_touched))";

    private static final String UNMATCHED = """
            select count(*)
              from retail_record r
              full join retail_initial i on i.kind = r.kind and i.key = r.key
             where r.key is null or i.key is null""";

    private final Connection connection;

    private RetailDatabase(Connection connection) {
        this.connection = connection;
    }

    static RetailDatabase open(String url) throws SQLException {
        return new RetailDatabase(DriverManager.getConnection(url, "postgres", "postgres"));
    }

    /** Makes the tables and fills them from the data set. */
    void fill(Path data) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(resource("schema.sql"));
        }
        String load = resource("load.sql");
        int firstEnd = load.indexOf(';') + 1;
        try (PreparedStatement source = connection.prepareStatement(load.substring(0, firstEnd));
                Statement rest = connection.createStatement()) {
            source.setString(1, Files.readString(data));
            source.execute();
            rest.execute(load.substring(firstEnd));
            rest.execute(resource("changes.sql"));
        }
    }

    /** The records that are different from what they were at first, by table and key. */
    JsonObject differences() throws SQLException {
        return records(DIFFERENT_WHERE_TOUCHED);
    }

    /** Whether every record is what it was at first, none is missing and none was added, wherever it may be. */
    boolean isAsAtFirst() throws SQLException {
        return records(DIFFERENT).isEmpty() && count(UNMATCHED) == 0;
    }

    private JsonObject records(String query) throws SQLException {
        JsonObject tables = new JsonObject();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                if (!tables.containsKey(row.getString(1))) {
                    tables.put(row.getString(1), new JsonObject());
                }
                tables.getJsonObject(row.getString(1)).put(row.getString(2), new JsonObject(row.getString(3)));
            }
        }
        return tables;
    }

    long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Puts everything back that is different. */
    void reset(JsonObject differences) throws SQLException {
        List<String> keys = new ArrayList<>();
        differences
                .fieldNames()
                .forEach(table -> keys.addAll(differences.getJsonObject(table).fieldNames()));
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement reset = connection.prepareStatement("call retail_reset(?)")) {
            reset.setArray(1, connection.createArrayOf("text", keys.toArray()));
            reset.execute();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(RetailDatabase.class.getResourceAsStream("/retail/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
