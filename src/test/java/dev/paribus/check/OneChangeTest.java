package dev.paribus.check;

import static dev.paribus.check.Plans.changed;
import static dev.paribus.check.Plans.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One thing differs, and it is the declared one; kinds, {@code with}, nuisance, blocks, exceptions. */
class OneChangeTest {
    private static List<String> codes(Consumer<Plans> change) {
        return Rules.check(Plans.but(change)).stream().map(Problem::code).toList();
    }

    private static Problem only(Consumer<Plans> change) {
        List<Problem> found = Rules.check(Plans.but(change));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Consumer<Plans> idea(ChangeKind kind, String... with) {
        return p -> {
            p.kind = kind;
            p.what = "boosting instead of a forest";
            p.with = List.of(with);
            p.code = files("M train.py", "A boosting.py");
            p.params = List.of();
        };
    }

    @Test
    void two_parameters_are_refused_with_both_values_and_all_places() {
        Problem problem = only(p -> p.params.add(changed("epochs", "20", "30", 14)));
        assertThat(problem.message())
                .isEqualTo("2 things differ from slate-heron: optimizer.lr: 0.001 -> 0.0005, epochs: 20 -> 30");
        assertThat(problem.location()).hasToString("experiment.yaml:12:8");
        assertThat(problem.related())
                .extracting(related -> related.message() + " @"
                        + related.location().line() + (related.location().revision() == null ? "" : " in base"))
                .containsExactly(
                        "here: optimizer.lr: 0.001 -> 0.0005 @12", "base: optimizer.lr: 0.001 -> 0.0005 @12 in base",
                        "here: epochs: 20 -> 30 @14", "base: epochs: 20 -> 30 @14 in base");
        assertThat(only(p -> {
                            p.params.add(changed("epochs", "20", "30", 14));
                            p.verbs = Set.of("split");
                        })
                        .hint())
                .isEqualTo(
                        "undo all but one; or git commit --no-verify, and then one experiment of each: paribus split amber-otter");
    }

    @Test
    void a_parameter_and_code_are_two_however_many_files() {
        Problem problem = only(p -> p.code = files("M train.py", "A model.py", "D old.py"));
        assertThat(problem.code()).isEqualTo("two-changes");
        assertThat(problem.message())
                .startsWith("2 things differ")
                .contains("train.py (changed), model.py (added), old.py (removed)");
        assertThat(codes(p -> p.data = files("M data/train.csv"))).containsExactly("two-changes");
        assertThat(codes(p -> p.environment = files("M requirements.txt"))).containsExactly("two-changes");
    }

    @Test
    void nothing_at_all_says_what_was_not_committed() {
        assertThat(only(p -> {
                            p.params = List.of();
                            p.uncommitted = List.of("train.py");
                        })
                        .hint())
                .isEqualTo("commit it: git commit -m \"...\" -- train.py");
        List<Problem> tuned = Rules.check(Plans.but(p -> {
            p.params = List.of(changed("batch", "32", "64", 13));
            p.nuisance = List.of("batch");
        }));
        assertThat(tuned).extracting(Problem::code).containsExactly("no-change", "labelled");
        assertThat(tuned.get(0).message()).startsWith("nothing but batch: 32 -> 64 differs from slate-heron");
    }

    @Test
    void the_observed_change_is_the_declared_one() {
        assertThat(only(p -> p.what = "optimizer.momentum").hint())
                .contains("{kind: hyperparameter, what: optimizer.lr}");
        assertThat(codes(p -> p.kind = ChangeKind.DATA)).containsExactly("change-mismatch");
        assertThat(codes(p -> p.kind = ChangeKind.FEATURE)).containsExactly("change-mismatch");
        assertThat(codes(p -> {
                    p.params = List.of();
                    p.code = files("M train.py");
                }))
                .containsExactly("change-mismatch");
        assertThat(codes(p -> {
                    p.kind = ChangeKind.DATA;
                    p.params = List.of();
                    p.data = files("M a.csv", "M b.csv");
                }))
                .isEmpty();
        assertThat(codes(p -> {
                    p.kind = ChangeKind.ENVIRONMENT;
                    p.params = List.of();
                    p.environment = files("M requirements.txt");
                }))
                .isEmpty();
    }

    @Test
    void a_declared_parameter_may_name_its_file_its_block_or_its_list() {
        Consumer<Plans> filed = p -> p.params = List.of(changed("\"conf/a.yaml:optimizer\".lr", "1", "2", 3));
        assertThat(codes(filed.andThen(p -> p.what = "conf/a.yaml:optimizer.lr")))
                .isEmpty();
        assertThat(codes(p -> p.what = "params.yaml:optimizer.lr")).isEmpty();
        assertThat(codes(p -> p.what = "optimizer")).containsExactly("change-mismatch");
        assertThat(codes(p -> {
                    p.what = "optimizer";
                    p.blocks = List.of("optimizer");
                }))
                .isEmpty();
        assertThat(codes(p -> {
                    p.what = "layers";
                    p.params = List.of(changed("layers[2]", "64", "128", 9));
                }))
                .isEmpty();
        assertThat(codes(p -> {
                    p.what = "layers";
                    p.params = List.of(changed("layers[2].units", "64", "128", 9));
                }))
                .containsExactly("change-mismatch");
    }

    @Test
    void what_changed_by_the_same_act_may_be_declared_by_any_of_its_paths() {
        var shared = new ParamChange(
                ParamPath.parse("a.rate"),
                ParamChange.Kind.CHANGED,
                Plans.scalar("1", 3, true),
                Plans.scalar("2", 3, false),
                List.of(ParamPath.parse("b.rate")));
        assertThat(codes(p -> {
                    p.params = List.of(shared);
                    p.what = "b.rate";
                }))
                .isEmpty();
    }

    @Test
    void an_idea_in_code_declares_what_it_brings_along() {
        assertThat(codes(idea(ChangeKind.APPROACH))).isEmpty();
        Consumer<Plans> boosting = idea(ChangeKind.MODEL, "model", "requirements.txt")
                .andThen(p -> {
                    p.params = List.of(
                            changed("model.name", "forest", "boosting", 9), changed("model.trees", "100", "200", 10));
                    p.environment = files("M requirements.txt");
                });
        assertThat(codes(boosting)).isEmpty();
        Problem bare = only(boosting.andThen(p -> p.with = List.of("model")));
        assertThat(bare.code()).isEqualTo("change-undeclared");
        assertThat(bare.message()).contains("requirements.txt (changed)").doesNotContain("model.name");
        assertThat(bare.hint()).contains("with: [model, requirements.txt]");
        assertThat(codes(boosting.andThen(p -> p.with = List.of("model", "requirements.txt", "epochs"))))
                .containsExactly("with-unused");
        assertThat(codes(boosting.andThen(p -> p.with = List.of("mod", "requirements.txt"))))
                .containsExactly("change-undeclared", "with-unused");
    }

    @Test
    void a_folder_or_a_file_of_a_nested_project_is_covered_by_its_path() {
        assertThat(codes(idea(ChangeKind.MODEL, "deps/")
                        .andThen(p -> p.environment = files("M sub/deps/uv.lock", "M deps/x.lock"))))
                .isEmpty();
        assertThat(codes(idea(ChangeKind.MODEL, "uv.lock").andThen(p -> p.environment = files("M sub/uv.lock"))))
                .isEmpty();
        assertThat(codes(idea(ChangeKind.MODEL, "v.lock").andThen(p -> p.environment = files("M sub/uv.lock"))))
                .containsExactly("change-undeclared", "with-unused");
    }

    @Test
    void an_idea_without_code_is_none() {
        assertThat(codes(idea(ChangeKind.HEURISTIC).andThen(p -> p.code = List.of())))
                .containsExactly("no-change");
        assertThat(codes(idea(ChangeKind.HEURISTIC, "model").andThen(p -> {
                    p.code = List.of();
                    p.params = List.of(changed("model.name", "a", "b", 9));
                })))
                .containsExactly("no-change");
    }

    @Test
    void the_records_own_command_is_code() {
        assertThat(codes(idea(ChangeKind.APPROACH).andThen(p -> {
                    p.code = List.of();
                    p.command = List.of("python3", "other.py");
                })))
                .isEmpty();
        assertThat(only(p -> p.command = List.of("python3", "other.py")).message())
                .contains("command: the project's -> 'python3 other.py'");
    }

    @Test
    void exceptions_are_declared_and_shown() {
        Consumer<Plans> second = p -> p.params.add(changed("epochs", "20", "30", 14));
        assertThat(only(second.andThen(p -> p.nuisance = List.of("epochs"))).message())
                .isEqualTo("tuned again beside the change: epochs: 20 -> 30");
        assertThat(codes(second.andThen(p -> p.projectNuisance = List.of("epochs"))))
                .containsExactly("labelled");
        assertThat(codes(second.andThen(p -> p.design = "factorial"))).containsExactly("labelled");
        assertThat(codes(second.andThen(p -> {
                    p.design = "factorial";
                    p.code = files("M train.py");
                })))
                .containsExactly("two-changes", "labelled");
        assertThat(only(second.andThen(p -> p.override = "both or neither")).message())
                .isEqualTo("override of the one-change rule: 'both or neither'");
        assertThat(codes(p -> {
                    p.params = List.of();
                    p.override = "none";
                }))
                .containsExactly("no-change", "labelled");
    }

    @Test
    void the_declared_parameter_is_no_nuisance_of_its_own_change() {
        assertThat(codes(p -> p.projectNuisance = List.of("optimizer.lr"))).isEmpty();
    }

    @Test
    void the_seed_is_refused_by_its_name_or_by_the_projects_word() {
        assertThat(codes(p -> {
                    p.what = "random_state";
                    p.params = List.of(changed("random_state", "1", "2", 12));
                    p.seedParams = List.of("random_state");
                }))
                .containsExactly("seed-is-no-change");
        assertThat(codes(p -> p.params.add(changed("seed", "1", "137", 13))))
                .containsExactly("seed-is-no-change", "two-changes");
        Problem problem = only(p -> {
            p.what = "seed";
            p.params = List.of(changed("seed", "1", "137", 13));
            p.verbs = Set.of("confirm", "noise");
        });
        assertThat(problem.hint()).contains("paribus confirm", "paribus noise");
        assertThat(problem.message()).contains("seed: 1 -> 137");
    }

    @Test
    void a_replication_changes_nothing_and_grew_from_what_it_repeats() {
        Consumer<Plans> repeats = p -> {
            p.kind = ChangeKind.REPLICATION;
            p.what = "";
            p.of = "cedar-lantern";
            p.params = List.of();
            p.parentFacts = new Facts.Parent(
                    Facts.Parent.Known.FOUND, new ExperimentName("cedar-lantern"), List.of(), List.of());
        };
        assertThat(codes(repeats)).isEmpty();
        assertThat(codes(repeats.andThen(p -> p.code = files("M train.py")))).containsExactly("change-undeclared");
        assertThat(codes(repeats.andThen(p -> p.of = "mossy-harbor"))).containsExactly("base-other");
    }

    @Test
    void a_combination_differs_only_in_what_its_parts_had_changed() {
        Consumer<Plans> combination = p -> {
            p.kind = ChangeKind.COMBINATION;
            p.what = "";
            p.combines = List.of("cedar-lantern", "mossy-harbor");
            p.code = files("M train.py");
            p.combination = new Facts.Combination(List.of(), List.of(), Facts.Changes.NONE);
        };
        assertThat(codes(combination)).isEmpty();
        Problem more = only(combination.andThen(p -> p.combination = new Facts.Combination(
                List.of(),
                List.of(),
                new Facts.Changes(
                        List.of(changed("optimizer.lr", "0.0005", "0.0007", 12)),
                        files("M train.py"),
                        List.of(),
                        files("M uv.lock"),
                        List.of()))));
        assertThat(more.code()).isEqualTo("change-undeclared");
        assertThat(more.message())
                .contains(
                        "cedar-lantern and mossy-harbor",
                        "optimizer.lr: 0.0005 -> 0.0007",
                        "train.py (changed)",
                        "uv.lock (changed)");
    }

    @Test
    void a_combination_names_two_experiments_that_are_there_and_do_not_contradict() {
        Consumer<Plans> combination = p -> {
            p.kind = ChangeKind.COMBINATION;
            p.what = "";
            p.combines = List.of("cedar-lantern", "mossy-harbor");
        };
        assertThat(codes(combination.andThen(p -> p.combines = List.of("cedar-lantern"))))
                .containsExactly("combination-parts");
        assertThat(codes(combination.andThen(p -> p.combines = List.of("cedar-lantern", p.name))))
                .containsExactly("combination-parts");
        Problem unknown = only(combination.andThen(
                p -> p.combination = new Facts.Combination(List.of("mossy-harbor"), List.of(), Facts.Changes.NONE)));
        assertThat(unknown.code()).isEqualTo("combination-parts");
        assertThat(unknown.message()).contains("'mossy-harbor' changed is not in this clone");
        assertThat(codes(combination.andThen(p -> p.combination =
                        new Facts.Combination(List.of(), List.of("'lr' is changed by both"), Facts.Changes.NONE))))
                .containsExactly("combination-conflict");
        assertThat(codes(p -> p.combines = List.of("cedar-lantern", "mossy-harbor")))
                .containsExactly("combination-parts");
    }

    @Test
    void without_a_base_nothing_is_said_of_changes() {
        assertThat(codes(p -> {
                    p.withBase = false;
                    p.params.add(changed("epochs", "20", "30", 14));
                }))
                .isEmpty();
    }

    @Test
    void long_lists_and_values_are_cut() {
        Problem problem = only(p -> {
            for (int i = 0; i < 20; i++) {
                p.params.add(changed("layer" + i, "x".repeat(100), "y", 20 + i));
            }
        });
        assertThat(problem.message())
                .startsWith("21 things differ")
                .endsWith("and 13 more")
                .contains("...");
        assertThat(problem.related()).hasSize(16);
    }
}
