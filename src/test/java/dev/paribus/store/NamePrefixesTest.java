package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ExperimentName;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NamePrefixesTest {
    private static Set<ExperimentName> names(String... texts) {
        var out = new TreeSet<ExperimentName>();
        List.of(texts).forEach(text -> out.add(new ExperimentName(text)));
        return out;
    }

    /** Names that a text means, as NameSearch has it. */
    private static List<String> meant(Set<ExperimentName> names, String text) {
        return names.stream()
                .map(ExperimentName::text)
                .filter(name ->
                        name.startsWith(text) || List.of(name.split("-")).contains(text))
                .toList();
    }

    @Test
    void as_many_letters_as_mean_one_experiment_alone() {
        Map<ExperimentName, Integer> found =
                NamePrefixes.of(names("amber-otter", "amber-owl", "calm", "calm-otter", "zero", "bold-z"));
        assertThat(found)
                .containsEntry(new ExperimentName("amber-otter"), "amber-ot".length())
                .containsEntry(new ExperimentName("amber-owl"), "amber-ow".length())
                .containsEntry(new ExperimentName("calm"), "calm".length())
                .containsEntry(new ExperimentName("calm-otter"), "calm-".length())
                .containsEntry(new ExperimentName("bold-z"), 1)
                .as("z alone is a word of bold-z")
                .containsEntry(new ExperimentName("zero"), 2);
        assertThat(NamePrefixes.of(names("alone"))).containsValue(1);
        assertThat(NamePrefixes.of(Set.of())).isEmpty();
    }

    @Test
    void each_means_its_experiment_and_a_letter_less_would_not() {
        var random = new Random(7);
        for (int round = 0; round < 60; round++) {
            var names = new TreeSet<ExperimentName>();
            for (int i = 0; i < 1 + random.nextInt(25); i++) {
                var text = new StringBuilder("a".repeat(1 + random.nextInt(2)));
                for (int j = random.nextInt(4); j > 0; j--) {
                    text.append(random.nextInt(3) == 0 ? "-" : "").append((char) ('a' + random.nextInt(2)));
                }
                names.add(new ExperimentName(text.toString()));
            }
            NamePrefixes.of(names).forEach((name, length) -> {
                if (length < name.text().length()) {
                    assertThat(meant(names, name.text().substring(0, length))).containsExactly(name.text());
                }
                if (length > 1) {
                    assertThat(meant(names, name.text().substring(0, length - 1)))
                            .hasSizeGreaterThan(1);
                }
            });
        }
    }
}
