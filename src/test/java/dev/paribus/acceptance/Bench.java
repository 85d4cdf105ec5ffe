package dev.paribus.acceptance;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A project with code in several files, a lock file, a block of parameters, and a measured baseline. */
final class Bench {
    private static final String SCRIPT = """
            #!/bin/sh
            sh features.sh > /dev/null
            sh model.sh > /dev/null
            lr=$(sed -n 's/.*"lr": \\([0-9.e+-]*\\).*/\\1/p' "$PARIBUS_PARAMS")
            awk -v lr="$lr" -v seed="$PARIBUS_SEED" 'BEGIN { printf "acc: %.4f\\n", 0.8 + lr + (seed * 7 % 5) / 1000 }'
            """;

    private static final String PARAMETERS = """
            # how it learns
            optimizer:
              lr: 0.01        # the rate
              momentum: 0.9
            model: {name: forest, trees: 100}
            inputs: [a]
            threshold: 0.5
            epochs: 3
            """;

    private static final RepoTemplate MEASURED = new RepoTemplate(folder -> {
        TestRepo repo = initialised(folder);
        repo.paribus("run").ok();
        return repo;
    });

    private Bench() {}

    static TestRepo measured(Path temporary) {
        return MEASURED.copyTo(temporary);
    }

    static TestRepo initialised(Path temporary) {
        TestRepo repo = TestRepo.in(temporary);
        repo.executable("train.sh", SCRIPT);
        repo.write("features.sh", "#!/bin/sh\necho a\n");
        repo.write("model.sh", "#!/bin/sh\necho forest\n");
        repo.write("requirements.txt", "sklearn\n");
        repo.write("params.yaml", PARAMETERS);
        repo.commit("a training script");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..2").ok();
        return repo;
    }

    static void edit(TestRepo repo, String path, String find, String replacement) {
        String before = repo.read(path);
        if (!before.contains(find)) {
            throw new IllegalStateException(path + " does not hold '" + find + "':\n" + before);
        }
        repo.write(path, before.replace(find, replacement));
    }

    static String[] with(String[] words, String... more) {
        List<String> out = new ArrayList<>(Arrays.asList(words));
        out.addAll(Arrays.asList(more));
        return out.toArray(new String[0]);
    }

    /** Registers one parameter's change and checks its branch out; returns the experiment's name. */
    static String registered(TestRepo repo, String assignment, String because) {
        String name =
                repo.paribus("new", assignment, "--because", because).ok().out().strip();
        repo.git("switch", "-q", "exp/" + name);
        return name;
    }
}
