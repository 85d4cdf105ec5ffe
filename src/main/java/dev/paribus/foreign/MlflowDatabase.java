package dev.paribus.foreign;

import dev.paribus.exchange.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * MLflow's SQLite store, tables {@code runs} and {@code metrics} (unchanged since MLflow 1.0). Of each name the newest run that has it;
 * points in the order in which they were logged. MLflow writes infinity as the largest double and NaN as a flag.
 */
final class MlflowDatabase {
    private static final String NEWEST =
            "SELECT m.key, r.run_uuid, count(DISTINCT m.run_uuid), max(coalesce(r.start_time, 0))"
                    + " FROM metrics m JOIN runs r ON r.run_uuid = m.run_uuid WHERE r.lifecycle_stage = 'active'"
                    + " GROUP BY m.key ORDER BY m.key";
    private static final String POINTS =
            "SELECT value, step, is_nan FROM metrics WHERE run_uuid = ? AND key = ? ORDER BY timestamp, step, rowid";

    private final Connection store;
    private final Set<String> wanted;
    private final Reports reports;

    private MlflowDatabase(Connection store, Set<String> wanted, Reports reports) {
        this.store = store;
        this.wanted = wanted;
        this.reports = reports;
    }

    static void read(Path database, Set<String> wanted, Reports reports) throws IOException {
        boolean unfinished = Files.exists(beside(database, "-wal")) || Files.exists(beside(database, "-journal"));
        if (!unfinished) {
            open(database, wanted, reports);
            return;
        }
        // A killed writer leaves a journal, and reading it changes the file: that is done on a copy.
        Path folder = Files.createTempDirectory("paribus-mlflow");
        try {
            for (String suffix : List.of("", "-wal", "-journal")) {
                Path from = beside(database, suffix);
                if (Files.exists(from)) {
                    Files.copy(from, folder.resolve("store" + suffix));
                }
            }
            open(folder.resolve("store"), wanted, reports);
        } finally {
            delete(folder);
        }
    }

    private static Path beside(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void open(Path database, Set<String> wanted, Reports reports) throws IOException {
        var config = new SQLiteConfig();
        config.setReadOnly(Files.notExists(beside(database, "-wal")) && Files.notExists(beside(database, "-journal")));
        Properties properties = config.toProperties();
        try (Connection store = JDBC.createConnection(JDBC.PREFIX + database, properties)) {
            new MlflowDatabase(store, wanted, reports).runs();
        } catch (SQLException wrong) {
            reports.unreadable("is no store of MLflow's that can be read: " + wrong.getMessage());
        }
    }

    private void runs() throws SQLException {
        Map<String, String> newest = new LinkedHashMap<>();
        try (Statement ask = store.createStatement();
                ResultSet rows = ask.executeQuery(NEWEST)) {
            while (rows.next()) {
                String name = rows.getString(1);
                newest.put(name, rows.getString(2));
                if (rows.getInt(3) > 1 && wanted.contains(name)) {
                    reports.unreadable(name + " stands in " + rows.getInt(3) + " runs; the one that began last counts, "
                            + rows.getString(2));
                }
            }
        }
        try (PreparedStatement ask = store.prepareStatement(POINTS)) {
            for (Map.Entry<String, String> metric : newest.entrySet()) {
                ask.setString(1, metric.getValue());
                ask.setString(2, metric.getKey());
                points(metric.getKey(), ask);
            }
        }
    }

    private void points(String name, PreparedStatement ask) throws SQLException {
        try (ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                double value = rows.getDouble(1);
                String text = rows.getBoolean(3)
                        ? "NaN"
                        : Math.abs(value) == Double.MAX_VALUE
                                ? (value > 0 ? "Infinity" : "-Infinity")
                                : Digits.of(value);
                String step = rows.getString(2);
                reports.row(step, name + " " + text + " at step " + step);
                reports.number(name, text);
            }
        }
    }
}
