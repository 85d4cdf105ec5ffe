package dev.paribus.render;

import dev.paribus.check.Registered;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.text.Escape;
import dev.paribus.text.ProblemText;
import dev.paribus.verb.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What check found: the findings are the payload. */
public final class CheckView implements View {
    private final Check.Result result;

    public CheckView(Check.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        var problems = new ProblemText(page.ink(), page.width());
        for (Check.Subject subject : result.subjects()) {
            boolean fine = subject.problems().isEmpty();
            String change = subject.change().isEmpty() ? "" : " (" + Escape.terminal(subject.change()) + ")";
            lines.add(page.ink().bold(Escape.terminal(subject.title())) + change + ": "
                    + (fine ? page.ink().good("fine") : count(subject)));
            lines.addAll(problems.lines(subject.problems()));
            String registered = subject.registered();
            if (registered != null && !registered.equals(Registered.PROVEN.word())) {
                lines.add("registration: " + page.ink().bold(registered));
            }
        }
        return lines;
    }

    private static String count(Check.Subject subject) {
        long errors = subject.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .count();
        long others = subject.problems().size() - errors;
        String words = errors == 0 ? "" : errors + (errors == 1 ? " error" : " errors");
        String more = others == 0 ? "" : others + (others == 1 ? " remark" : " remarks");
        return words + (words.isEmpty() || more.isEmpty() ? "" : ", ") + more;
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("subject", "severity", "code", "path", "line", "column", "message", "hint");
        for (Check.Subject subject : result.subjects()) {
            for (Problem problem : subject.problems()) {
                Location at = problem.location();
                tsv.row(
                        subject.title(),
                        problem.severity().word(),
                        problem.code(),
                        at == null ? null : at.path(),
                        at == null ? null : at.line(),
                        at == null ? null : at.column(),
                        problem.message(),
                        problem.hint());
            }
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Check.Subject subject : result.subjects()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("subject", subject.title());
            one.put("change", subject.change().isEmpty() ? null : subject.change());
            one.put(
                    "errors",
                    subject.problems().stream()
                            .filter(p -> p.severity() == Severity.ERROR)
                            .count());
            one.put("problems", subject.problems().size());
            one.put("registration", subject.registered());
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> inEnvelope() {
        return result.subjects().stream()
                .flatMap(subject -> subject.problems().stream())
                .toList();
    }
}
