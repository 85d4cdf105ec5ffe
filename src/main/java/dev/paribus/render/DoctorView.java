package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.text.Escape;
import dev.paribus.text.ProblemText;
import dev.paribus.verb.Doctor;
import dev.paribus.workflow.doctor.Ailment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What doctor found and mended. */
public final class DoctorView implements View {
    private final Doctor.Result result;

    public DoctorView(Doctor.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        result.mended().forEach(one -> lines.add("mended: " + Escape.terminal(one)));
        List<Problem> found = result.ailments().stream().map(Ailment::problem).toList();
        lines.addAll(new ProblemText(page.ink(), page.width()).lines(found));
        long wrong = found.stream()
                .filter(problem -> problem.severity() != Severity.NOTE)
                .count();
        lines.add(
                wrong == 0
                        ? page.ink().good("healthy")
                        : page.ink().bold(wrong + (wrong == 1 ? " thing" : " things") + " to mend"));
        lines.add(
                result.deletable()
                        ? "nothing runs and nothing waits to be committed: .git/paribus could be deleted"
                        : ".git/paribus must stay: something runs, or was measured and is not committed yet");
        return lines;
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("severity", "code", "remedy", "message", "hint");
        for (Ailment one : result.ailments()) {
            Problem problem = one.problem();
            tsv.row(problem.severity().word(), problem.code(), word(one), problem.message(), problem.hint());
        }
        return tsv.lines();
    }

    private static String word(Ailment one) {
        return one.remedy().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("healthy", result.healthy());
        out.put("deletable", result.deletable());
        out.put("mended", result.mended());
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Ailment one : result.ailments()) {
            var fact = new LinkedHashMap<String, @Nullable Object>();
            fact.put("code", one.problem().code());
            fact.put("remedy", word(one));
            fact.put("deed", one.deed().isEmpty() ? null : one.deed());
            all.add(fact);
        }
        out.put("found", all);
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        return result.told();
    }

    @Override
    public List<Problem> inEnvelope() {
        var all =
                new ArrayList<>(result.ailments().stream().map(Ailment::problem).toList());
        all.addAll(result.told());
        return all;
    }
}
