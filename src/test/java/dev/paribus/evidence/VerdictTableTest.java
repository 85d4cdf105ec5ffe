package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.CriterionVerdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case of the table through the rules: verdict, cause and the whole sentence, because sentences are the product. */
class VerdictTableTest {
    static List<VerdictTable.Case> cases() throws IOException {
        return VerdictTable.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void case_by_case(VerdictTable.Case one) {
        CriterionVerdict found = one.judged();
        assertThat(found.reason()).isEqualTo(one.sentence());
        assertThat(found.verdict().word()).isEqualTo(one.verdict());
        assertThat(found.cause() == null ? "" : found.cause()).isEqualTo(one.cause());
    }

    @Test
    void every_verdict_and_nearly_every_cause_has_its_case() throws IOException {
        List<VerdictTable.Case> all = cases();
        assertThat(all).extracting(VerdictTable.Case::verdict).contains("supported", "refuted", "inconclusive", "void");
        assertThat(all)
                .extracting(VerdictTable.Case::cause)
                .contains(
                        "incomplete",
                        "parent-incomplete",
                        "no-parent",
                        "against-direction",
                        "mixed-signs",
                        "one-seed",
                        "parent-one-seed",
                        "pairing-impossible",
                        "no-variation",
                        "seed-not-wired",
                        "change-not-wired",
                        "not-deterministic",
                        "not-a-share");
    }
}
