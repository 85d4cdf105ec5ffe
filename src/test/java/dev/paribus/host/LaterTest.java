package dev.paribus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaterTest {
    @Test
    void is_worked_out_beside_its_reader_and_once() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var later = new Later<>(
                () -> {
                    begun.countDown();
                    go.await();
                    return new Object();
                },
                "a test");
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        go.countDown();
        assertThat(later.get()).isSameAs(later.get());
        assertThat(later.settled()).isSameAs(later.get());
    }

    @Test
    void a_failure_comes_out_as_it_went_in_and_each_time() {
        var wrong = Failure.data("no-project", "there is none", "paribus init");
        var later = new Later<>(
                () -> {
                    throw wrong;
                },
                "a test");
        assertThatThrownBy(later::get).isSameAs(wrong);
        assertThatThrownBy(later::get).isSameAs(wrong);
        assertThat(later.settled()).isNull();
    }

    @Test
    void whoever_is_stopped_while_it_waits_is_told_so() {
        var never = new CountDownLatch(1);
        var later = new Later<>(
                () -> {
                    never.await();
                    return "";
                },
                "a test");
        Thread.currentThread().interrupt();
        assertThatThrownBy(later::get)
                .isInstanceOfSatisfying(
                        Failure.class, stopped -> assertThat(stopped.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    @Test
    void a_bug_stays_one() {
        var later = new Later<>(
                () -> {
                    throw new IOException("of a kind that nobody expects");
                },
                "a test");
        assertThatThrownBy(later::get)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }
}
