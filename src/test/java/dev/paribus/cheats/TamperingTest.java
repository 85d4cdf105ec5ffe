package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A digit of what was measured, planned or decided, changed by hand afterwards, is found by its code: in a commit of its own, in the
 * amended commit that brought it, in the work tree, in the trailers. What nobody can find in one clone is named below. Usually each
 * thing once, in one of the ways; with {@code -Pslow} four digits of each, in every way.
 */
class TamperingTest {
    /** An experiment with a sibling before it, a guard, an amendment and its second look. */
    private static final RepoTemplate MEASURED = new RepoTemplate(folder -> {
        TestRepo repo = Scene.champion(folder).repo;
        repo.paribus("try", "wd=0.04", "--because", "it raises acc since x", "--name", "bold-heron");
        repo.paribus(
                        "try",
                        "lr=0.2",
                        "--because",
                        "it raises acc by 5 points since x",
                        "--success",
                        "acc >= parent + 0.05",
                        "--guard",
                        "acc >= 0.55",
                        "--name",
                        Scene.NAME)
                .ok();
        repo.paribus("run", Scene.NAME, "--seeds", "+4", "--because", "1 more").ok();
        repo.git("switch", "-q", Scene.BRANCH);
        return repo;
    });

    private static final RepoTemplate DECIDED = new RepoTemplate(folder -> {
        TestRepo repo = MEASURED.copyTo(folder);
        repo.paribus("discard", Scene.NAME, "--because", "5 points cost 2 hours")
                .ok();
        repo.git("switch", "-q", Scene.BRANCH);
        repo.paribus("keep", Scene.NAME, "--because", "in the end 7 points are better")
                .ok();
        repo.git("switch", "-q", Scene.BRANCH);
        return repo;
    });

    /** How the edit comes into the repository. */
    private enum Way {
        COMMIT,
        AMEND,
        TREE,
        MESSAGE
    }

    private static final Set<Way> FILES = Set.of(Way.COMMIT, Way.AMEND, Way.TREE);

    /**
     * What only one place says, so that nothing contradicts it once the commit that holds it is rewritten: how long an attempt took and
     * what its process was, how many lines of a series were left out, the environment, and the prose of a message. None of it is
     * a value, a criterion, a count or a verdict. Only a pushed copy tells (evidence-of-order.md).
     */
    private static boolean impossible(String file, Way way, String key) {
        boolean attempt = key.matches(".*attempts\\.(started|seconds|exit|jobs|token)") && way == Way.AMEND;
        boolean leftOut = file.endsWith("metrics.jsonl") && key.equals("of") && way != Way.COMMIT;
        boolean environment = file.endsWith("environment.yaml") && way != Way.COMMIT;
        boolean prose =
                way == Way.MESSAGE && !key.matches("Experiment-(State|Parent|Kind|Hypothesis|Verdict|Metric|Decision)");
        return attempt || leftOut || environment || prose;
    }

    @TempDir
    Path temporary;

    private TestRepo repo;
    private int most = 1;
    private int planned;
    private int named;
    private final List<String> missed = new ArrayList<>();
    private final Map<String, Integer> found = new TreeMap<>();

    @Test
    void each_thing_once() throws IOException {
        play();
        assertThat(planned).isGreaterThan(80);
    }

    @Test
    @Tag("slow")
    void four_digits_of_each_thing_in_every_way() throws IOException {
        most = 4;
        play();
        assertThat(planned).isGreaterThan(600);
    }

    private void play() throws IOException {
        repo = MEASURED.copyTo(temporary);
        assertThat(codes(Way.COMMIT)).isEmpty();
        assertThat(codes(Way.TREE)).isEmpty();
        files("results/summary.yaml", FILES);
        files("results/amendments.yaml", FILES);
        files("results/seed-1/metrics.jsonl", FILES);
        files("results/seed-4/metrics.jsonl", Set.of(Way.AMEND));
        files("results/seed-1/environment.yaml", Set.of(Way.COMMIT));
        files("experiment.yaml", FILES);
        files("message", Set.of(Way.MESSAGE));
        repo = DECIDED.copyTo(Files.createDirectories(temporary.resolve("decided")));
        assertThat(codes(Way.COMMIT)).isEmpty();
        files("results/decision.yaml", FILES);
        files("message", Set.of(Way.MESSAGE));
        System.out.println("planned " + planned + ", found " + (planned - named - missed.size())
                + ", named as impossible " + named + ", missed " + missed.size() + ", by " + found);
        assertThat(missed).isEmpty();
        assertThat(found.keySet())
                .contains("results-edited", "results-rewritten", "plan-edited", "trailers-differ", "entry-rewritten");
    }

    private void files(String file, Set<Way> ways) {
        String before = ways.contains(Way.MESSAGE) ? repo.git("log", "-1", "--format=%B") : repo.read(file);
        var seen = new HashMap<String, Integer>();
        for (Tampering.Edit edit : Tampering.of(before)) {
            if (seen.merge(edit.key() + edit.word(), 1, Integer::sum) <= most) {
                List<Way> all = ways.stream().sorted().toList();
                (most > 1 ? all : List.of(all.get(planned % all.size()))).forEach(way -> one(file, way, edit));
            }
        }
    }

    private void one(String file, Way way, Tampering.Edit edit) {
        planned++;
        if (impossible(file, way, edit.key())) {
            named++;
            return;
        }
        String tip = repo.head();
        if (way == Way.MESSAGE) {
            repo.git("commit", "-q", "--amend", "--no-verify", "-m", edit.text());
        } else {
            repo.write(file, edit.text());
        }
        if (way == Way.AMEND) {
            repo.git("commit", "-q", "-a", "--amend", "--no-verify", "-C", "HEAD");
        } else if (way == Way.COMMIT) {
            repo.git("commit", "-q", "-a", "--no-verify", "-m", "tidy");
        }
        Set<String> codes = codes(way);
        if (codes.isEmpty()) {
            missed.add(way + " " + file + " " + edit.key() + ": " + edit.before() + " -> " + edit.after());
        }
        codes.forEach(code -> found.merge(code, 1, Integer::sum));
        repo.git("reset", "-q", "--hard", tip);
    }

    /** The codes of errors. */
    private Set<String> codes(Way way) {
        var out = new LinkedHashSet<String>();
        (way == Way.TREE ? repo.paribus("check") : repo.paribus("check", Scene.NAME))
                .lines().stream().skip(1).map(line -> line.split("\t")).forEach(cells -> {
                    if (cells[1].equals("error")) {
                        out.add(cells[2]);
                    }
                });
        return out;
    }
}
