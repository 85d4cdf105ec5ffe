package dev.paribus.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project with a champion, parameters in {@code params.yaml}, code in {@code train.sh} and {@code model.sh}, and hooks. */
final class Bench {
    private static final RepoTemplate PROJECT = new RepoTemplate(Bench::made);

    private Bench() {}

    /** On trunk, nothing installed; the champion is {@code slate-heron}. */
    static TestRepo project(Path temporary) {
        return PROJECT.copyTo(temporary);
    }

    private static TestRepo made(Path folder) {
        TestRepo repo = TestRepo.in(folder);
        repo.executable("train.sh", "#!/bin/sh\n. ./model.sh\necho \"acc: 0.8$PARIBUS_SEED\"\n");
        repo.write("model.sh", "bonus=0\n");
        repo.write("params.yaml", "lr: 0.1\nmomentum: 0.9\nepochs: 3\n");
        repo.commit("a training script");
        repo.paribus("init", "--metric", "acc:maximize", "--params", "params.yaml", "--seeds", "1..2")
                .ok();
        repo.paribus("run").ok();
        return repo;
    }

    /** The same with the hooks, on the branch of {@code amber-otter}: lr 0.1 to 0.2, nothing staged. */
    static TestRepo experiment(Path temporary) {
        TestRepo repo = project(temporary);
        repo.paribus("hook", "install").ok();
        repo.paribus("new", "lr=0.2", "--name", "amber-otter", "--because", "acc is higher when it falls faster")
                .ok();
        repo.git("switch", "-q", "exp/amber-otter");
        return repo;
    }

    static void edit(TestRepo repo, String path, String find, String replacement) {
        String before = repo.read(path);
        assertThat(before).contains(find);
        repo.write(path, before.replace(find, replacement));
    }

    /** A {@code java} that is found by JAVA_HOME and by PATH, and writes a line into {@code calls} before it hands over. */
    static Map<String, String> spied(TestRepo repo, Path temporary) throws Exception {
        Path home = Files.createDirectories(temporary.resolve("spy/bin"));
        Path java = home.resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\necho \"$*\" >> '" + calls(temporary) + "'\nexec '" + System.getProperty("java.home")
                        + "/bin/java' \"$@\"\n");
        Path tool = home.resolve("paribus");
        Files.writeString(
                tool,
                "#!/bin/sh\nexec java -cp '" + System.getProperty("java.class.path") + "' dev.paribus.Main \"$@\"\n");
        assertThat(java.toFile().setExecutable(true) && tool.toFile().setExecutable(true))
                .isTrue();
        return Map.of(
                "JAVA_HOME",
                home.getParent().toString(),
                "PATH",
                home + ":" + repo.env().get("PATH"));
    }

    static Path calls(Path temporary) {
        return temporary.resolve("calls");
    }

    static Ran git(TestRepo repo, Path directory, Map<String, String> more, String... words) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return repo.child(directory, more, command);
    }
}
