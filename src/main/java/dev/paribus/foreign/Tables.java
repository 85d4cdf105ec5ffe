package dev.paribus.foreign;

import dev.paribus.exchange.Reports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Tables with a header line, by commons-csv. */
final class Tables {
    private static final List<String> STEPS = List.of("step", "global_step", "epoch");
    /** Columns that count or tell the time. */
    private static final Set<String> NO_METRICS = Set.of("step", "global_step", "epoch", "total", "time", "timestamp");

    private static final Pattern STEP = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final int HEADER = 1 << 16;

    private final List<String> names;
    private final List<Integer> steps = new ArrayList<>();
    private final boolean[] metrics;
    private final Reports reports;

    private Tables(List<String> names, Reports reports) {
        this.names = names;
        this.reports = reports;
        this.metrics = new boolean[names.size()];
        for (int i = 0; i < metrics.length; i++) {
            metrics[i] = !names.get(i).isEmpty() && !NO_METRICS.contains(names.get(i));
        }
        for (String step : STEPS) {
            if (names.contains(step)) {
                steps.add(names.indexOf(step));
            }
        }
    }

    static void read(Path file, Reports reports) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        try (Reader in = new ShortCells(
                        new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), HEADER));
                CSVParser parser = CSVParser.parse(in, format(file))) {
            Tables table = null;
            for (CSVRecord row : parser) {
                if (table == null) {
                    table = new Tables(names(row), reports);
                } else {
                    table.row(row);
                }
            }
        } catch (UncheckedIOException wrapped) {
            if (!(wrapped.getCause() instanceof CSVException wrong)) {
                throw new IOException(wrapped.getMessage(), wrapped);
            }
            malformed(wrong, reports);
        } catch (CSVException wrong) {
            malformed(wrong, reports);
        }
    }

    private static void malformed(CSVException wrong, Reports reports) {
        reports.unreadable("is no table from some line on: " + wrong.getMessage());
    }

    /** The separator that the header has; a header of one column has none. */
    private static CSVFormat format(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            char[] start = new char[HEADER];
            int n = Math.max(0, in.read(start));
            String header = new String(start, 0, n).lines().findFirst().orElse("");
            char separator =
                    header.indexOf('\t') >= 0 ? '\t' : header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
            return CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(separator)
                    .setIgnoreEmptyLines(true)
                    .get();
        }
    }

    private static List<String> names(CSVRecord header) {
        List<String> names = new ArrayList<>(header.size());
        for (String name : header) {
            String bare = name.strip();
            bare = bare.startsWith("\ufeff") ? bare.substring(1) : bare;
            names.add(names.contains(bare) ? "" : bare);
        }
        return names;
    }

    private void row(CSVRecord row) {
        int columns = Math.min(names.size(), row.size());
        var text = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            if (!empty(row.get(i))) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(names.get(i))
                        .append(' ')
                        .append(row.get(i).strip());
            }
        }
        reports.row(step(row, columns), text.toString());
        for (int i = 0; i < columns; i++) {
            if (metrics[i] && !empty(row.get(i))) {
                reports.number(names.get(i), row.get(i).strip());
            }
        }
    }

    private @Nullable String step(CSVRecord row, int columns) {
        for (int column : steps) {
            String cell = column < columns ? row.get(column).strip() : "";
            if (STEP.matcher(cell).matches()) {
                return cell;
            }
        }
        return null;
    }

    private static boolean empty(String cell) {
        return cell.isBlank() || cell.strip().equals("NA");
    }
}
