package dev.paribus.render;

import dev.paribus.evidence.PairCorrelation;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.text.Numbers;
import dev.paribus.text.Seeds;
import dev.paribus.text.Shell;
import dev.paribus.verb.Noise;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.NoiseFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The champion's noise: each metric, what pairs are worth, which margin is more than noise. */
public final class NoiseView implements View {
    private final Noise.Result result;
    private final NoiseFacts facts;

    public NoiseView(Noise.Result result) {
        this.result = result;
        this.facts = result.facts();
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        lines.add("Noise of the champion " + page.ink().bold(facts.champion().text()) + ", from one run to the next: "
                + source());
        var section = new Section();
        for (NoiseFacts.One one : facts.metrics()) {
            section.row(row(one));
        }
        lines.addAll(section.lines(2, page));
        if (!facts.moved().isEmpty()) {
            lines.add("  expired: " + String.join(" and ", facts.moved()) + " changed on trunk since");
        }
        facts.expired()
                .forEach(name ->
                        lines.add("  " + name + " measured it before code, data or environment changed: not used"));
        lines.add("  " + pairing());
        if (facts.winner()) {
            lines.add("  it was chosen for its numbers, so these are a winner's: true ones are a little worse");
        }
        next(page, lines);
        return lines;
    }

    private String source() {
        String seeds = Seeds.named(facts.seeds());
        if (facts.from().equals(facts.champion())) {
            return "its own " + seeds;
        }
        return (facts.fresh() ? "fresh " : "") + seeds + " in " + facts.from();
    }

    private static String[] row(NoiseFacts.One one) {
        var noise = one.noise();
        Double sd = noise == null ? null : noise.sd();
        return new String[] {
            Escape.terminal(one.metric().name()),
            Numbers.mean(one.mean(), sd),
            noise == null
                    ? "one seed shows no noise"
                    : "sd " + Numbers.sd(noise.sd())
                            + (noise.loose() && noise.sd() > 0
                                    ? " (90 %: " + Numbers.significant(noise.low(), 2) + " to "
                                            + Numbers.significant(noise.high(), 2) + ")"
                                    : ""),
            "n " + one.n(),
            "from " + Escape.terminal(one.least()) + " to " + Escape.terminal(one.most())
        };
    }

    /** What the correlation of earlier pairs says for plans with the champion's seeds. */
    private String pairing() {
        PairCorrelation pairs = facts.pairing();
        if (pairs == null) {
            return "pairs: no earlier experiment shares three seeds with its parent yet";
        }
        int n = Math.max(2, facts.seeds().size());
        double worth = PairCorrelation.worth(n);
        return String.format(
                Locale.ROOT,
                "pairs: the same seed moves child and parent alike with r %.2f (%d %s); with %d seeds pairs find more above %.2f, so %s",
                pairs.r(),
                pairs.pairs(),
                pairs.pairs() == 1 ? "pair" : "pairs",
                n,
                worth,
                pairs.r() > worth ? "paired" : "independent");
    }

    private void next(Page page, List<String> lines) {
        if (facts.winner()) {
            lines.add("next: " + page.ink().accent("paribus noise --fresh"));
        }
        if (facts.margin() != null) {
            lines.add("next: "
                    + page.ink()
                            .accent("paribus try PATH=VALUE --because TEXT --success " + Shell.word(facts.margin())));
        }
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("metric", "mean", "sd", "sd_low", "sd_high", "n", "min", "max", "from", "fresh");
        for (NoiseFacts.One one : facts.metrics()) {
            var noise = one.noise();
            tsv.row(
                    one.metric().name(),
                    one.mean(),
                    noise == null ? null : noise.sd(),
                    noise == null ? null : noise.low(),
                    noise == null ? null : noise.high(),
                    one.n(),
                    one.least(),
                    one.most(),
                    facts.from(),
                    facts.fresh());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var metrics = new ArrayList<Map<String, @Nullable Object>>();
        for (NoiseFacts.One one : facts.metrics()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            var noise = one.noise();
            map.put("name", one.metric().name());
            map.put("mean", one.mean());
            map.put("sd", noise == null ? null : noise.sd());
            map.put("sd_low", noise == null ? null : noise.low());
            map.put("sd_high", noise == null ? null : noise.high());
            map.put("n", one.n());
            map.put("min", one.least());
            map.put("max", one.most());
            metrics.add(map);
        }
        PairCorrelation pairs = facts.pairing();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("champion", facts.champion().text());
        out.put("from", facts.from().text());
        out.put("commit", facts.commit());
        out.put("seeds", facts.seeds());
        out.put("fresh", facts.fresh());
        out.put("winner", facts.winner());
        out.put("metrics", metrics);
        out.put("margin", facts.margin());
        out.put("correlation", pairs == null ? null : pairs.r());
        out.put("pairs", pairs == null ? 0 : pairs.pairs());
        out.put("moved", facts.moved());
        out.put("expired", facts.expired().stream().map(Object::toString).toList());
        out.put("measured", result.launched() != null);
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        Launched launched = result.launched();
        var out = new ArrayList<>(result.recovered());
        if (launched != null) {
            out.addAll(new OutcomeView(launched, List.of(), null).problems());
        }
        return out;
    }
}
