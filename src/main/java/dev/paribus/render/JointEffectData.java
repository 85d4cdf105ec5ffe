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
        out.put("joint", effect.joint());
        out.put("sum", effect.sum());
        out.put("difference", effect.difference());
        out.put("se", effect.se());
        out.put("df", effect.df());
        out.put("lower", effect.lower());
        out.put("upper", effect.upper());
        out.put("method", effect.method());
        out.put("sentence", effect.sentence());
        return out;
    }
}
