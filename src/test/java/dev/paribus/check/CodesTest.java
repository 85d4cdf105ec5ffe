package dev.paribus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.paribus.workflow.facts.RulePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code that a finding may have has a page, every page a code, and the table of all of them says what they weigh. With
 * {@code -Dparibus.update=true} the table is written anew and the run fails, so that nobody leaves it on.
 */
class CodesTest {
    private static final Path PAGES = Path.of("src/docs/checks");
    private static final Path TABLE = PAGES.resolve("README.md");
    private static final Path MAIN = Path.of("src/main/java/dev/paribus");
    private static final List<String> PACKAGES = List.of("check", "format", "diff", "evidence", "exchange", "naming");
    private static final Pattern REPORTED = Pattern.compile(
            "\\b(error|warning|note|refuse|attempt|environment)\\(\\s*(?:Problem\\.\\w+\\(\\s*)?\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"\\s*,");
    private static final Pattern CAUSE = Pattern.compile("(?m)^ {4}([A-Z][A-Z_]+)[,;]");

    private static final String HEAD = """
            # The codes of what `paribus check` finds

            What stands in `[brackets]` behind a message. Each has a page here, which `paribus explain CODE` prints, and weighs what the table
            says unless `policy: {CODE: error|warn|off}` in `paribus.yaml` (the trunk's copy counts) says otherwise. An error makes the answer
            "no" (exit 1), a warning and a note do not. What makes a file unreadable stays an error. *verdict*: the cause of a verdict, recorded
            in `results/summary.yaml`, which the numbers did not decide alone; a policy does not change it.

            Project policies that are no rules, under the same key: `keep`, `one-seed`, `champion`, `logs`, `collected`, `environment-drift` (see `templates/project/paribus.yaml`).

            | code | weighs | finds |
            |---|---|---|
            """;

    @Test
    void every_code_that_is_reported_has_a_page_and_every_page_a_code() throws IOException {
        var reported = new TreeSet<>(causes());
        for (String each : PACKAGES) {
            reported.addAll(codes(MAIN.resolve(each)).keySet());
        }
        assertThat(reported).hasSizeGreaterThan(60);
        assertThat(pages()).containsAll(reported);
        var known = new TreeSet<>(reported);
        known.addAll(codes(MAIN).keySet());
        known.addAll(Rules.codes());
        known.add("ambiguous-scalar");
        assertThat(known).containsAll(pages());
    }

    @Test
    void every_page_says_what_why_and_what_to_do() throws IOException {
        for (String code : pages()) {
            String page = Files.readString(PAGES.resolve(code + ".md"));
            assertThat(page).startsWith("# " + code + ": ").contains("\n## Why\n", "\n## What to do\n");
            assertThat(page.lines().count()).as(code).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void the_table_has_every_page_with_its_weight() throws IOException {
        var table = new StringBuilder(HEAD);
        for (String code : pages()) {
            String title = Files.readAllLines(PAGES.resolve(code + ".md")).get(0);
            table.append("| [%s](%s.md) | %s | %s |%n"
                    .formatted(code, code, String.join(", ", severities(code)), title.substring(code.length() + 4)));
        }
        if (Boolean.getBoolean("paribus.update")) {
            Files.writeString(TABLE, table);
            fail("the table was rewritten: read the difference, then run again without -Dparibus.update=true");
        }
        assertThat(Files.readAllLines(TABLE))
                .containsExactlyElementsOf(table.toString().lines().toList());
    }

    @Test
    void the_program_reads_the_table() throws IOException {
        assertThat(RulePages.all().stream().map(RulePages.Row::code)).containsExactlyElementsOf(pages());
        assertThat(RulePages.page("two-changes"))
                .hasValueSatisfying(page -> assertThat(page).startsWith("# two-changes"));
        assertThat(RulePages.page("../README")).isEmpty();
        assertThat(RulePages.page("no-such-code")).isEmpty();
    }

    private static Set<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            var out = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .forEach(name -> out.add(name.substring(0, name.length() - 3)));
            return out;
        }
    }

    /** The heaviest first. */
    private static List<String> severities(String code) throws IOException {
        var found = new TreeSet<String>();
        for (String each : PACKAGES) {
            found.addAll(codes(MAIN.resolve(each)).getOrDefault(code, Set.of()));
        }
        if (found.isEmpty()) {
            found.addAll(codes(MAIN).getOrDefault(code, Set.of()));
        }
        if (code.equals("ambiguous-scalar")) {
            found.addAll(Set.of("error", "warning"));
        }
        if (found.isEmpty() && causes().contains(code)) {
            found.add("verdict");
        }
        return Stream.of("error", "warning", "note", "verdict")
                .filter(found::contains)
                .toList();
    }

    private static Map<String, Set<String>> codes(Path folder) throws IOException {
        var out = new TreeMap<String, Set<String>>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                Matcher matcher = REPORTED.matcher(Files.readString(file));
                while (matcher.find()) {
                    String how = matcher.group(1);
                    String severity = how.equals("warning") || how.equals("note") ? how : "error";
                    out.computeIfAbsent(matcher.group(2), code -> new TreeSet<>())
                            .add(severity);
                }
            }
        }
        return out;
    }

    private static Set<String> causes() throws IOException {
        var out = new TreeSet<String>();
        Matcher matcher = CAUSE.matcher(Files.readString(MAIN.resolve("evidence/Cause.java")));
        while (matcher.find()) {
            out.add(matcher.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        return out;
    }
}
