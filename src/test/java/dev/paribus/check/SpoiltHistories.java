package dev.paribus.check;

import static dev.paribus.check.Plans.files;

import dev.paribus.model.ChangeKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A history for each rule on the order of commits, which that rule alone finds fault with. */
final class SpoiltHistories {
    private SpoiltHistories() {}

    /** The same for the rules on the order of plan and results. */
    static void into(Map<String, Consumer<Plans>> out) {
        out.put("record-copied", p -> {
            p.branch = "exp/mossy-harbor";
            Histories.but(h -> h.owner = "exp/amber-otter").accept(p);
        });
        out.put("branch-case", Histories.but(h -> h.alike = List.of("exp/Amber-Otter")));
        out.put("history-shallow", Histories.but(h -> {
            h.cut = true;
            h.line.subList(0, 2).clear();
        }));
        out.put("registration-after-results", Histories.but(h -> h.before = true));
        out.put(
                "registration-missing",
                Histories.but(h -> h.ran.put(Histories.RAN, new History.RanAt(true, true, "slate-heron", List.of()))));
        out.put("registration-squashed", Histories.but(h -> {
            h.line.subList(0, 2).clear();
            h.ran.put(Histories.RAN, new History.RanAt(false, false, null, List.of()));
        }));
        out.put("registration-amended", Histories.but(h -> {
            h.ran.put(Histories.RAN, new History.RanAt(false, false, null, List.of()));
            for (int i = 0; i < 4; i++) {
                h.edit(i, "0.005", "0.001");
            }
            h.now = h.line.get(0).record();
        }));
        out.put(
                "results-cherry-picked",
                Histories.but(h -> h.ran.put(
                        Histories.RAN, new History.RanAt(true, false, "amber-otter", List.of("exp/amber-otter-2")))));
        out.put(
                "history-rewritten",
                Histories.but(h -> h.ran.put(Histories.RAN, new History.RanAt(true, false, "amber-otter", List.of()))));
        out.put("plan-edited", Histories.but(h -> {
            h.edit(3, "0.005", "0.001");
            h.now = h.line.get(3).record();
        }));
        out.put(
                "change-renamed",
                Histories.but(h -> h.now = Histories.RECORD.replace("optimizer.lr", "optimizer.rate")));
        out.put("parent-swapped", Histories.but(h -> h.now = Histories.RECORD.replace("slate", "weak")));
        out.put("plan-put-back", Histories.but(h -> h.edit(3, "because", "since")));
        out.put("seed-dropped", Histories.but(h -> {
            h.line.subList(2, 4).clear();
            h.summary = h.seeds(h.summary.seeds().subList(0, 4));
        }));
        out.put("seed-unplanned", Histories.but(h -> h.summary = h.with(6)));
        out.put("amendment-late", Histories.but(h -> h.amendedFrom(4)));
        out.put(
                "commit-mixed",
                Histories.but(h -> h.line.add(Histories.step(
                        'f', Histories.RECORD, h.summary, List.of("results/summary.yaml"), List.of("train.py")))));
        out.put(
                "results-rewritten",
                Histories.but(h -> h.line.set(
                        2,
                        Histories.step('d', Histories.RECORD, h.with(6), List.of("results/summary.yaml"), List.of()))));
        out.put(
                "results-edited",
                Histories.but(h -> h.wrong = List.of(new History.Compared("seed 2, val_f1", "0.91", "0.61"))));
        out.put("results-not-provable", Histories.but(h -> h.unknown = List.of("the parent's results are not here")));
        out.put(
                "trailers-differ",
                Histories.but(
                        h -> h.trailers = List.of(new History.Compared("Experiment-Verdict", "supported", "refuted"))));
        out.put(
                "entry-rewritten",
                Histories.but(h -> h.appended = List.of(new Appended(
                        "results/notes.yaml",
                        List.of(
                                new Appended.Version("9".repeat(40), true, "a@b.c", "- a gain\n", List.of()),
                                new Appended.Version(null, false, "", "- a loss\n", List.of())),
                        List.of()))));
        out.put("review-other", Histories.but(h -> h.reviewed("Ada <ada@b.c>", "eve@b.c")));
        out.put("review-own", Histories.but(h -> {
            h.reviewed("Ada <ada@b.c>", "ada@b.c");
            h.authors = Set.of("ada@b.c");
        }));
        out.put("merged-change", p -> {
            p.kind = ChangeKind.MODEL;
            p.params = List.of();
            p.code = files("M train.py", "M eval.py");
            Histories.but(h -> h.merge(1, "eval.py")).accept(p);
        });
    }
}
