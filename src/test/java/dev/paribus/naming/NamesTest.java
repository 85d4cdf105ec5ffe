package dev.paribus.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final WordLists WORDS = WordLists.read();

    /** Words that would judge an experiment, name its state, a person, a body, a people, or mean something to ML or git. */
    private static final Set<String> NEVER = Set.of(
            "good",
            "better",
            "best",
            "bad",
            "worse",
            "worst",
            "great",
            "poor",
            "fine",
            "perfect",
            "wrong",
            "right",
            "true",
            "false",
            "failed",
            "fail",
            "failing",
            "passed",
            "passing",
            "dead",
            "alive",
            "broken",
            "kept",
            "discarded",
            "void",
            "supported",
            "refuted",
            "open",
            "closed",
            "new",
            "old",
            "final",
            "fast",
            "slow",
            "smart",
            "dumb",
            "strong",
            "weak",
            "red",
            "green",
            "white",
            "black",
            "yellow",
            "main",
            "master",
            "test",
            "train",
            "val",
            "base",
            "model",
            "seed",
            "loss",
            "data",
            "run",
            "epoch",
            "step",
            "batch",
            "layer",
            "linear",
            "nightly",
            "daily",
            "delta",
            "plateau",
            "signal",
            "branch",
            "tree",
            "root",
            "head",
            "commit",
            "tag",
            "trunk",
            "merge",
            "fork",
            "flaky",
            "golden",
            "man",
            "woman",
            "boy",
            "girl",
            "king",
            "queen",
            "chest",
            "organ",
            "palm",
            "hand",
            "foot",
            "lady",
            "robin",
            "daisy",
            "heather",
            "lily",
            "iris",
            "rose",
            "ruby",
            "violet",
            "basil",
            "kiwi",
            "turkey",
            "china");

    private static Stream<String> all() {
        return Stream.concat(WORDS.adjectives().stream(), WORDS.nouns().stream());
    }

    @Test
    void the_lists_are_large_sorted_and_have_no_word_twice() {
        assertThat(WORDS.adjectives()).hasSizeGreaterThanOrEqualTo(300).isSorted();
        assertThat(WORDS.nouns()).hasSizeGreaterThanOrEqualTo(300).isSorted();
        assertThat(all().toList()).doesNotHaveDuplicates();
        assertThat(WORDS.denied()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void words_are_three_to_twelve_plain_letters() {
        assertThat(all().filter(word -> !word.matches("[a-z]{3,12}"))).isEmpty();
    }

    @Test
    void no_word_judges_or_means_something_here() {
        assertThat(all().filter(NEVER::contains)).isEmpty();
        assertThat(all().filter(word -> NameJudge.judge(word).size() > 0)).isEmpty();
    }

    @Test
    void no_word_is_denied_or_holds_a_denied_run_of_four_letters() {
        assertThat(all().filter(WORDS.denied()::contains)).isEmpty();
        assertThat(all().filter(word ->
                        WORDS.denied().stream().filter(run -> run.length() > 3).anyMatch(word::contains)))
                .isEmpty();
    }

    /** Every pair that may be formed, looked at apart from the generator: with its hyphen taken away. */
    @Test
    void no_pair_spells_anything_denied_across_its_hyphen() {
        int pairs = 0;
        var found = new ArrayList<String>();
        for (String adjective : WORDS.adjectives()) {
            for (String noun : WORDS.nouns()) {
                if (!WORDS.mayMeet(List.of(adjective, noun))) {
                    continue;
                }
                pairs++;
                for (String run : WORDS.denied()) {
                    boolean inside = adjective.contains(run) || noun.contains(run);
                    if (!inside && (adjective + noun).contains(run)) {
                        found.add(adjective + "-" + noun + " spells " + run);
                    }
                }
                if (adjective.regionMatches(0, noun, 0, 4)) {
                    found.add(adjective + "-" + noun + " begins alike");
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(pairs).isGreaterThan(90_000);
    }

    @Test
    void the_guard_across_hyphens_sees_what_it_should() {
        var lists = new WordLists(List.of("flash"), List.of("item"), List.of("shit"));
        assertThat(lists.mayMeet(List.of("flash", "item"))).isFalse();
        assertThat(lists.mayMeet(List.of("item", "flash"))).isTrue();
        assertThat(lists.mayMeet(List.of("moss", "mossy"))).isFalse();
        assertThat(lists.mayMeet(List.of("amber", "flash", "item"))).isFalse();
        assertThat(WORDS.mayMeet(List.of("amber", "otter"))).isTrue();
    }

    @Test
    void equal_random_numbers_give_equal_names_and_others_give_others() {
        assertThat(draw(5, 40)).isEqualTo(draw(5, 40)).isNotEqualTo(draw(6, 40));
        assertThat(draw(5, 2000)).allMatch(name -> name.matches("[a-z]+-[a-z]+"));
        assertThat(draw(5, 2000)).allMatch(name -> NameJudge.judge(name).isEmpty());
    }

    private static List<String> draw(long seed, int n) {
        var names = new Names(new Random(seed));
        return Stream.generate(() -> names.next(taken -> false).text()).limit(n).toList();
    }

    /** Of n draws from N names, n^2/2N pairs are expected to be equal; a worn generator has many more. */
    @Test
    void collisions_are_as_rare_as_the_number_of_names_promises() {
        int n = 4000;
        double names = WORDS.adjectives().size() * WORDS.nouns().size();
        int repeated = n - new HashSet<>(draw(3, n)).size();
        double expected = n * (double) n / (2 * names);
        assertThat((double) repeated).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }

    @Test
    void every_word_gets_its_share() {
        Map<String, Integer> seen = new HashMap<>();
        draw(9, 60_000).forEach(name -> seen.merge(name.substring(0, name.indexOf('-')), 1, Integer::sum));
        double expected = 60_000.0 / WORDS.adjectives().size();
        assertThat(seen).hasSize(WORDS.adjectives().size());
        assertThat(seen.values()).allMatch(count -> Math.abs(count - expected) < 6 * Math.sqrt(expected));
    }

    @Test
    void taken_names_are_passed_over_and_three_words_follow_two() {
        var names = new Names(new Random(1));
        Set<ExperimentName> taken = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            assertThat(taken.add(names.next(taken::contains))).isTrue();
        }
        var three = names.next(name -> name.text().split("-").length == 2);
        assertThat(three.text()).matches("[a-z]+-[a-z]+-[a-z]+").hasSizeLessThanOrEqualTo(30);
        assertThatThrownBy(() -> names.next(name -> true)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hand_made_names_are_judged() {
        assertThat(NameJudge.judge("warm-restarts")).isEmpty();
        for (String bad :
                List.of("", "a/b", "Amber", "amber_otter", "-a", "a--b", "a-", "2fast", "x".repeat(61), "été", "a b")) {
            assertThat(NameJudge.judge(bad)).singleElement().satisfies(p -> {
                assertThat(p.severity()).isEqualTo(Severity.ERROR);
                assertThat(p.code()).isEqualTo("name-form");
            });
        }
        for (String reserved : List.of("con", "nul", "aux", "com1", "lpt9", "CON")) {
            assertThat(NameJudge.judge(reserved)).singleElement().satisfies(p -> {
                assertThat(p.severity()).isEqualTo(Severity.ERROR);
                assertThat(p.code()).isEqualTo("name-reserved");
            });
        }
        for (String telling :
                List.of("lr0p05", "model-v2", "final", "quick-bugfix", "adam-bs64", "amber-otter-2", "best-one")) {
            assertThat(NameJudge.judge(telling)).singleElement().satisfies(p -> {
                assertThat(p.severity()).isEqualTo(Severity.WARNING);
                assertThat(p.code()).isEqualTo("name-telling");
            });
        }
        assertThat(NameJudge.judge("Amber Otter").get(0).hint()).isEqualTo("'amber-otter' would be one");
        assertThat(NameJudge.judge("/").get(0).hint()).isEqualTo("leave it out to get one");
    }
}
