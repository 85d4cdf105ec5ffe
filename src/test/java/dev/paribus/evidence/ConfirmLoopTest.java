package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The loop to teach (evidence R7): ten tries of one seed each, then five fresh seeds for the best of them, against a champion
 * with five. Judged by our own verdict; rates as in the rule book, the tolerances are four standard errors of the families played.
 */
class ConfirmLoopTest {
    private static final int FAMILIES = 4_000;
    private static final int TRIES = 10;

    /**
     * One family.
     *
     * @param gain of the first of the ten, in sd; the others change nothing
     * @return which one was chosen and confirmed, from 0; -1: none
     */
    private static int confirmed(long seed, double gain) {
        var random = new SplittableRandom(seed);
        double[] champion = Simulated.seeds(random, 5, 0);
        int best = 0;
        double estimate = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            double value = random.nextGaussian() + (i == 0 ? gain : 0);
            if (value > estimate) {
                estimate = value;
                best = i;
            }
        }
        return Simulated.supported(Simulated.seeds(random, 5, best == 0 ? gain : 0), champion, 1) ? best : -1;
    }

    private static double percent(double gain, boolean right) {
        long found = IntStream.range(0, FAMILIES)
                .parallel()
                .map(family -> confirmed(7_000_003L + family, gain))
                .filter(best -> right ? best == 0 : best >= 0)
                .count();
        return 100.0 * found / FAMILIES;
    }

    /**
     * The rule book gives 93 %. By a calculation apart from this code the one with the gain is the best of ten single runs in
     * 90.25 % of all families (the integral of φ(z - 3) Φ(z)^9), so that no confirmation can find it more often.
     */
    @Test
    void a_real_gain_of_three_sd_is_found_and_confirmed_nearly_always() {
        assertThat(percent(3, true)).isCloseTo(88.5, within(2.0));
    }

    @Test
    void a_family_of_useless_tries_is_seldom_confirmed() {
        assertThat(percent(0, false)).isCloseTo(2.3, within(1.0));
    }
}
