package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.text.Ages;
import dev.paribus.text.Numbers;
import dev.paribus.workflow.history.Standings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment has under a name: one of its own facts ({@code name}, {@code verdict}), a metric's mean by the metric's name,
 * {@code METRIC.sd} and the like, else a parameter by its path. A parameter that is called like a fact is {@code params.PATH}.
 *
 * @param name as it was asked for
 * @param source where it comes from
 */
public record Column(String name, Source source) {
    /** The prefix that always means a parameter. */
    static final String PARAMS = "params.";

    /** Where the text of a column comes from. */
    public enum Source {
        FACT,
        METRIC,
        PARAMETER
    }

    /** What every experiment has; the words are those of {@code log --json}. */
    enum Fact {
        NAME,
        STANDING,
        STATE,
        VERDICT,
        METRIC,
        MEAN,
        SD,
        N,
        DIFFERENCE,
        P,
        K,
        CHANGE,
        KIND,
        PARENT,
        HYPOTHESIS,
        LABELS,
        DECISION,
        TIME,
        TOOK,
        COMMIT,
        REF;

        private static final Map<String, Fact> BY_WORD =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(Fact::word, Function.identity()));

        private final String word = name().toLowerCase(Locale.ROOT);

        String word() {
            return word;
        }

        static Optional<Fact> of(String word) {
            return Optional.ofNullable(BY_WORD.get(word));
        }
    }

    private static final Set<Fact> NUMBERS = EnumSet.of(Fact.MEAN, Fact.SD, Fact.N, Fact.DIFFERENCE, Fact.P, Fact.K);

    /** What a column's text is read from. */
    record Subject(Entry entry, Standings standings, Map<String, String> parameters) {}

    /** The column of a name; {@code metrics} are those that the project declares. */
    static Column of(String name, List<String> metrics) {
        if (Fact.of(name).isPresent()) {
            return new Column(name, Source.FACT);
        }
        return new Column(name, part(name, metrics).isPresent() ? Source.METRIC : Source.PARAMETER);
    }

    /** A metric and what of it. */
    private record Part(String metric, String what) {}

    private static Optional<Part> part(String name, List<String> metrics) {
        if (metrics.contains(name)) {
            return Optional.of(new Part(name, "mean"));
        }
        int dot = name.lastIndexOf('.');
        String what = name.substring(dot + 1);
        return dot > 0
                        && metrics.contains(name.substring(0, dot))
                        && List.of("mean", "sd", "n", "difference", "p", "k").contains(what)
                ? Optional.of(new Part(name.substring(0, dot), what))
                : Optional.empty();
    }

    /** The path of a parameter. */
    String path() {
        return name.startsWith(PARAMS) ? name.substring(PARAMS.length()) : name;
    }

    /** True for a name whose texts are numbers, as far as they look like some; all else that is no parameter is text. */
    public static boolean counts(String name) {
        return Fact.of(name).map(NUMBERS::contains).orElse(true);
    }

    /** Its texts of one experiment: none where it is not known, several for labels. */
    List<String> texts(Subject of, List<String> metrics) {
        return switch (source) {
            case FACT -> fact(Fact.of(name).orElseThrow(), of);
            case METRIC -> {
                Part part = part(name, metrics).orElseThrow();
                yield of.entry().metrics().stream()
                        .filter(metric -> metric.name().equals(part.metric()))
                        .findFirst()
                        .map(metric -> metric(metric, part.what()))
                        .orElse(List.of());
            }
            case PARAMETER -> one(of.parameters().get(path()));
        };
    }

    private static List<String> fact(Fact fact, Subject of) {
        Entry entry = of.entry();
        MetricLine primary = entry.metrics().isEmpty() ? null : entry.metrics().get(0);
        return switch (fact) {
            case NAME -> one(entry.name().text());
            case STANDING -> one(of.standings().word(entry));
            case STATE -> one(entry.state().word());
            case VERDICT ->
                entry.verdict() == null ? List.of() : one(entry.verdict().word());
            case METRIC -> primary == null ? List.of() : one(primary.name());
            case MEAN, SD, N, DIFFERENCE, P, K -> primary == null ? List.of() : metric(primary, fact.word());
            case CHANGE -> one(entry.change());
            case KIND -> entry.kind() == null ? List.of() : one(entry.kind().word());
            case PARENT ->
                entry.parent() == null ? List.of() : one(entry.parent().text());
            case HYPOTHESIS -> one(entry.hypothesis());
            case LABELS -> entry.labels();
            case DECISION -> one(entry.decision());
            case TIME -> one(Ages.iso(entry.time()));
            case TOOK -> one(entry.took());
            case COMMIT -> one(entry.commit());
            case REF -> one(entry.ref());
        };
    }

    private static List<String> metric(MetricLine metric, String what) {
        return switch (what) {
            case "mean" -> one(metric.mean());
            case "sd" -> one(metric.sd());
            case "n" -> one(String.valueOf(metric.n()));
            case "difference" -> one(metric.delta());
            case "p" -> metric.p() == null ? List.of() : one(Numbers.counted(metric.p()));
            default -> metric.k() == null ? List.of() : one(metric.k().toString());
        };
    }

    private static List<String> one(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text);
    }
}
