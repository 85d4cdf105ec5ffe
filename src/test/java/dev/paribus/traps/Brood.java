package dev.paribus.traps;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;

/**
 * A champion and its measured, supported siblings: {@code amber-otter} (a rate), {@code bold-heron} (a weight), {@code calm-ibis} and
 * {@code deep-lake} (each a line of the model, far apart), {@code early-moss} (the same line as calm-ibis), {@code fair-reed} (another
 * rate than amber-otter). {@code acc} adds them up, less what {@code lr} and {@code wd} cost together.
 */
final class Brood {
    private static final String TRAIN = """
            #!/bin/sh
            value() { sed -n "s/.*\\"$1\\": \\([0-9.e+-]*\\).*/\\1/p" "$PARIBUS_PARAMS"; }
            . ./model.sh
            awk -v lr="$(value lr)" -v wd="$(value wd)" -v bonus="$bonus" -v cap="$cap" -v seed="$PARIBUS_SEED" 'BEGIN {
                noise = (seed * 7 % 5) / 1000 + (seed * seed * (lr + 3 * wd + bonus + cap) * 1000 % 7) / 10000
                printf "acc: %.6f\\n", 0.5 + lr - wd + bonus + cap + noise - (lr > 0.15 && wd < 0.04 ? 0.05 : 0)
            }'
            """;
    static final String MODEL = "# the model\nbonus=0\n# what it\n# is held\n# back by\ncap=0\n";

    private static final RepoTemplate MEASURED = new RepoTemplate(folder -> {
        TestRepo repo = TestRepo.in(folder);
        repo.write("train.sh", TRAIN)
                .write("model.sh", MODEL)
                .write("params.yaml", "# how it learns\nlr: 0.1   # the rate\nwd: 0.05\nlayers: [64, 32]\n")
                .commit("a training script");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..3").ok();
        repo.paribus("run").ok();
        attempt(repo, "amber-otter", "lr=0.2");
        attempt(repo, "bold-heron", "wd=0.01");
        attempt(repo, "fair-reed", "lr=0.3");
        idea(repo, "calm-ibis", MODEL.replace("bonus=0", "bonus=0.2"));
        idea(repo, "deep-lake", MODEL.replace("cap=0", "cap=0.1"));
        idea(repo, "early-moss", MODEL.replace("bonus=0", "bonus=0.3"));
        return repo;
    });

    private Brood() {}

    static TestRepo measured(Path temporary) {
        return MEASURED.copyTo(temporary);
    }

    static void attempt(TestRepo repo, String name, String assignment) {
        repo.paribus("try", assignment, "--because", "it raises acc since the loss says so", "--name", name)
                .ok();
    }

    static void idea(TestRepo repo, String name, String model) {
        repo.write("model.sh", model);
        repo.paribus("try", "--kind", "heuristic", "--because", "it raises acc since it sees more", "--name", name)
                .ok();
        repo.git("switch", "-q", "main");
    }
}
