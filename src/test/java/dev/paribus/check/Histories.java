package dev.paribus.check;

import static dev.paribus.check.Plans.ran;
import static dev.paribus.check.Plans.results;

import dev.paribus.check.History.Compared;
import dev.paribus.check.History.RanAt;
import dev.paribus.check.History.Step;
import dev.paribus.model.Amendment;
import dev.paribus.model.Ran;
import dev.paribus.model.Review;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A line of commits on which everything is in order: registration, code, result, decision; to be spoilt by a test. */
final class Histories {
    static final String RECORD = """
            name: amber-otter
            parent: slate-heron
            hypothesis: it rises because it must
            change: {kind: hyperparameter, what: optimizer.lr}
            success:
              - val_f1 >= parent + 0.005
            seeds: [1, 2, 3, 4, 5]
            params: {epochs: 20}
            """;
    static final String RAN = "c".repeat(40);
    static final Ran WHAT = ran("r", "1:a", "");

    final List<Step> line = new ArrayList<>();
    boolean cut;
    boolean before;
    String now = RECORD;
    List<Amendment> amendments = List.of();
    final Map<String, RanAt> ran = new LinkedHashMap<>(Map.of(RAN, new RanAt(true, true, "amber-otter", List.of())));
    String proof;
    List<Compared> wrong = List.of();
    List<String> unknown = List.of();
    List<Compared> trailers = List.of();
    List<String> alike = List.of();
    String owner;
    List<Appended> appended = List.of();
    Set<String> authors = Set.of();
    Summary summary = results("amber-otter", WHAT, WHAT).summary();

    private Histories() {
        line.add(step('a', RECORD, null, List.of(), List.of("experiment.yaml")));
        line.add(step('c', RECORD, null, List.of(), List.of("train.py")));
        line.add(step('d', RECORD, summary, List.of("results/summary.yaml"), List.of()));
        line.add(step('e', RECORD, summary, List.of("results/decision.yaml"), List.of()));
    }

    static Step step(char id, String record, Summary summary, List<String> results, List<String> others) {
        String blob = record.equals(RECORD) ? "r" : "s";
        return new Step(String.valueOf(id).repeat(40), false, record, blob, summary, List.of(), results, others);
    }

    /** Facts of a measured experiment whose history is spoilt. */
    static Consumer<Plans> but(Consumer<Histories> change) {
        return plan -> {
            var history = new Histories();
            change.accept(history);
            plan.results = new Facts.Results("results/summary.yaml", history.summary, WHAT);
            plan.history = history.history();
        };
    }

    /** Gives a commit of the line another record. */
    void edit(int at, String from, String to) {
        Step step = line.get(at);
        line.set(
                at,
                new Step(
                        step.commit(),
                        step.merge(),
                        RECORD.replace(from, to),
                        "s",
                        step.summary(),
                        step.amendments(),
                        step.results(),
                        step.others()));
    }

    /** Makes a commit of the line a merge that brings files. */
    void merge(int at, String... files) {
        Step step = line.get(at);
        line.set(
                at,
                new Step(
                        step.commit(),
                        true,
                        step.record(),
                        step.blob(),
                        step.summary(),
                        step.amendments(),
                        List.of(),
                        List.of(files)));
    }

    /** Adds seed 6 by an amendment that stands from one commit of the line on. */
    void amendedFrom(int at) {
        amendments = List.of(new Amendment(2, List.of(6), "too few"));
        summary = with(6);
        for (int i = at; i < line.size(); i++) {
            Step step = line.get(i);
            line.set(
                    i,
                    new Step(
                            step.commit(),
                            false,
                            step.record(),
                            step.blob(),
                            step.summary(),
                            amendments,
                            step.results(),
                            step.others()));
        }
        line.add(new Step(
                "f".repeat(40), false, RECORD, "r", summary, amendments, List.of("results/summary.yaml"), List.of()));
    }

    Summary with(int seed) {
        var seeds = new ArrayList<>(summary.seeds());
        SeedResult one = seeds.get(0);
        seeds.add(new SeedResult(seed, one.values(), one.attempts(), one.ran()));
        return seeds(seeds);
    }

    Summary seeds(List<SeedResult> seeds) {
        return new Summary(
                summary.name(),
                summary.state(),
                summary.verdict(),
                summary.reason(),
                summary.metrics(),
                summary.looks(),
                null,
                seeds,
                List.of());
    }

    /** A file of reviews that has one of {@code by}, committed by {@code author}. */
    void reviewed(String by, String author) {
        var review = new Review(Review.Opinion.ACCEPTED, "it holds", by, false, null, 1);
        String text = "- {opinion: accepted}\n";
        appended = List.of(new Appended(
                "results/review.yaml",
                List.of(
                        new Appended.Version("9".repeat(40), true, author, text, List.of(review)),
                        new Appended.Version(null, false, "", text, List.of())),
                List.of()));
    }

    private History history() {
        return new History(
                line,
                cut,
                before,
                now,
                amendments,
                ran,
                proof,
                new History.Computed(wrong, unknown),
                trailers,
                alike,
                owner,
                appended,
                authors);
    }
}
