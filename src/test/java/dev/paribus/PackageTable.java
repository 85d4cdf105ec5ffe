package dev.paribus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one package table, bottom-up: a row may use only rows above it that it names. A new package needs a row here and in
 * {@code src/docs/architecture.md}, so that adding one is a visible decision.
 */
final class PackageTable {
    static final String ROOT = "dev.paribus";

    /**
     * @param floor the floor that the package stands on
     * @param mayUse packages of rows above
     * @param libraries root packages of the outside libraries that stay in here
     */
    record Row(String floor, Set<String> mayUse, Set<String> libraries) {}

    static final Map<String, Row> ROWS = rows();

    private PackageTable() {}

    private static Map<String, Row> rows() {
        var table = new Builder();
        table.row("base", "problem").uses();
        table.row("base", "text").uses("problem");
        table.row("base", "json").uses("problem").library("com.google.gson");
        table.row("base", "toml").uses("problem").library("com.fasterxml.jackson");
        table.row("base", "host").uses("problem");
        table.row("base", "secret").uses().library("com.google.re2j");

        table.row("domain", "param").uses("problem", "text");
        table.row("domain", "query").uses("problem");
        table.row("domain", "model").uses("problem", "text", "param");
        table.row("domain", "diff").uses("problem", "param").library("com.github.difflib");
        table.row("domain", "evidence")
                .uses("problem", "model")
                .library("org.apache.commons.statistics", "org.apache.commons.numbers", "org.hipparchus");
        table.row("domain", "naming").uses("problem", "model");
        table.row("domain", "learning").uses("text", "model");
        table.row("domain", "check").uses("problem", "text", "@domain");

        table.row("storage", "format")
                .uses("problem", "text", "json", "toml", "param", "model")
                .library("org.yaml");
        table.row("storage", "git").uses("problem", "host").library("org.eclipse.jgit");
        table.row("storage", "store").uses("problem", "text", "param", "model", "format", "git", "host");

        table.row("execution", "exchange").uses("problem", "text", "param", "model", "json", "format");
        table.row("execution", "run").uses("problem", "text", "param", "model", "json", "host", "secret", "exchange");

        steps(table);
        table.row("action", "verb").uses("@all");

        table.row("view", "render").uses("@base", "@domain", "@action");
        table.row("view", "report").uses("@base", "@domain", "@action");
        table.row("view", "screen").uses("problem", "text").library("org.jline");
        table.row("view", "terminal").uses("problem", "text", "model", "host");

        table.row("entry", "cli").uses("@base", "@domain", "@action", "@view").library("picocli");
        table.row("entry", "hook").uses("@base", "@domain", "@storage", "@action", "render", "terminal");

        // lib/formats.jar: last, so that no other package may name a class of it.
        table.row("second jar", "foreign")
                .uses("exchange")
                .library("org.apache.commons.csv", "org.sqlite", "com.google.protobuf");
        return table.rows;
    }

    /** The packages of {@code workflow}: each may use all floors below, and of its own what is named. */
    private static void steps(Builder table) {
        table.step("session");
        table.step("change", "session");
        table.step("judging", "change", "session");
        table.step("backlog", "change", "session");
        table.step("facts", "backlog", "change", "judging", "session");
        table.step("adoption", "facts", "change", "session");
        table.step("leftovers", "session");
        table.step("conclusion", "leftovers", "change", "judging", "session");
        table.step("launch", "conclusion", "leftovers", "adoption", "facts", "judging", "change", "session");
        table.step("registration", "launch", "facts", "backlog", "judging", "change", "session");
        table.step("planning", "registration", "judging", "change", "session");
        table.step("doctor", "conclusion", "leftovers", "facts", "session");
        table.step("setup", "session");
        table.step("history", "facts", "backlog", "judging", "change", "session");
    }

    /** Gathers rows; {@code @floor} means all rows of that floor that stand above, {@code @below} all of floors below,
     * {@code @all} every row above. */
    private static final class Builder {
        private final Map<String, Row> rows = new LinkedHashMap<>();
        private String floor = "";
        private String name = "";

        Builder row(String newFloor, String newName) {
            floor = newFloor;
            name = newName;
            return this;
        }

        void step(String step, String... steps) {
            row("action", "workflow." + step);
            uses(Stream.concat(Stream.of("@below"), Stream.of(steps).map(each -> "workflow." + each))
                    .toArray(String[]::new));
        }

        Builder uses(String... names) {
            var allowed = new ArrayList<String>();
            for (String each : names) {
                List<String> found = expand(each).toList();
                if (found.isEmpty()) {
                    throw new AssertionError(name + " may not use " + each + ": no such row above it");
                }
                allowed.addAll(found);
            }
            rows.put(name, new Row(floor, Set.copyOf(allowed), Set.of()));
            return this;
        }

        private Stream<String> expand(String word) {
            return rows.entrySet().stream()
                    .filter(row -> word.equals("@all")
                            || word.equals("@below") && !row.getValue().floor().equals(floor)
                            || word.equals("@" + row.getValue().floor())
                            || word.equals(row.getKey()))
                    .map(Map.Entry::getKey);
        }

        void library(String... roots) {
            rows.computeIfPresent(name, (key, row) -> new Row(row.floor(), row.mayUse(), Set.of(roots)));
        }
    }
}
