package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> PATHS =
            List.of("optimizer.lr", "optimizer.name", "epochs", "model.depth", "data.fraction");

    @Test
    void a_slip_of_the_finger_is_found() {
        assertThat(DidYouMean.near("optimiser.lr", PATHS, 3)).first().isEqualTo("optimizer.lr");
        assertThat(DidYouMean.near("epoch", PATHS, 3)).containsExactly("epochs");
        assertThat(DidYouMean.near("epohcs", PATHS, 3)).containsExactly("epochs");
    }

    @Test
    void the_last_part_of_a_path_is_enough() {
        assertThat(DidYouMean.near("depth", PATHS, 3)).containsExactly("model.depth");
        assertThat(DidYouMean.near("lr", PATHS, 3)).containsExactly("optimizer.lr");
    }

    @Test
    void a_stranger_gets_no_guess() {
        assertThat(DidYouMean.near("batch_size", PATHS, 3)).isEmpty();
        assertThat(DidYouMean.question("batch_size", PATHS)).isEmpty();
        assertThat(DidYouMean.near("x".repeat(200), PATHS, 3)).isEmpty();
        assertThat(DidYouMean.near("", PATHS, 3)).isEmpty();
    }

    @Test
    void the_question_names_three_at_most() {
        assertThat(DidYouMean.question("epoch", PATHS)).isEqualTo("did you mean 'epochs'?");
        assertThat(DidYouMean.question("opt", List.of("opta", "optb", "optc", "optd")))
                .isEqualTo("did you mean 'opta', 'optb' or 'optc'?");
    }

    @Test
    void swapped_neighbours_count_once() {
        assertThat(DidYouMean.distance("log", "lgo")).isEqualTo(1);
        assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
    }
}
