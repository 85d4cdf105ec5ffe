package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WarmingTest {
    /** On its thread nobody would see that it stops half-way, only that hooks are slower. */
    @Test
    void the_plan_that_it_reads_passes_through_everything() {
        assertThatCode(Warming::read).doesNotThrowAnyException();
    }
}
