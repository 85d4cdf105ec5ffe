package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsAndAgesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "400, 0.4 s",
        "1000, 1 s",
        "9940, 9.9 s",
        "9960, 10 s",
        "42000, 42 s",
        "119400, 119 s",
        "120000, 2 min",
        "2520000, 42 min",
        "7199000, 2 h",
        "12000000, 3 h 20 min",
        "172800000, 2 d",
        "190800000, 2 d 5 h",
        "-5, 0 s",
    })
    void a_duration_has_at_most_two_units(long millis, String words) {
        assertThat(Durations.words(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 90",
        "45m, 2700",
        "45 min, 2700",
        "2h, 7200",
        "1h30m, 5400",
        "1h 30m, 5400",
        "1.5h, 5400",
        "2d, 172800",
        "0.5s, 0"
    })
    void durations_are_read(String text, long seconds) {
        assertThat(Durations.parse(text).orElseThrow().toSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "90", "h", "2 hours", "1m1h", "1h1h", "-2h", "2h x", "0s", "1e3s", "2hm", "99999999999h"})
    void what_is_no_duration_is_refused(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "59, just now",
        "60, 1 min ago",
        "3599, 59 min ago",
        "3600, 1 h ago",
        "129599, 35 h ago",
        "129600, 2 days ago",
        "1209600, 2 weeks ago",
        "7776000, 3 months ago",
        "157680000, 4 years ago",
        "-30, just now",
    })
    void an_age_is_one_number_and_a_unit(long seconds, String words) {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Ages.relative(now.minusSeconds(seconds), now)).isEqualTo(words);
    }

    @Test
    void a_time_from_the_future_is_shown_as_it_is() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Ages.relative(now.plusSeconds(86_400), now)).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(Ages.iso(now.plusMillis(999))).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void times_of_any_year_are_written_as_the_standard_has_them() {
        for (long seconds = -70_000_000_000L; seconds < 260_000_000_000L; seconds += 7_654_321L) {
            Instant time = Instant.ofEpochSecond(seconds);
            assertThat(Ages.iso(time)).isEqualTo(time.toString());
        }
    }
}
