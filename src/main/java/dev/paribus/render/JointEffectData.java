package dev.paribus.render;

import dev.paribus.evidence.JointEffect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A joint effect as data. */
final class JointEffectData {
    private JointEffectData() {}

    static Map<String, @Nullable Object> of(JointEffect effect) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("metric", effect.metric());
        out.put("says", effect.says().word());
        JointEffect.Gains gains = effect.gains();
        JointEffect.Uncertainty known = effect.known();
        out.put("joint", gains == null ? null : gains.joint());
        out.put("sum", gains == null ? null : gains.sum());
        out.put("difference", gains == null ? null : gains.difference());
        out.put("se", known == null ? null : known.se());
        out.put("df", known == null ? null : known.df());
        out.put("lower", known == null ? null : known.lower());
        out.put("upper", known == null ? null : known.upper());
        out.put("method", effect.method());
        out.put("sentence", effect.sentence());
        return out;
    }
}
