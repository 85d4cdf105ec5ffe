package dev.paribus.evidence;

import static dev.paribus.model.Verdict.INCONCLUSIVE;
import static dev.paribus.model.Verdict.REFUTED;
import static dev.paribus.model.Verdict.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.CriterionVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The golden values of the rule book, to the ten significant digits in which they are given. */
class GoldenTest {
    private static final String[] P = {".8649", ".8668", ".8622", ".8661", ".8655"};
    private static final String[] A = {".8731", ".8702", ".8755", ".8718", ".8744"};

    private static void same(@Nullable Double found, String expected) {
        assertThat(found).isNotNull();
        BigDecimal golden = new BigDecimal(expected);
        BigDecimal rounded = new BigDecimal(found).round(new MathContext(10, RoundingMode.HALF_EVEN));
        assertThat(rounded).isEqualByComparingTo(golden);
    }

    private static void numbers(CriterionVerdict v, String gain, String se, String df, String lower, String upper) {
        same(v.gain() != null ? v.gain() : v.excess(), gain);
        same(v.se(), se);
        same(v.df(), df);
        same(v.lower(), lower);
        same(v.upper(), upper);
    }

    @Test
    void one_a_gain_asked_for_independent_and_paired() {
        CriterionVerdict v = Cases.child(A).against(P).on(">= parent + 0.005");
        numbers(v, ".0079", ".001224744871", "7.783783784", ".005062019211", ".01073798079");
        same(v.pSupported(), ".0001115782069");
        same(v.pRefuted(), ".9768788881");
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
        assertThat(v.method()).isEqualTo("welch");

        CriterionVerdict pairs = Cases.child(A).against(P).paired().tried(5).on(">= parent + 0.005");
        numbers(pairs, ".0079", ".001663430191", "4", ".003281577389", ".01251842261");
        same(pairs.pSupported(), ".00448801804");
        assertThat(pairs.verdict()).isEqualTo(SUPPORTED);
        assertThat(Cases.child(A)
                        .against(P)
                        .paired()
                        .tried(6)
                        .on(">= parent + 0.005")
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void two_pairs_decide_where_independent_arms_do_not() {
        String[] y = {".846", ".866", ".856", ".876", ".851"};
        String[] x = {".842", ".861", ".853", ".870", ".849"};
        CriterionVerdict v = Cases.child(y).against(x).paired().on("> parent");
        numbers(v, ".004", ".0007071067812", "4", ".002036756839", ".005963243161");
        same(v.pSupported(), ".002406339165");
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
        CriterionVerdict alone = Cases.child(y).against(x).on("> parent");
        same(alone.df(), "7.913152701");
        same(alone.pSupported(), ".298077381");
        assertThat(alone.verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void three_an_allowed_loss() {
        CriterionVerdict v = Cases.child(".911", ".913", ".912")
                .against(".912", ".915", ".910")
                .on(">= parent - 0.005");
        same(v.excess(), ".004666666667");
        numbers(v, "-.0003333333333", ".00156347192", "2.616216216", "-.005748523055", ".005081856388");
        same(v.pSupported(), ".03465591476");
        assertThat(v.verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void four_percent_of_a_minimized_metric() {
        CriterionVerdict v = Cases.child("34.9", "35.6", "34.1", "35.2")
                .against("41.2", "39.8", "40.6", "40.9")
                .minimize()
                .on("<= parent - 10%");
        numbers(v, "5.675", ".4375595198", "5.982990972", "4.603592167", "6.746407833");
        same(v.pSupported(), "6.609284839e-6");
        same(v.excess(), "1.6125");
        same(v.seExcess(), ".417420152");
        same(v.dfExcess(), "5.854926838");
        same(v.pRefuted(), ".9956316033");
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
    }

    @Test
    void five_fixed_numbers() {
        CriterionVerdict v = Cases.child(".903", ".909", ".898", ".906").on(">= 0.9");
        numbers(v, ".004", ".00234520788", "3", "-.003463498153", ".01146349815");
        same(v.pSupported(), ".09331252711");
        assertThat(v.verdict()).isEqualTo(INCONCLUSIVE);
        CriterionVerdict low = Cases.child("28.1", "28.9", "27.6").minimize().on("<= 30");
        numbers(low, "1.8", ".3785938897", "2", ".1710419669", "3.428958033");
        same(low.pSupported(), ".02075200685");
        assertThat(low.verdict()).isEqualTo(SUPPORTED);
    }

    @Test
    void six_refuted() {
        String[] y = {".8641", ".8660", ".8652", ".8634", ".8658"};
        CriterionVerdict v = Cases.child(y).against(P).on(">= parent + 0.005");
        numbers(v, "-.0002", ".0009354143467", "6.75862069", "-.002428018677", ".002028018677");
        same(v.pRefuted(), ".0004802504406");
        assertThat(v.verdict()).isEqualTo(REFUTED);
        same(Cases.child(y).against(P).paired().on(">= parent + 0.005").pRefuted(), ".00255269235");
    }

    @Test
    void seven_one_seed() {
        CriterionVerdict v = Cases.child(".8531").against(P).on("> parent");
        numbers(v, "-.012", ".001936491673", "4", "-.01737656283", "-.006623437173");
        same(v.pRefuted(), ".00172419237");
        assertThat(v.verdict()).isEqualTo(REFUTED);
        assertThat(v.method()).isEqualTo("one-seed");
        assertThat(v.alpha()).isEqualTo(0.005);
        assertThat(v.reason()).contains("one seed, assumes the parent's noise");
    }

    @Test
    void eight_the_cap_of_unequal_arms() {
        String[] x = {".700", ".706", ".703", ".709", ".702"};
        CriterionVerdict v = Cases.child(".719", ".723").against(x).tried(2).on("> parent");
        numbers(v, ".017", ".002549509757", "2", ".006030344885", ".02796965511");
        same(v.pSupported(), ".010879963");
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
        assertThat(Cases.child(".719", ".723")
                        .against(x)
                        .tried(3)
                        .on("> parent")
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void edges_one_constant_arm_is_allowed_and_two_are_not() {
        CriterionVerdict v =
                Cases.child(".86", ".865", ".86").against(".85", ".85", ".85").on("> parent");
        same(v.se(), ".001666666667");
        same(v.df(), "2");
        same(v.pSupported(), ".00990197059");
        assertThat(v.verdict()).isEqualTo(SUPPORTED);
        CriterionVerdict still =
                Cases.child(".86", ".86", ".86").against(".85", ".85", ".85").on("> parent");
        assertThat(still.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(still.cause()).isEqualTo("seed-not-wired");
    }
}
