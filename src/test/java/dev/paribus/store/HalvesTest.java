package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000, 1001, 5000})
    void keeps_the_order(int size) {
        assertThat(Halves.map(IntStream.range(0, size).boxed().toList(), one -> -one))
                .containsExactlyElementsOf(
                        IntStream.range(0, size).mapToObj(one -> -one).toList());
    }

    @Test
    void many_are_shared_by_two_threads_and_few_are_not() {
        assertThat(threads(5000)).hasSize(2);
        assertThat(threads(500)).hasSize(1);
    }

    private static Set<Thread> threads(int size) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Halves.map(IntStream.range(0, size).boxed().toList(), one -> seen.add(Thread.currentThread()));
        return seen;
    }

    @Test
    void a_failure_in_the_second_half_is_thrown_here() {
        var wrong = Failure.data("damaged", "the last one is damaged", "git fsck");
        assertThatThrownBy(() -> Halves.map(IntStream.range(0, 2000).boxed().toList(), one -> {
                    if (one == 1999) {
                        throw wrong;
                    }
                    return one;
                }))
                .isSameAs(wrong);
    }

    @Test
    void of_two_failures_the_first_in_order_is_thrown() {
        assertThatThrownBy(() -> Halves.map(IntStream.range(0, 2000).boxed().toList(), one -> {
                    if (one % 1000 == 999) {
                        throw Failure.data("damaged", "number " + one + " is damaged", "git fsck");
                    }
                    return one;
                }))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("number 999 is damaged");
    }
}
