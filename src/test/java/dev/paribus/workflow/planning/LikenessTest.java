package dev.paribus.workflow.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final String OWN =
            "Setting lr to 0.0005 raises val_f1 because the training loss oscillates in the last epochs.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Setting lr to 0.001 raises val_f1 because the training loss oscillates in the last epochs.",
                "A smaller lr raises val_f1 since oscillation of the training loss is seen in the last epochs",
                "SETTING LR TO 0.0005 RAISES VAL_F1 BECAUSE THE TRAINING LOSS OSCILLATES IN THE LAST EPOCHS"
            })
    void the_same_idea_in_other_words_is_like_it(String other) {
        assertThat(new Likeness(OWN, "val_f1").to(other.toLowerCase(Locale.ROOT)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Setting depth to 4 raises val_f1 because three levels underfit.",
                "Adding dropout raises val_f1 because the training set is small.",
                "''"
            })
    void another_idea_is_not(String other) {
        assertThat(new Likeness(OWN, "val_f1").to(other.toLowerCase(Locale.ROOT)))
                .isFalse();
    }

    @Test
    void what_every_hypothesis_has_makes_none_alike() {
        assertThat(new Likeness("Setting a to 1 raises val_f1 because of x", "val_f1")
                        .to("setting b to 2 raises val_f1 because of y"))
                .isFalse();
        assertThat(new Likeness("", "val_f1").to("")).isFalse();
    }
}
