package dev.paribus.check;

import static dev.paribus.check.Plans.changed;
import static dev.paribus.check.Plans.collected;
import static dev.paribus.check.Plans.files;
import static dev.paribus.check.Plans.ran;
import static dev.paribus.check.Plans.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule passes on a good record and fails on one that is spoilt in just this way; every code has its page. */
class RulesTest {
    private static List<String> codes(Facts facts) {
        return Rules.check(facts).stream().map(Problem::code).toList();
    }

    /** Facts that are spoilt so that exactly this code is found. */
    private static Map<String, Consumer<Plans>> spoilt() {
        var out = new LinkedHashMap<String, Consumer<Plans>>();
        out.put("name-and-branch", p -> p.branch = "exp/amber-heron");
        out.put("name-telling", p -> {
            p.name = "amber-v2";
            p.branch = "exp/amber-v2";
        });
        out.put("name-reserved", p -> {
            p.name = "aux";
            p.branch = "exp/aux";
        });
        out.put("name-denied", p -> p.care = new Project.Care(1, List.of(), List.of("otter")));
        out.put(
                "file-too-large",
                p -> p.content =
                        new Content(List.of(new Content.Large("model.bin", 20_000_000, null)), List.of(), List.of()));
        out.put(
                "secret",
                p -> p.content = new Content(
                        List.of(),
                        List.of(new Content.Secret("a key", "ab...", Location.at("a.py", 1, 1), "x = ab...")),
                        List.of()));
        out.put("terminal-text", p -> p.hypothesis = "Halving raises val_f1 because \u001b[2J it oscillates.");
        out.put("parent-missing", p -> p.parent = null);
        out.put(
                "parent-unknown",
                p -> p.parentFacts = new Facts.Parent(
                        Facts.Parent.Known.MISSING,
                        new ExperimentName("slate-heron"),
                        List.of(),
                        List.of("slate-heron")));
        out.put("base-other", p -> p.parent = "mossy-harbor");
        out.put("hypothesis-missing", p -> p.hypothesis = null);
        out.put("hypothesis-question", p -> p.hypothesis = "Does a rate of half raise val_f1 because it oscillates?");
        out.put("hypothesis-because", p -> p.hypothesis = "Halving the rate raises val_f1.");
        out.put("hypothesis-aim", p -> p.hypothesis = "Halving the rate is right because the loss oscillates.");
        out.put("known-missing", p -> {
            p.kind = ChangeKind.APPROACH;
            p.params = List.of();
            p.code = files("M train.py");
            p.known = List.of(" ");
        });
        out.put("paper-unfounded", p -> p.more = Map.of("motive", "paper", "transfer", "the same kind of table"));
        out.put("criteria-missing", p -> p.success = List.of());
        out.put("criterion-equal", p -> p.success = List.of(Plans.fromParent("val_f1", "0")));
        out.put("no-seeds", p -> p.seeds = List.of());
        out.put("pairing-impossible", p -> p.seeds = List.of(1, 2, 9));
        out.put("no-change", p -> p.params = List.of());
        out.put("two-changes", p -> p.params.add(changed("epochs", "20", "30", 14)));
        out.put("change-undeclared", p -> {
            p.kind = ChangeKind.MODEL;
            p.code = files("M train.py");
        });
        out.put("change-mismatch", p -> p.what = "epochs");
        out.put("replication-of", p -> repeat(p, null));
        out.put("replication-differs", p -> {
            repeat(p, "cedar-lantern");
            p.baseSuccess = List.of(Plans.fromParent("val_f1", "0.009"));
        });
        out.put("replication-seeds", p -> {
            repeat(p, "cedar-lantern");
            p.baseSeeds = List.of(5, 6);
        });
        out.put("combination-parts", p -> p.combines = List.of("cedar-lantern", "mossy-harbor"));
        out.put("combination-conflict", p -> {
            p.kind = ChangeKind.COMBINATION;
            p.what = "";
            p.combines = List.of("cedar-lantern", "mossy-harbor");
            p.combination = new Facts.Combination(List.of(), List.of("'lr' is changed by both"), Facts.Changes.NONE);
        });
        out.put("with-unused", p -> {
            p.kind = ChangeKind.MODEL;
            p.code = files("M train.py");
            p.with = List.of("optimizer", "requirements.txt");
        });
        out.put("seed-is-no-change", p -> {
            p.what = "train.seed";
            p.params = List.of(changed("train.seed", "1", "137", 12));
        });
        out.put("protected-path", p -> p.yardstick = files("M eval/score.py"));
        out.put("no-notebooks", p -> p.projectCommand = List.of("jupyter", "execute", "train.ipynb"));
        out.put(
                "record-frozen",
                p -> p.freeze = new Facts.Freeze("c".repeat(40), "name: a\nepochs: 1\n", "name: a\nepochs: 2\n"));
        out.put(
                "results-other-experiment",
                p -> p.results = results("slate-heron", ran("r", "1:a", ""), ran("r", "1:a", "")));
        out.put(
                "results-other-record",
                p -> p.results = results("amber-otter", ran("r", "1:a", ""), ran("s", "1:a", "")));
        out.put("results-moved", p -> p.results = results("amber-otter", ran("r", "1:a", ""), ran("r", "1:b", "")));
        out.put("smoke-numbers", p -> {
            var smoke = new dev.paribus.model.Ran("c".repeat(40), "r", "rules", "1:a", "", "", "smoke");
            p.results = results("amber-otter", smoke, ran("r", "1:a", ""));
        });
        out.put("change-not-wired", p -> {
            p.results = results("amber-otter", ran("r", "1:a", ""), ran("r", "1:a", ""));
            p.earlier = new Earlier(results("slate-heron", ran("r", "1:b", ""), ran("r", "1:b", ""))
                    .summary());
        });
        out.put("collected-unknown", p -> p.results = collected(null));
        out.put("run-elsewhere", p -> p.results = collected("c".repeat(40)));
        out.put("collected-void", p -> {
            p.results = collected("c".repeat(40));
            p.policy.put("collected", "void");
        });
        out.put("repeats-earlier", p -> p.earlier = new Earlier(null, List.of(RepeatsRuleTest.TWIN)));
        out.put("labelled", p -> p.more = Map.of("block", "optimizer"));
        SpoiltHistories.into(out);
        return out;
    }

    @Test
    void a_good_record_has_no_findings() {
        assertThat(Rules.check(Plans.but(Histories.but(h -> {})))).isEmpty();
        assertThat(Rules.check(Plans.good())).isEmpty();
    }

    @Test
    void a_seed_that_stands_twice_in_one_text_is_held_against_itself() {
        Consumer<Plans> forged = Histories.but(h -> {
            SeedResult one = h.summary.seeds().get(0);
            var other = new AttemptSummary(
                    "another", AttemptEnd.OK, Instant.EPOCH, 1, null, 0, null, "standard output", 1, null);
            var seeds = new ArrayList<>(h.summary.seeds());
            seeds.add(new SeedResult(one.seed(), one.values(), List.of(other), one.ran()));
            h.summary = h.seeds(seeds);
            h.line.add(Histories.step('f', Histories.RECORD, h.summary, List.of("results/summary.yaml"), List.of()));
        });
        assertThat(Rules.check(Plans.but(forged))).extracting(Problem::code).contains("results-rewritten");
    }

    @Test
    void a_merge_that_brings_code_is_found_before_there_are_results() {
        Consumer<Plans> idea = p -> {
            p.kind = ChangeKind.MODEL;
            p.params = List.of();
            p.code = files("M train.py", "M eval.py");
        };
        Consumer<Plans> merged =
                idea.andThen(Histories.but(h -> h.merge(1, "eval.py"))).andThen(p -> p.results = null);
        assertThat(Rules.check(Plans.but(merged))).extracting(Problem::code).containsExactly("merged-change");
        Consumer<Plans> documents = idea.andThen(Histories.but(h -> h.merge(1))).andThen(p -> p.results = null);
        assertThat(Rules.check(Plans.but(documents))).isEmpty();
    }

    /** A confirmation of {@code of}, which it grew from, against another parent; of nothing: it grew from its parent. */
    private static void repeat(Plans p, String of) {
        p.kind = ChangeKind.REPLICATION;
        p.what = "";
        p.params = List.of();
        p.of = of;
        if (of != null) {
            p.parentFacts = new Facts.Parent(Facts.Parent.Known.FOUND, new ExperimentName(of), List.of(), List.of());
        }
    }

    @TestFactory
    Stream<DynamicTest> every_rule_can_fail() {
        return spoilt().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    List<Problem> found = Rules.check(Plans.but(one.getValue()));
                    assertThat(found).extracting(Problem::code).containsExactly(one.getKey());
                    assertThat(found).allSatisfy(problem -> {
                        assertThat(problem.hint() != null || problem.severity() == Severity.NOTE)
                                .isTrue();
                        assertThat(problem.message()).doesNotEndWith(".");
                    });
                }));
    }

    @Test
    void the_table_has_every_code() {
        assertThat(spoilt().keySet()).containsExactlyInAnyOrderElementsOf(Rules.codes());
    }

    @TestFactory
    Stream<DynamicTest> every_code_has_a_page() {
        var codes = new ArrayList<>(Rules.codes());
        codes.add("name-form");
        return codes.stream()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    String page = page(code);
                    assertThat(page).startsWith("# " + code + ": ").contains("## Why", "## What to do");
                    assertThat(page.lines().count()).isLessThanOrEqualTo(25);
                }));
    }

    private static String page(String code) throws IOException {
        try (InputStream in = Rules.class.getResourceAsStream("/dev/paribus/checks/" + code + ".md")) {
            assertThat(in).as("src/docs/checks/" + code + ".md").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @TestFactory
    Stream<DynamicTest> the_policy_weighs_every_code() {
        return spoilt().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    assertThat(Rules.check(Plans.but(one.getValue().andThen(p -> p.policy.put(one.getKey(), "off")))))
                            .isEmpty();
                    assertThat(Rules.check(Plans.but(one.getValue().andThen(p -> p.policy.put(one.getKey(), "warn")))))
                            .extracting(Problem::severity)
                            .containsExactly(Severity.WARNING);
                    assertThat(Rules.check(Plans.but(one.getValue().andThen(p -> p.policy.put(one.getKey(), "error")))))
                            .extracting(Problem::severity)
                            .containsExactly(Severity.ERROR);
                }));
    }

    @Test
    void reading_problems_come_first_and_an_unreadable_record_is_judged_no_further() {
        Problem broken = Problem.error("duplicate-key", "twice");
        var facts = Plans.but(p -> {
            p.readable = false;
            p.readingProblems = List.of(broken);
            p.hypothesis = null;
            p.policy.put("duplicate-key", "off");
        });
        assertThat(Rules.check(facts)).containsExactly(broken);
        var warned = Plans.but(p -> {
            p.readingProblems = List.of(Problem.warning("ambiguous-scalar", "1e-3"));
            p.hypothesis = null;
        });
        assertThat(codes(warned)).containsExactly("ambiguous-scalar", "hypothesis-missing");
        assertThat(codes(Plans.but(p -> {
                    p.readingProblems = List.of(Problem.warning("ambiguous-scalar", "1e-3"));
                    p.policy.put("ambiguous-scalar", "off");
                })))
                .isEmpty();
    }

    @Test
    void all_findings_come_at_once() {
        var facts = Plans.but(p -> {
            p.hypothesis = "What happens?";
            p.success = List.of();
            p.params = List.of();
            p.branch = "exp/Amber-Otter";
        });
        assertThat(codes(facts))
                .containsExactly(
                        "name-and-branch",
                        "hypothesis-question",
                        "hypothesis-because",
                        "hypothesis-aim",
                        "criteria-missing",
                        "no-change");
        assertThat(Rules.check(facts).get(0).message()).endsWith("differ in letter case");
    }

    @Test
    void reasons_and_directions_are_found_in_other_words() {
        for (String text : List.of(
                "Since the loss oscillates, half the rate lowers the error and val f1 improves",
                "VAL_F1 rises due to less overfitting",
                "Dropout keeps val_f1 because it only speeds up training",
                "When the rate is halved, val_f1 is higher because the loss oscillates.")) {
            assertThat(codes(Plans.but(p -> p.hypothesis = text))).as(text).isEmpty();
        }
    }

    @Test
    void grounds_are_asked_for_until_there_are_results() {
        Consumer<Plans> groundless = spoilt().get("known-missing").andThen(p -> p.more = Map.of("motive", "paper"));
        assertThat(codes(Plans.but(groundless))).containsExactly("known-missing", "paper-unfounded");
        assertThat(Rules.check(Plans.but(groundless)).get(1).message()).contains("transfer", "beats", "cost");
        assertThat(codes(Plans.but(groundless.andThen(p -> p.exploratory = true))))
                .containsExactly("labelled");
        assertThat(codes(Plans.but(groundless.andThen(
                        p -> p.results = results("amber-otter", ran("r", "1:a", ""), ran("r", "1:a", ""))))))
                .doesNotContain("known-missing", "paper-unfounded");
    }

    @Test
    void nothing_is_asked_of_what_claims_nothing() {
        assertThat(codes(Plans.but(p -> {
                    p.exploratory = true;
                    p.hypothesis = null;
                    p.success = List.of();
                })))
                .containsExactly("labelled");
        assertThat(codes(Plans.but(p -> {
                    p.kind = ChangeKind.BASELINE;
                    p.parent = null;
                    p.hypothesis = null;
                    p.success = List.of();
                    p.yardstick = files("M paribus.yaml");
                    p.code = files("M train.py", "A model.py");
                })))
                .isEmpty();
    }

    @Test
    void a_branch_that_is_no_experiments_does_not_have_to_bear_the_name() {
        assertThat(codes(Plans.but(p -> p.branch = "main"))).isEmpty();
        assertThat(codes(Plans.but(p -> p.branch = null))).isEmpty();
    }

    @Test
    void notebooks_are_found_in_command_and_code_but_may_be_taken_away() {
        Consumer<Plans> code = p -> {
            p.kind = ChangeKind.FEATURE;
            p.params = List.of();
        };
        assertThat(codes(Plans.but(code.andThen(p -> p.code = files("M train.py", "A explore.ipynb")))))
                .containsExactly("no-notebooks");
        assertThat(codes(Plans.but(code.andThen(p -> p.code = files("M train.py", "D explore.ipynb")))))
                .isEmpty();
        assertThat(codes(Plans.but(p -> p.projectCommand = List.of("papermill train.ipynb out.ipynb"))))
                .containsExactly("no-notebooks");
    }

    @Test
    void the_parents_seeds_matter_only_to_pairs() {
        assertThat(codes(Plans.but(p -> {
                    p.seeds = List.of(1, 2, 9);
                    p.pairing = Pairing.INDEPENDENT;
                })))
                .isEmpty();
    }
}
