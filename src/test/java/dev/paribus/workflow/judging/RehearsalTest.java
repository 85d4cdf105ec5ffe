package dev.paribus.workflow.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.paribus.model.Summary;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    @Test
    void what_is_rehearsed_is_a_result_that_can_be_read() {
        Summary sample = Rehearsal.sample("val_f1");
        assertThat(sample).isNotNull();
        assertThat(sample.seeds()).hasSize(2);
        assertThat(sample.looks())
                .singleElement()
                .satisfies(look -> assertThat(look.criteria()).hasSize(1));
    }

    @Test
    void it_plays_to_its_end() {
        assertThatCode(Rehearsal::play).doesNotThrowAnyException();
    }
}
