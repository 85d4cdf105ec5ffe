package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.support.CsvText;
import dev.paribus.support.FastImport;
import dev.paribus.support.HostileTexts;
import dev.paribus.support.Ran;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import dev.paribus.text.Width;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 hostile texts, wherever a stranger can put one, through everything that reads; another view joins by one line. */
class HostileViewsTest {
    /** Of all experiments; each in a pipe, as JSON, and on a terminal in colour and without. */
    private static final List<String> ALL = List.of(("log, log --oneline, log --full, log --revisit, ls, ls --params, "
                    + "ls --group-by hypothesis, status, stats, lessons, next, idea list, idea show odd-idea-7, watch, doctor, "
                    + "gc --dry-run, hook status, noise, explain, explain two-changes, check")
            .split(", "));

    /** Of one or two experiments that hold many of the texts. */
    private static final List<String> ONE = List.of(
            "show NAME",
            "diff NAME",
            "diff NAME OTHER",
            "compare NAME OTHER amber-otter",
            "review NAME",
            "logs NAME",
            "check NAME");

    /** Forms of their own. */
    private static final List<String> FORMS = List.of(
            "ls --csv",
            "ls --md",
            "check NAME --format sarif",
            "check NAME --format gitlab",
            "check NAME --format junit",
            "check NAME --format github");

    private static final int PACKED = 4;

    /** Each of the texts in a name, a trailer, a message with {@code -Pslow}; every fifth pair of them else. */
    private static final int STEP =
            System.getProperty("paribus.excluded", "slow").equals("slow") ? 5 : 1;

    private static final RepoTemplate HOSTILE = new RepoTemplate(folder -> {
        TestRepo repo = ForeignRepositoriesTest.ORIGIN.copyTo(folder);
        var stream = new FastImport();
        for (int i = 0; i < 250; i += STEP) {
            spread(repo, stream, i);
        }
        for (int i = 0; i < PACKED; i++) {
            packed(repo, stream, i);
        }
        trunk(stream);
        stream.into(repo);
        repo.git("reset", "-q", "--hard", "main");
        return repo;
    });

    @TempDir
    Path temporary;

    private TestRepo repo;

    @BeforeEach
    void a_repository_of_strangers() {
        repo = HOSTILE.copyTo(temporary);
    }

    private static String text(int number) {
        return HostileTexts.ALL.get(number % HostileTexts.ALL.size());
    }

    private static String yaml(int number) {
        return HostileTexts.yaml(text(number));
    }

    private static String author(int number) {
        return HostileTexts.line(text(number)).replaceAll("[<>]", "");
    }

    /** Two of the texts in each: in the record or in trailers, in the message and as the author. */
    private static void spread(TestRepo repo, FastImport stream, int number) {
        String name = "spread-out-" + number;
        String ref = "refs/heads/exp/" + name;
        var files = new LinkedHashMap<String, @Nullable String>();
        files.put("results", null);
        files.put("experiment.yaml", """
                paribus: 1
                name: %s
                parent: amber-otter
                hypothesis: %s
                change: {kind: heuristic, what: %s}
                success: [acc > parent]
                seeds: [1, 2]
                """.formatted(name, yaml(2 * number), yaml(2 * number + 1)));
        String trailers = number % 2 == 0
                ? ""
                : """
                Experiment: %s
                Experiment-State: discarded
                Experiment-Parent: amber-otter
                Experiment-Change: %s
                Experiment-Hypothesis: %s
                Experiment-Label: %s
                Experiment-Metric: %s 0.8 n 2
                Experiment-Decision: %s
                Experiment-Took: %s
                """.formatted(
                                name,
                                at(2 * number),
                                at(2 * number + 1),
                                at(number),
                                at(number + 1).replace(' ', '_'),
                                at(number + 2),
                                at(number + 3));
        stream.commit(ref, "refs/heads/main^0", author(number), text(number) + "\n\n" + trailers, files);
    }

    private static String at(int number) {
        return HostileTexts.line(text(number));
    }

    /** As many as there is room for in one experiment: parameters, results, remarks, logs, files. */
    private static void packed(TestRepo repo, FastImport stream, int number) {
        String name = "packed-full-" + number;
        String ref = "refs/heads/exp/" + name;
        int from = number * 125;
        var known = new ArrayList<String>();
        var notes = new StringBuilder("paribus: 1\nnotes:\n");
        var reviews = new StringBuilder("paribus: 1\nreviews:\n");
        var log = new StringBuilder();
        var parameters = new StringBuilder(repo.git("show", "main:params.yaml")).append("\nodd:\n");
        for (int i = from; i < from + 125; i++) {
            known.add(yaml(i));
            notes.append("  - {note: ")
                    .append(yaml(i))
                    .append(", by: ")
                    .append(yaml(i + 1))
                    .append("}\n");
            log.append(text(i)).append('\n');
            parameters
                    .append("  ")
                    .append(HostileTexts.yaml(i + " " + text(i)))
                    .append(": ")
                    .append(yaml(i + 2))
                    .append('\n');
        }
        reviews.append("  - {review: downgraded, because: ")
                .append(yaml(from))
                .append(", by: ")
                .append(yaml(from + 3))
                .append(", own: false, verdict: inconclusive, look: 1}\n");
        var files = new LinkedHashMap<String, @Nullable String>();
        files.put("results", null);
        files.put("params.yaml", parameters.toString());
        files.put("experiment.yaml", """
                paribus: 1
                name: %s
                parent: amber-otter
                hypothesis: %s
                change: {kind: heuristic, what: %s, with: [odd]}
                success: [acc > parent]
                seeds: [1, 2]
                known: [%s]
                gap: %s
                if_refuted: %s
                motive: %s
                although: %s
                """.formatted(
                        name,
                        yaml(from),
                        yaml(from + 1),
                        String.join(", ", known),
                        yaml(from + 2),
                        yaml(from + 3),
                        yaml(from + 4),
                        yaml(from + 5)));
        for (int i = from; i < from + 125; i++) {
            String path = HostileTexts.line(text(i)).replaceAll("[/\\\\\ud800-\udfff]", "_");
            files.put("code-" + i + "-" + path.substring(0, Math.min(60, path.length())), "x\n");
        }
        stream.commit(ref, "refs/heads/main^0", author(from + 7), text(from + 8), files);
        var results = new LinkedHashMap<String, @Nullable String>();
        results.put(
                "results/summary.yaml",
                repo.git("show", "exp/bold-heron:results/summary.yaml")
                        .replace("name: bold-heron", "name: " + name)
                        .replaceAll(
                                "(?m)^( *)reason: .*$",
                                "$1reason: "
                                        + yaml(from + 9).replace("\\", "\\\\").replace("$", "\\$")));
        results.put("results/notes.yaml", notes.toString());
        results.put("results/reviews.yaml", reviews.toString());
        results.put("results/review.yaml", reviews.toString());
        results.put("results/seed-1/log.txt", log.toString());
        results.put(
                "results/decision.yaml",
                "paribus: 1\ndecisions:\n  - {decision: discarded, because: " + yaml(from + 10)
                        + ", verdict: inconclusive}\n");
        stream.commit(ref, null, author(from + 11), text(from + 12), results);
    }

    private static void trunk(FastImport stream) {
        var files = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < 60; i++) {
            files.put(
                    "ideas/odd-idea-" + i + ".yaml",
                    "paribus: 1\nidea: " + yaml(i) + "\nchange: " + yaml(i + 60) + "\nkind: heuristic\ngap: "
                            + yaml(i + 120) + "\nexpect: {gain: 0.1, probability: 0.5, cost: 1h}\n");
            files.put(
                    "lessons/odd-lesson-" + i + ".yaml",
                    "paribus: 1\nlesson: " + yaml(i + 180) + "\nfrom: [amber-otter]\nabout: [" + yaml(i + 240) + "]\n");
        }
        stream.commit("refs/heads/main", "refs/heads/main^0", author(1), text(1), files);
    }

    private static List<String> words(String view, int number) {
        return Stream.of(view.split(" "))
                .map(word -> word.equals("NAME") ? "packed-full-" + number : word)
                .map(word -> word.equals("OTHER") ? "packed-full-" + (number + 1) % PACKED : word)
                .toList();
    }

    private static List<String> with(List<String> words, String... more) {
        var out = new ArrayList<>(words);
        out.addAll(List.of(more));
        return out;
    }

    private Ran ran(List<String> words) {
        return fine(repo.paribus(words.toArray(new String[0])));
    }

    private Ran seen(List<String> words, Map<String, String> more) {
        return fine(repo.onTerminal(more, words.toArray(new String[0])));
    }

    private static Ran fine(Ran ran) {
        assertThat(ran.exit())
                .as(ran.toString().lines().limit(20).toList().toString())
                .isIn(0, 1, 3);
        return ran;
    }

    private void everyForm(List<String> words) {
        Ran pipe = ran(words);
        harmless(pipe.command() + " in a pipe", pipe.out() + pipe.err());
        if (!words.get(0).matches("logs|review|show|hook|watch|check|status|diff|compare|stats")) {
            sameCells(words, pipe.out());
        }
        Ran json = ran(with(words, "--json"));
        harmless(words + " --json", json.out() + json.err());
        parsed(json);
        Ran plain = seen(words, Map.of("COLUMNS", "80", "NO_COLOR", "1"));
        harmless(words + " on a terminal", plain.out());
        Ran colour = seen(words, Map.of("COLUMNS", "80", "CLICOLOR_FORCE", "1"));
        harmless(words + " in colour", colour.out().replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    private static void parsed(Ran ran) {
        try {
            Json.parse(ran.out());
        } catch (MalformedJson broken) {
            throw new AssertionError(ran.command() + ": " + broken.getMessage() + "\n" + ran, broken);
        }
    }

    /** For readers that know tabs alone, as cut, and for those that take quotes for more, as spreadsheets and pandas do. */
    private static void sameCells(List<String> words, String text) {
        List<List<String>> rows =
                text.lines().map(line -> List.of(line.split("\t", -1))).toList();
        int cells = rows.isEmpty() ? 0 : rows.get(0).size();
        assertThat(rows).as(words.toString()).allSatisfy(row -> assertThat(row).hasSize(cells));
        assertThat(CsvText.read(text, '\t')).as(words.toString()).isEqualTo(rows);
    }

    private static void harmless(String what, String text) {
        List<String> bad = text.codePoints()
                .filter(c -> c != '\n' && c != '\t' && !harmless(c))
                .mapToObj(c -> String.format("U+%04X", c))
                .distinct()
                .toList();
        assertThat(bad).as(what).isEmpty();
    }

    /** By the properties of Unicode, not by the code under test. */
    private static boolean harmless(int c) {
        return c == 0x200C
                || c == 0x200D
                || !List.of(
                                (int) Character.CONTROL,
                                (int) Character.FORMAT,
                                (int) Character.SURROGATE,
                                (int) Character.LINE_SEPARATOR,
                                (int) Character.PARAGRAPH_SEPARATOR)
                        .contains(Character.getType(c));
    }

    @Test
    void no_view_of_all_experiments_lets_a_text_be_more_than_text() {
        ALL.forEach(view -> everyForm(words(view, 0)));
        Ran log = ran(List.of("log"));
        assertThat(log.lines()).as(log.err()).hasSizeGreaterThan(250 / STEP);
    }

    @Test
    void no_view_of_one_experiment_lets_a_text_be_more_than_text() {
        for (int i = 0; i < PACKED; i++) {
            for (String view : ONE) {
                everyForm(words(view, i));
            }
        }
        assertThat(repo.path("hacked")).doesNotExist();
    }

    @Test
    void every_form_of_a_pipeline_and_a_table_stays_whole() {
        for (String form : FORMS) {
            Ran ran = ran(words(form, 0));
            harmless(form, ran.out() + ran.err());
            assertThat(ran.out()).as(form).isNotBlank();
        }
        for (String format : List.of("sarif", "gitlab")) {
            parsed(ran(List.of("check", "packed-full-0", "--format", format)));
        }
        for (int i = 0; i < PACKED; i++) {
            CheckFormats.hold(repo, "packed-full-" + i);
        }
        List<String> rows = ran(List.of("ls", "--md")).lines();
        assertThat(rows).allSatisfy(row -> assertThat(bars(row)).as(row).isEqualTo(bars(rows.get(0))));
    }

    /** Bars that Markdown takes as such: not those with a backslash before them. */
    private static long bars(String row) {
        return row.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count();
    }

    @Test
    void comma_separated_values_read_back_are_the_texts_of_the_data() {
        List<String> columns = List.of("name", "hypothesis", "change", "decision");
        List<List<String>> csv = CsvText.read(ran(List.of("ls", "--columns", String.join(",", columns), "--csv"))
                .out());
        List<String> tsv =
                ran(List.of("ls", "--columns", String.join(",", columns))).lines();
        assertThat(csv).hasSameSizeAs(tsv);
        for (int i = 0; i < csv.size(); i++) {
            List<String> cells = csv.get(i).stream()
                    .map(cell -> cell.replace("\n", "\\n"))
                    .map(cell -> cell.matches("(?s)'[=+@\\t-].*") ? cell.substring(1) : cell)
                    .toList();
            assertThat(cells)
                    .isEqualTo(Stream.of(tsv.get(i).split("\t", -1))
                            .map(cell -> cell.startsWith("\\\"") ? cell.substring(1) : cell)
                            .map(cell -> cell.replace("\\\\", "\\"))
                            .toList());
        }
    }

    @Test
    void what_is_wide_or_combined_breaks_no_column() {
        Function<String, List<String>> view =
                columns -> seen(List.of("ls", "--columns", columns, "--no-color"), Map.of("COLUMNS", "100"))
                        .lines();
        List<String> table = view.apply("hypothesis,mean,n");
        assertThat(table).allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(100));
        int end = Width.of(table.get(0));
        assertThat(table.stream().filter(line -> line.matches(".*0\\.\\d+ +2$")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Width.of(line)).as(line).isEqualTo(end));
        for (String log : List.of("log", "log --oneline", "status")) {
            List<String> lines = seen(with(List.of(log.split(" ")), "--no-color"), Map.of("COLUMNS", "80"))
                    .lines();
            assertThat(lines)
                    .as(log)
                    .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(80));
        }
    }
}
