package dev.paribus.refusals;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;

/**
 * A small project in a real repository: {@code train.sh} trains, its parameters stand in {@code params.yaml}, and the
 * parameter {@code ending} says how a run ends. Initialised and measured once a JVM, then copied.
 */
final class Laboratory {
    /** Reports {@code acc}, which grows with {@code optimizer.lr} and varies with the seed, unless {@code ending} wills it otherwise. */
    private static final String SCRIPT = """
            #!/bin/sh
            field() { sed -n 's/.*"'"$1"'": *"\\{0,1\\}\\([^",}]*\\).*/\\1/p' "$PARIBUS_PARAMS" | head -n 1; }
            report() { printf '{"acc": %s}\\n' "$1" >> "$PARIBUS_METRICS"; }
            echo "training with seed $PARIBUS_SEED"
            case $(field ending) in
                exit-3) echo "out of patience" >&2; exit 3 ;;
                killed) kill -KILL $$ ;;
                silent) exit 0 ;;
                text) report '"high"'; exit 0 ;;
                nan) report NaN; exit 0 ;;
                nan-once) [ "$PARIBUS_SEED" = 2 ] && { report NaN; exit 0; } ;;
                huge) report 1e400; exit 0 ;;
            esac
            report "$(awk -v lr="$(field lr)" -v seed="$PARIBUS_SEED" 'BEGIN { printf "%.4f", 0.8 + lr + (seed * 7 % 5) / 1000 }')"
            """;

    private static final String PARAMETERS = """
            # how it learns
            optimizer:
              lr: 0.01        # the rate
              momentum: 0.9
            epochs: 3
            seed: 42
            ending: good
            """;

    private static final RepoTemplate INITIALISED = new RepoTemplate(folder -> {
        TestRepo repo = plain(folder);
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..3").ok();
        return repo;
    });

    private static final RepoTemplate MEASURED = new RepoTemplate(folder -> {
        TestRepo repo = INITIALISED.copyTo(folder);
        repo.paribus("run").ok();
        return repo;
    });

    private Laboratory() {}

    /** A script and its parameters, committed; no project yet. */
    static TestRepo plain(Path temporary) {
        TestRepo repo = TestRepo.in(temporary);
        scripted(repo);
        return repo;
    }

    /** A project whose baseline is registered. */
    static TestRepo initialised(Path temporary) {
        return INITIALISED.copyTo(temporary);
    }

    /** A project with a champion. */
    static TestRepo measured(Path temporary) {
        return MEASURED.copyTo(temporary);
    }

    /** Replaces a text in a file of the checkout; fails when it is not there. */
    static void edit(TestRepo repo, String path, String find, String replacement) {
        String before = repo.read(path);
        if (!before.contains(find)) {
            throw new IllegalStateException(path + " does not hold '" + find + "':\n" + before);
        }
        repo.write(path, before.replace(find, replacement));
    }

    /** The name of the only experiment there is. */
    static String baseline(TestRepo repo) {
        return repo.git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/heads/exp/");
    }

    private static void scripted(TestRepo repo) {
        repo.executable("train.sh", SCRIPT);
        repo.write("params.yaml", PARAMETERS);
        repo.commit("a training script");
    }
}
