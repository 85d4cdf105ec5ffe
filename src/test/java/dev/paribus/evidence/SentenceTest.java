package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sentences that a person reads; whole, because they are the product. */
class SentenceTest {
    private static final String[] P = {".8649", ".8668", ".8622", ".8661", ".8655"};
    private static final String[] A = {".8731", ".8702", ".8755", ".8718", ".8744"};

    @Test
    void supported_says_how_much_at_least_and_what_was_asked() {
        assertThat(Cases.child(A).against(P).tried(3).look(">= parent + 0.005").reason())
                .isEqualTo("m +0.0079, at least +0.0051 (97.5 %), p 0.0001 times 3 tried; asked for +0.005: supported");
    }

    @Test
    void refuted_says_how_much_at_most() {
        assertThat(Cases.child(".8641", ".8660", ".8652", ".8634", ".8658")
                        .against(P)
                        .look(2)
                        .look(">= parent + 0.005")
                        .reason())
                .isEqualTo("m -0.00020, at most +0.00203 (97.5 %), p 0.0005 times 2 looks; asked for +0.005: refuted");
    }

    @Test
    void inconclusive_says_the_range_and_the_allowed_loss() {
        assertThat(Cases.child(".911", ".913", ".912")
                        .against(".912", ".915", ".910")
                        .look(">= parent - 0.005")
                        .reason())
                .isEqualTo(
                        "m -0.0003, between -0.0057 and +0.0051 (95 %), p 0.035; allowed a loss of 0.005: inconclusive");
    }

    @Test
    void a_minimized_metric_is_lower_or_higher() {
        assertThat(Cases.child("34.9", "35.6", "34.1", "35.2")
                        .against("41.2", "39.8", "40.6", "40.9")
                        .minimize()
                        .look("<= parent - 10%")
                        .reason())
                .isEqualTo(
                        "m 5.68 lower, at least 4.60 lower (97.5 %), p < 0.0001; asked for 10 % (4.06) lower: supported");
    }

    @Test
    void a_fixed_bound_is_named() {
        assertThat(Cases.child(".903", ".909", ".898", ".906").look(">= 0.9").reason())
                .isEqualTo(
                        "m +0.0040 against 0.9, between -0.0035 and +0.0115 (95 %), p 0.093; asked for >= 0.9: inconclusive");
    }

    @Test
    void no_loss_is_said_to_be_tested_like_a_gain() {
        assertThat(Cases.child(A).against(P).look(">= parent").reason())
                .contains("asked for no loss, which is tested like a gain; 'parent - d' allows one");
        assertThat(Cases.child(A).against(P).look("> parent").reason()).contains("asked for any gain: supported");
    }

    @Test
    void a_deterministic_metric_needs_no_p() {
        assertThat(Cases.child("100", "100")
                        .against("120", "120")
                        .minimize()
                        .deterministic()
                        .look("<= parent - 10%")
                        .reason())
                .isEqualTo("m 20 lower, exact (deterministic); asked for 10 % (12) lower: supported");
    }
}
