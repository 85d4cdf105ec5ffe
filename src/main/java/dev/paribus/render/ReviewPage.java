package dev.paribus.render;

import static dev.paribus.render.MarkdownPage.cell;
import static dev.paribus.render.MarkdownPage.code;
import static dev.paribus.render.MarkdownPage.sentence;

import dev.paribus.evidence.Outlook;
import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.text.Durations;
import dev.paribus.text.Numbers;
import dev.paribus.text.Seeds;
import dev.paribus.workflow.history.Dossier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One experiment as a comment on a pull request: the verdict first, everything long folded. */
final class ReviewPage {
    private final Dossier dossier;
    private final ExperimentRecord record;
    private final @Nullable Summary summary;
    private final MarkdownPage page = new MarkdownPage();

    ReviewPage(Dossier dossier) {
        this.dossier = dossier;
        this.record = dossier.experiment().record();
        this.summary = dossier.experiment().summary();
    }

    List<String> lines() {
        page.lines("<!-- paribus:review:" + record.name() + " -->");
        head();
        facts();
        if (summary == null) {
            plan();
        } else {
            metrics(summary);
            criteria(summary);
            judged(summary);
        }
        people();
        checks();
        new ReviewFolds(dossier, page).add();
        repeat();
        return page.lines();
    }

    private void head() {
        String title = "## " + record.name() + ": " + verdict();
        page.lines(title, "");
        if (summary != null && !summary.reason().isEmpty()) {
            page.lines(sentence(summary.reason()), "");
        }
        Review.downgrade(dossier.explained().reviews())
                .ifPresent(review -> page.lines(
                        "**Downgraded by " + cell(review.name()) + (review.own() ? ", its author" : "") + "**: "
                                + sentence(review.because()),
                        ""));
        String hypothesis = record.hypothesis();
        if (hypothesis != null) {
            page.lines("> " + sentence(hypothesis), "");
        }
    }

    private String verdict() {
        if (summary == null) {
            return "a plan, not measured yet";
        }
        String word = summary.verdict() == null
                ? summary.state().word()
                : summary.verdict().word();
        return record.exploratory() ? word + " (exploratory: not evidence)" : word;
    }

    private void facts() {
        var items = new ArrayList<String>();
        items.add("**Changed**: " + code(dossier.change()) + " ("
                + record.change().kind().word() + ")" + with()
                + (record.parent() == null
                        ? ""
                        : ", against " + code(record.parent().text())));
        for (String label : Entry.exceptions(record.labels())) {
            if (!label.startsWith("with: ")) {
                items.add("**Exception**: " + sentence(label));
            }
        }
        items.add(registered());
        if (record.expect() != null) {
            items.add("**Expected**: " + expected());
        }
        if (!record.known().isEmpty()) {
            items.add("**Known**: " + sentence(String.join("; ", record.known())));
        }
        record.more().forEach((key, value) -> items.add("**" + cell(key) + "**: " + sentence(value)));
        if (record.ifRefuted() != null) {
            items.add("**If refuted**: " + sentence(record.ifRefuted()));
        }
        page.list(items, "facts", 8_000);
    }

    private String with() {
        List<String> with = record.change().with();
        return with.isEmpty() ? "" : ", which brings along " + code(String.join(", ", with));
    }

    private String registered() {
        String at = dossier.registration() == null ? "by no commit here" : "in " + brief(dossier.registration());
        if (summary == null) {
            return "**Registered** " + at + ", before any result";
        }
        String how = dossier.registered() == null ? "nothing to prove yet" : dossier.registered();
        return "**Registered** " + at + ", before its results"
                + (dossier.result() == null ? "" : " (" + brief(dossier.result()) + ")") + ": " + how;
    }

    private String expected() {
        var expect = record.expect();
        var parts = new ArrayList<String>();
        if (expect != null && expect.gain() != null) {
            parts.add("gain " + expect.gain().toPlainString());
        }
        if (expect != null && expect.probability() != null) {
            parts.add("probability " + expect.probability().toPlainString());
        }
        if (expect != null && expect.cost() != null) {
            parts.add("cost " + expect.cost());
        }
        return sentence(String.join(", ", parts));
    }

    /** What is decided before the run, and what it can find out. */
    private void plan() {
        var rows = new ArrayList<List<String>>();
        record.success().forEach(criterion -> rows.add(List.of("success", code(criterion.text()))));
        record.guard().forEach(criterion -> rows.add(List.of("guard", code(criterion.text()))));
        record.abortIf().forEach(criterion -> rows.add(List.of("ends early", code(criterion.text()))));
        if (!rows.isEmpty()) {
            page.lines("### What counts").table(List.of("", "criterion"), rows, "criteria", 8_000);
        }
        var items = new ArrayList<String>();
        items.add(Seeds.named(dossier.experiment().planned()) + ", "
                + record.pairing().word());
        for (Outlook outlook : dossier.outlooks()) {
            items.add(sentence(outlook.sentence()));
            outlook.advice().forEach(advice -> items.add("**" + cell(advice.message()) + "**"));
        }
        if (dossier.cost() != null) {
            items.add("about " + Durations.words(Duration.ofMillis(Math.round(dossier.cost() * 1000)))
                    + " for all seeds one after another, by the parent's runs");
        }
        page.lines("### What it can find out").list(items, "lines", 6_000);
    }

    private void metrics(Summary results) {
        var rows = new ArrayList<List<String>>();
        Summary parent =
                dossier.explained().parent() != null ? dossier.explained().parent() : dossier.parent();
        for (Metric metric : dossier.experiment().project().metrics()) {
            MetricSummary own = results.metrics().get(metric.name());
            MetricSummary before = parent == null ? null : parent.metrics().get(metric.name());
            if (own != null || before != null) {
                rows.add(List.of(
                        metric.primary() ? "**" + cell(metric.name()) + "**" : cell(metric.name()),
                        metric.goal().sign() > 0 ? "more" : "less",
                        mean(before),
                        mean(own),
                        difference(metric, before, own),
                        own == null ? "" : cell(Explained.range(own))));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        String before =
                record.parent() == null ? "before" : cell(record.parent().text());
        page.table(
                List.of("metric", "better is", before, cell(record.name().text()), "difference", "values"),
                rows,
                "metrics",
                8_000);
    }

    private static String mean(@Nullable MetricSummary metric) {
        if (metric == null || metric.mean() == null) {
            return "not measured";
        }
        return Numbers.mean(metric.mean(), metric.sd()) + (metric.sd() == null ? "" : " ± " + Numbers.sd(metric.sd()))
                + " (n " + metric.n() + ")";
    }

    private static String difference(Metric metric, @Nullable MetricSummary before, @Nullable MetricSummary own) {
        if (before == null || own == null || before.mean() == null || own.mean() == null) {
            return "";
        }
        double apart = own.mean() - before.mean();
        return Numbers.difference(apart, own.mean(), own.sd()) + " "
                + Differences.word(metric.goal(), (int) Math.signum(apart));
    }

    private void criteria(Summary results) {
        Look look = results.newest().orElse(null);
        var rows = new ArrayList<List<String>>();
        if (look == null) {
            record.success().forEach(one -> rows.add(List.of(code(one.text()), "success", "not judged", "", "")));
            record.guard().forEach(one -> rows.add(List.of(code(one.text()), "guard", "not judged", "", "")));
        } else {
            look.criteria().forEach(one -> rows.add(criterion(one, look)));
        }
        if (!rows.isEmpty()) {
            page.table(
                    List.of("criterion", "", "verdict", "gain (better is positive), 95 %", "p"),
                    rows,
                    "criteria",
                    8_000);
        }
    }

    private static List<String> criterion(CriterionVerdict one, Look look) {
        Double shown = one.gain() == null ? one.excess() : one.gain();
        String gain = shown == null ? "" : Numbers.signed(Numbers.significant(shown, 3));
        String range = one.lower() == null || one.upper() == null
                ? ""
                : " (" + Numbers.signed(Numbers.significant(one.lower(), 3)) + " to "
                        + Numbers.signed(Numbers.significant(one.upper(), 3)) + ")";
        String p = one.pSupported() == null
                ? ""
                : Numbers.probability(one.pSupported())
                        + (one.guard() || look.k() == 1 ? "" : " times " + look.k() + " tried");
        Criterion criterion = one.criterion();
        return List.of(
                code(criterion.text()),
                one.guard() ? "guard" : "success",
                "**" + one.verdict().word() + "**",
                gain + range,
                cell(p));
    }

    private void judged(Summary results) {
        if (results.newest().isEmpty()) {
            return;
        }
        var explained = new Explained(results, dossier.experiment().project(), dossier.explained());
        var items = new ArrayList<String>();
        explained.now().forEach(line -> items.add(sentence(line)));
        explained.differences().forEach(line -> items.add(sentence(line)));
        Looks.earlier(results).forEach(line -> items.add("earlier " + sentence(line)));
        page.list(items, "lines", 6_000);
        page.fold("How it was judged, and with what care to read it");
        var more = new ArrayList<String>();
        explained.method().forEach(line -> more.add(sentence(line)));
        explained.ranges().forEach(line -> more.add(sentence(line)));
        explained.caveats().forEach(line -> more.add(sentence(line)));
        page.list(more, "lines", 6_000).unfold();
    }

    private void people() {
        var items = new ArrayList<String>();
        int look = summary == null ? 0 : summary.looks().size();
        dossier.explained().reviews().forEach(review -> items.add(sentence(ExplainedData.sentence(review, look))));
        for (Decision decision : dossier.experiment().decisions()) {
            items.add(sentence(decision.state().word() + ": " + decision.because()
                    + (decision.although() == null ? "" : ", although " + decision.although())));
        }
        dossier.explained().notes().forEach(note -> items.add("note: " + sentence(note.text())));
        if (!items.isEmpty()) {
            page.lines("### What people say").list(items, "entries", 6_000);
        }
    }

    private void checks() {
        List<Problem> findings = dossier.findings();
        if (findings.isEmpty()) {
            page.lines("`paribus check` finds nothing.", "");
            return;
        }
        var rows = new ArrayList<List<String>>();
        findings.forEach(
                finding -> rows.add(List.of(finding.severity().word(), code(finding.code()), cell(finding.message()))));
        page.lines("### What check finds").table(List.of("weighs", "code", "finding"), rows, "findings", 8_000);
    }

    private void repeat() {
        boolean whole = summary != null && summary.state() != State.FAILED && summary.state() != State.PARTIAL;
        page.lines(
                "Repeat it: `paribus " + (whole ? "repro " : "run ") + record.name() + "`",
                "",
                "<sub>paribus, " + code(dossier.ref()) + " at "
                        + brief(dossier.experiment().commit()) + "</sub>");
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
