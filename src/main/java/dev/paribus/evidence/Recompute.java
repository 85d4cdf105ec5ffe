package dev.paribus.evidence;

import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes a recorded look again from the values and from what it recorded itself (evidence R7): its k, its L, its
 * pairing. What is known of siblings today never changes it.
 */
public final class Recompute {
    /** Units of the twelfth digit by which machines may differ, where their elementary functions round otherwise. */
    private static final int TOLERATED_UNITS = 1;

    private static final Pattern SAID = Pattern.compile(
            "[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|supported|refuted|inconclusive|void|lower|higher");

    private final List<Difference> out = new ArrayList<>();

    private Recompute() {}

    /**
     * A recorded thing that does not come out again.
     *
     * @param field dotted, as in the summary, e.g. {@code criteria[0].p_s}
     * @param recorded what stands there; {@code none} where nothing does
     * @param computed what comes out
     */
    public record Difference(String field, String recorded, String computed) {}

    /**
     * The judgement as the look recorded it: the given values, criteria and metrics, with its own k, L and pairing.
     *
     * @param facts values and criteria as they stand; its tries and pairing are not used
     */
    public static Judgement asRecorded(Judgement facts, Look recorded) {
        return new Judgement(
                facts.success(),
                facts.guard(),
                facts.metrics(),
                facts.child(),
                facts.parent(),
                recorded.pairing(),
                new Judgement.Tries(Math.max(1, recorded.k()), recorded.counted(), Math.max(1, recorded.look())),
                facts.policy(),
                facts.incomparable());
    }

    /**
     * What differs, in the order of the look; empty when it comes out again. Rules of another version are not judged.
     */
    public static List<Difference> differences(Judgement facts, Look recorded) {
        if (!recorded.rules().equals(Verdicts.RULES)) {
            return List.of();
        }
        var compare = new Recompute();
        compare.whole(recorded, Verdicts.judge(asRecorded(facts, recorded)));
        return List.copyOf(compare.out);
    }

    private void whole(Look recorded, Look computed) {
        same("look", recorded.look(), computed.look());
        same("primary", recorded.primary(), computed.primary());
        same("seeds", recorded.seeds(), computed.seeds());
        if (recorded.k() < recorded.counted().size() + 1) {
            out.add(new Difference(
                    "k",
                    String.valueOf(recorded.k()),
                    "at least " + (recorded.counted().size() + 1)));
        }
        same("k", recorded.k(), computed.k());
        same("parent", parent(recorded), parent(computed));
        same("criteria", recorded.criteria().size(), computed.criteria().size());
        int both = Math.min(recorded.criteria().size(), computed.criteria().size());
        for (int i = 0; i < both; i++) {
            criterion(
                    "criteria[" + i + "].",
                    recorded.criteria().get(i),
                    computed.criteria().get(i));
        }
        same("verdict", recorded.verdict().word(), computed.verdict().word());
        sentence("reason", recorded.reason(), computed.reason());
    }

    /** What a sentence says, not its wording, which a later version may write otherwise: its numbers and verdicts, in order. */
    private void sentence(String field, String recorded, String computed) {
        List<String> said = said(recorded);
        if (!said.equals(said(computed))) {
            out.add(new Difference(field, recorded, computed));
        }
    }

    private static List<String> said(String sentence) {
        return SAID.matcher(sentence).results().map(MatchResult::group).toList();
    }

    private static Optional<String> parent(Look look) {
        return Optional.ofNullable(look.parent()).map(Look.Counted::name);
    }

    private void criterion(String at, CriterionVerdict recorded, CriterionVerdict computed) {
        same(at + "criterion", recorded.criterion().text(), computed.criterion().text());
        same(at + "guard", recorded.guard(), computed.guard());
        same(at + "verdict", recorded.verdict().word(), computed.verdict().word());
        same(at + "method", recorded.method(), computed.method());
        number(at + "alpha", recorded.alpha(), computed.alpha());
        same(at + "n", recorded.n(), computed.n());
        same(at + "parent_n", recorded.parentN(), computed.parentN());
        number(at + "gain", recorded.gain(), computed.gain());
        number(at + "excess", recorded.excess(), computed.excess());
        number(at + "se", recorded.se(), computed.se());
        number(at + "df", recorded.df(), computed.df());
        number(at + "se_excess", recorded.seExcess(), computed.seExcess());
        number(at + "df_excess", recorded.dfExcess(), computed.dfExcess());
        number(at + "lower", recorded.lower(), computed.lower());
        number(at + "upper", recorded.upper(), computed.upper());
        number(at + "p_s", recorded.pSupported(), computed.pSupported());
        number(at + "p_r", recorded.pRefuted(), computed.pRefuted());
        same(at + "cause", recorded.cause(), computed.cause());
        sentence(at + "reason", recorded.reason(), computed.reason());
    }

    private void same(String field, @Nullable Object recorded, @Nullable Object computed) {
        if (!Objects.equals(recorded, computed)) {
            out.add(new Difference(field, shown(recorded), shown(computed)));
        }
    }

    private void number(String field, @Nullable Double recorded, @Nullable Double computed) {
        if (recorded == null || computed == null || !near(recorded, computed)) {
            same(field, recorded, computed);
        }
    }

    private static boolean near(double recorded, double computed) {
        if (!Double.isFinite(recorded) || !Double.isFinite(computed)) {
            return Double.compare(recorded, computed) == 0;
        }
        BigDecimal other = BigDecimal.valueOf(computed);
        int exponent = other.precision() - other.scale() - 1;
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(exponent - 11);
        BigDecimal apart = BigDecimal.valueOf(recorded).subtract(other).abs();
        return apart.compareTo(unit.multiply(BigDecimal.valueOf(TOLERATED_UNITS))) <= 0;
    }

    private static String shown(@Nullable Object value) {
        Object bare = value instanceof Optional<?> o ? o.orElse(null) : value;
        return bare == null ? "none" : String.valueOf(bare);
    }
}
