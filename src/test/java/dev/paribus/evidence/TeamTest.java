package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A team that tries useless ideas against one parent, one after the other, each judged by our own verdict with the count that it
 * has when its turn comes. Rates are those of the rule book; the tolerances are four standard errors of the families played.
 */
class TeamTest {
    private static final int TEAMS = 2_000;

    /** Of fifty useless children of one parent, the first that is "supported", from 1; 0 for none. */
    private static int fooledAt(SplittableRandom random, int n, boolean counted) {
        double[] parent = Simulated.seeds(random, n, 0);
        for (int k = 1; k <= 50; k++) {
            if (Simulated.supported(Simulated.seeds(random, n, 0), parent, counted ? k : 1)) {
                return k;
            }
        }
        return 0;
    }

    /** Every family draws from its own seed, so that they may be played side by side and are the same each time. */
    private static int[] families(int n, boolean counted) {
        return IntStream.range(0, TEAMS)
                .parallel()
                .map(family -> fooledAt(new SplittableRandom(1_000_003L * n + family), n, counted))
                .toArray();
    }

    private static double percent(int[] fooledAt, int tries) {
        return 100.0
                * IntStream.of(fooledAt).filter(at -> at > 0 && at <= tries).count()
                / fooledAt.length;
    }

    @ParameterizedTest
    @CsvSource({"3, 3.1, 3.6, 4.0, 4.4", "5, 4.1, 4.6, 5.0, 5.5"})
    void fifty_useless_siblings_are_seldom_supported_at_all(
            int n, double five, double ten, double twenty, double fifty) {
        int[] fooledAt = families(n, true);

        assertThat(percent(fooledAt, 5)).isCloseTo(five, within(1.9));
        assertThat(percent(fooledAt, 10)).isCloseTo(ten, within(1.9));
        assertThat(percent(fooledAt, 20)).isCloseTo(twenty, within(2.0));
        assertThat(percent(fooledAt, 50)).isCloseTo(fifty, within(2.0));
    }

    /** What an arrow beside the number does. */
    @ParameterizedTest
    @CsvSource({"3, 6.9, 10.9, 16.2, 24.0", "5, 8.2, 13.0, 19.0, 28.6"})
    void without_the_count_one_team_in_four_would_be_fooled(
            int n, double five, double ten, double twenty, double fifty) {
        int[] fooledAt = families(n, false);

        assertThat(percent(fooledAt, 5)).isCloseTo(five, within(2.5));
        assertThat(percent(fooledAt, 10)).isCloseTo(ten, within(3.1));
        assertThat(percent(fooledAt, 20)).isCloseTo(twenty, within(3.5));
        assertThat(percent(fooledAt, 50)).isCloseTo(fifty, within(4.1));
    }

    /**
     * One of ten children is three sd better, its turn drawn at random. The rule book gives 40 %; by a calculation apart from this
     * code it is 28 % where the parent has three seeds and 43 % where it has five.
     */
    @ParameterizedTest
    @CsvSource({"3, 28.2", "5, 43.5"})
    void ten_tries_of_three_seeds_find_a_real_improvement_in_less_than_half_of_the_teams(int parents, double percent) {
        long found = IntStream.range(0, TEAMS)
                .parallel()
                .filter(family -> {
                    var random = new SplittableRandom(5_000_011L + family);
                    double[] parent = Simulated.seeds(random, parents, 0);
                    return Simulated.supported(Simulated.seeds(random, 3, 3), parent, 1 + random.nextInt(10));
                })
                .count();

        assertThat(100.0 * found / TEAMS).isCloseTo(percent, within(4.4));
    }
}
