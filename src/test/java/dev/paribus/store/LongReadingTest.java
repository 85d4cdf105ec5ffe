package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongReadingTest {
    private final List<Progress> told = new ArrayList<>();
    private long now;
    private final LongReading reading = new LongReading(told::add, () -> now);

    @Test
    void only_a_reading_of_many_that_takes_a_second_tells_how_far_it_is() {
        LongReading.Course few = reading.begin(500);
        LongReading.Course many = reading.begin(10_000);
        many.at(500);
        assertThat(told).isEmpty();
        now = 1_000_000_001L;
        reading.begin(10_000).at(500);
        few.at(499);
        many.at(0);
        assertThat(told).isEmpty();
        many.at(1000);
        assertThat(told).containsExactly(new Progress.Counted("reading experiments", 1000, 10_000));
    }
}
