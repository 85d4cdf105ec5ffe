package dev.paribus.render;

import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Review;
import dev.paribus.model.Summary;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Shell;
import dev.paribus.text.Width;
import dev.paribus.verb.Show;
import dev.paribus.workflow.history.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One experiment as a page for a person. */
final class ShowText {
    private static final int INDENT = 2;
    private static final int GAP = 2;

    /** A narrower page has no room for an age beside a date. */
    private static final int AGED = 80;

    private final Show.Result result;
    private final ExperimentRecord record;
    private final Page page;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    ShowText(Show.Result result, Page page) {
        this.result = result;
        this.record = result.record();
        this.page = page;
        this.ink = page.ink();
    }

    List<String> lines() {
        head();
        plan();
        criteria();
        judged();
        lines.addAll(new ShowNumbers(result, page).lines());
        decisions();
        remarks();
        story();
        logs();
        git();
        return lines;
    }

    private void head() {
        Summary summary = result.summary();
        String verdict = record.exploratory()
                ? "not evidence"
                : summary == null || summary.verdict() == null
                        ? ""
                        : summary.verdict().word();
        String state = ShowView.state(result).word();
        String name = record.name().text();
        String line = ink.bold(name) + "  " + state + (verdict.isEmpty() ? "" : ", " + Standing.paint(verdict, ink));
        String downgraded = Review.downgrade(result.explained().reviews())
                .map(review -> "downgraded by " + Escape.terminal(review.name()))
                .orElse("");
        boolean beside = Width.of(name + "  " + state + ", " + verdict + ", " + downgraded) <= page.width();
        lines.add(beside && !downgraded.isEmpty() ? line + ", " + ink.warn(downgraded) : line);
        if (!beside && !downgraded.isEmpty()) {
            wrapped(downgraded, ink::warn);
        }
        String hypothesis = record.hypothesis();
        if (hypothesis != null) {
            wrapped(page.glyphs().quoted(Escape.terminal(hypothesis.strip().replaceAll("\\s+", " "))));
        }
        if (summary != null && !summary.reason().isEmpty()) {
            wrapped(Escape.terminal(summary.reason()));
        }
        if (result.joint() != null) {
            wrapped("joint effect, beside the verdict: "
                    + Escape.terminal(result.joint().sentence()));
        }
        if (summary != null) {
            summary.collectedLabel().ifPresent(label -> wrapped(label + ", made elsewhere"));
        }
        Entry.exceptions(record.labels()).stream()
                .filter(label -> !label.startsWith("with: ") && !label.startsWith("block: "))
                .forEach(label -> wrapped(Escape.terminal(label)));
        result.again().forEach(sentence -> wrapped(Escape.terminal(sentence)));
        String family = record.more().get("family");
        if (family != null) {
            wrapped("one of " + Escape.terminal(family));
        }
    }

    private void wrapped(String text) {
        wrapped(text, UnaryOperator.identity());
    }

    private void wrapped(String text, UnaryOperator<String> paint) {
        Width.wrap(text, page.width() - INDENT).forEach(line -> lines.add("  " + paint.apply(line)));
    }

    private void title(String text) {
        lines.add("");
        lines.add(ink.bold(text));
    }

    private void add(Section section) {
        lines.addAll(section.lines(INDENT, page));
    }

    private void plan() {
        title("Plan");
        var section = new Section().whole();
        section.row(
                "change",
                Escape.terminal(result.change()) + " (" + record.change().kind().word() + ")");
        if (!record.change().with().isEmpty()) {
            section.row(
                    "with", Escape.terminal(String.join(", ", record.change().with())));
        }
        section.row(
                "parent",
                record.parent() == null
                        ? "none: the first baseline"
                        : record.parent().text());
        section.row("seeds", joined(record.seeds()) + " (" + record.pairing().word() + ")");
        Looks.added(result.amendments()).forEach(line -> section.row("", line));
        if (result.registered() != null) {
            section.row("registered", "before its results: " + result.registered());
        }
        if (record.expect() != null) {
            section.row("expected", expected());
        }
        if (!record.known().isEmpty()) {
            section.row("known", Escape.terminal(String.join("; ", record.known())));
        }
        if (record.ifRefuted() != null) {
            section.row("if refuted", Escape.terminal(record.ifRefuted()));
        }
        record.more().forEach((key, text) -> section.row(Escape.terminal(key), Escape.terminal(text)));
        add(section);
    }

    private String expected() {
        var parts = new ArrayList<String>();
        var expect = record.expect();
        if (expect != null && expect.gain() != null) {
            parts.add("gain " + expect.gain().toPlainString());
        }
        if (expect != null && expect.probability() != null) {
            parts.add("probability " + expect.probability().toPlainString());
        }
        if (expect != null && expect.cost() != null) {
            parts.add("cost " + Escape.terminal(expect.cost()));
        }
        return String.join(", ", parts);
    }

    static String joined(List<Integer> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void criteria() {
        if (record.success().isEmpty() && record.guard().isEmpty()) {
            return;
        }
        title("Criteria");
        var section = new Section();
        record.success().forEach(criterion -> criterion(section, "success", criterion));
        record.guard().forEach(criterion -> criterion(section, "guard", criterion));
        record.abortIf().forEach(line -> section.row("abort if", Escape.terminal(line.text()), ""));
        add(section);
        Summary summary = result.summary();
        Optional<Look> look = summary == null ? Optional.empty() : summary.newest();
        look.ifPresent(l -> lines.add("  try " + l.k() + " against this parent, look " + l.look()));
        if (summary != null) {
            Looks.earlier(summary).forEach(this::wrapped);
        }
    }

    private void criterion(Section section, String kind, Criterion criterion) {
        Summary summary = result.summary();
        Optional<CriterionVerdict> verdict = summary == null
                ? Optional.empty()
                : summary.newest().stream()
                        .flatMap(look -> look.criteria().stream())
                        .filter(one ->
                                one.criterion().text().equals(criterion.text()) && one.guard() == kind.equals("guard"))
                        .findFirst();
        // The reasons stand in the sentence below the name, all of them.
        section.row(
                kind,
                Escape.terminal(criterion.text()),
                verdict.map(v -> v.verdict().word()).orElse("not judged yet"));
    }

    /** How the verdict came about, how it stands now, and with what care to read it. */
    private void judged() {
        Summary summary = result.summary();
        if (summary == null || summary.newest().isEmpty()) {
            return;
        }
        var explained = new Explained(summary, result.project(), result.explained());
        title("How it was judged");
        for (List<String> part :
                List.of(explained.method(), explained.ranges(), explained.now(), explained.differences())) {
            part.forEach(line -> wrapped(Escape.terminal(line)));
        }
        List<String> caveats = explained.caveats();
        if (!caveats.isEmpty()) {
            title("Read it with care");
            caveats.forEach(line -> wrapped(Escape.terminal(line)));
        }
    }

    /** What people said of it. */
    private void remarks() {
        Explanation known = result.explained();
        if (!known.reviews().isEmpty()) {
            title("Review");
            int look = result.summary() == null ? 0 : result.summary().looks().size();
            known.reviews().forEach(review -> wrapped(Escape.terminal(ExplainedData.sentence(review, look))));
        }
        if (!known.notes().isEmpty()) {
            title("Notes");
            known.notes().forEach(note -> wrapped(Escape.terminal(note.text())));
        }
    }

    private void decisions() {
        if (result.decisions().isEmpty()) {
            return;
        }
        title("Decision");
        for (Decision decision : result.decisions()) {
            wrapped(decision.state().word() + " because " + Escape.terminal(decision.because()));
            if (decision.although() != null) {
                wrapped("although " + Escape.terminal(decision.although()));
            }
        }
    }

    private void story() {
        title("Story");
        var section = new Section().whole();
        for (Show.Event event : result.story()) {
            section.row(
                    event.what(),
                    Ages.iso(event.time()).substring(0, 16).replace('T', ' '),
                    brief(event.commit()),
                    page.width() < AGED ? "" : Ages.relative(event.time(), page.now()),
                    Escape.terminal(withoutName(event.subject())));
        }
        add(section);
    }

    /** The tool's subjects begin with the name, which stands above already. */
    private String withoutName(String subject) {
        String prefix = record.name() + ": ";
        return subject.startsWith(prefix) ? subject.substring(prefix.length()) : subject;
    }

    /** The first log in full; the others are usually its copies, and git shows them. */
    private void logs() {
        for (Show.LogTail log : result.logs().stream().limit(1).toList()) {
            title("End of the log of seed " + log.seed());
            for (String line : log.lines()) {
                String safe = Escape.block(line).replace("\n", " ");
                lines.add(Width.truncate(
                        ("  | " + safe).stripTrailing(),
                        page.width(),
                        page.glyphs().ellipsis()));
            }
        }
        for (Show.LogTail log : result.logs().stream().skip(1).toList()) {
            lines.add("  seed " + log.seed() + ": git show "
                    + Shell.word(result.place().ref() + ":" + log.path()));
        }
    }

    private void git() {
        title("In plain git");
        commands(result.git().stream()
                .map(step -> List.of(step.command(), step.what()))
                .toList());
        if (result.summary() != null) {
            title("Repeat");
            commands(ShowView.repeat(result));
        }
    }

    /** A command is never cut: what it is for stands behind it, or above it where most have no room for that. */
    private void commands(List<List<String>> steps) {
        int longest =
                steps.stream().mapToInt(step -> Width.of(step.get(1))).max().orElse(0);
        int room = page.width() - longest - 2 * GAP;
        List<Integer> widths = steps.stream().map(step -> Width.of(step.get(0))).toList();
        List<Integer> fitting = widths.stream().filter(wide -> wide <= room).toList();
        boolean beside = 2 * fitting.size() > widths.size();
        int width = beside ? Collections.max(fitting) : -1;
        for (List<String> step : steps) {
            String command = Escape.terminal(step.get(0));
            String what = Escape.terminal(step.get(1));
            if (Width.of(command) <= width) {
                lines.add("  " + Width.left(command, width) + "  " + ink.dim(what));
            } else {
                lines.add("  " + ink.dim("# " + what));
                lines.add("  " + command);
            }
        }
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
