package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;

/**
 * A project with a measured champion and, on a branch that is checked out, {@code amber-otter}: a rate that was changed,
 * measured on three seeds and supported. Made once, copied for each test.
 */
final class Scene {
    static final String NAME = "amber-otter";
    static final String BRANCH = "exp/" + NAME;

    private static final String TRAIN = """
            #!/bin/sh
            value() { sed -n "s/.*\\"$1\\": \\([0-9.e+-]*\\).*/\\1/p" "$PARIBUS_PARAMS"; }
            . ./model.sh
            awk -v lr="$(value lr)" -v wd="$(value wd)" -v bonus="$bonus" -v seed="$PARIBUS_SEED" 'BEGIN {
                noise = (seed * 7 % 5) / 1000 + (seed * seed * (lr + 3 * wd + bonus) * 1000 % 7) / 10000
                printf "acc: %.6f\\n", 0.5 + lr - wd + bonus + noise
            }'
            """;

    private static final RepoTemplate CHAMPION = new RepoTemplate(folder -> {
        Scene scene = Scene.of(folder, TRAIN);
        scene.repo.paribus("run").ok();
        return scene.repo;
    });

    final TestRepo repo;

    private Scene(TestRepo repo) {
        this.repo = repo;
    }

    /** The champion and the supported experiment, its branch checked out. */
    static Scene measured(Path temporary) {
        Scene scene = registered(temporary);
        scene.repo.paribus("run", NAME).ok();
        return scene;
    }

    /** The same before it was run. */
    static Scene registered(Path temporary) {
        Scene scene = champion(temporary);
        scene.repo
                .paribus("new", "lr=0.2", "--because", "it raises acc since steps are small", "--name", NAME)
                .ok();
        scene.repo.git("switch", "-q", BRANCH);
        return scene;
    }

    /** The edit of the checkout as an idea in code, by {@code new} or {@code try}. */
    Ran idea(String verb) {
        return repo.paribus(
                verb, "--kind", "heuristic", "--because", "it raises acc since it sees more", "--name", NAME);
    }

    /** The champion alone, trunk checked out. */
    static Scene champion(Path temporary) {
        return new Scene(CHAMPION.copyTo(temporary));
    }

    /** An initialised project whose training script is given. */
    static Scene of(Path temporary, String script) {
        var scene = new Scene(TestRepo.in(temporary));
        TestRepo repo = scene.repo;
        repo.write("train.sh", script)
                .write("model.sh", "bonus=0\n")
                .write("eval.sh", "echo judge\n")
                .write("params.yaml", "lr: 0.1\nwd: 0.05\nepochs: 3\n")
                .commit("a training script");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..3").ok();
        repo.write("paribus.yaml", repo.read("paribus.yaml").stripTrailing() + "\nprotect: [eval.sh]\n")
                .commit("protect what judges");
        return scene;
    }

    static String usual() {
        return TRAIN;
    }

    /** Replaces a text that stands in a file. */
    void edit(String path, String from, String to) {
        String text = repo.read(path);
        assertThat(text).as(path).contains(from);
        repo.write(path, text.replace(from, to));
    }

    /** The name of the champion. */
    String champion() {
        return repo.git("show", "main:experiment.yaml")
                .lines()
                .filter(line -> line.startsWith("name: "))
                .map(line -> line.substring(6).strip())
                .findFirst()
                .orElseThrow();
    }

    /** Asserts that git took it: everything is committed, and no object is broken. */
    void gitAcceptsIt() {
        assertThat(repo.git("status", "--porcelain")).as("git status").isEmpty();
        assertThat(repo.git("fsck", "--strict", "--no-dangling", "--no-reflogs"))
                .as("git fsck --strict")
                .isEmpty();
    }

    /** The codes that {@code check} finds, in order. */
    List<String> codes(String... words) {
        Ran ran = check(words);
        assertThat(ran.lines()).as(ran.toString()).first().asString().startsWith("subject\t");
        return ran.lines().stream().skip(1).map(line -> line.split("\t")[2]).toList();
    }

    private Ran check(String... words) {
        var all = new java.util.ArrayList<>(List.of("check"));
        all.addAll(List.of(words));
        return repo.paribus(all.toArray(new String[0]));
    }

    /** What a person reads, line by line. */
    List<String> text(String... words) {
        var all = new java.util.ArrayList<>(List.of(words));
        all.add("--text");
        return repo.paribus(all.toArray(new String[0])).lines();
    }

    /** Asserts a finding that makes the answer no. */
    void refuses(String name, String code) {
        assertThat(codes(name)).as("check " + name).contains(code);
        check(name).exits(1);
    }

    /** Asserts that nothing at all is found in the experiment, and that its registration is shown as it should be. */
    void isClean(String name, String registration) {
        assertThat(codes(name)).as("check " + name).isEmpty();
        assertThat(registration(name)).isEqualTo(registration);
    }

    /** What {@code check --json} says of the registration. */
    String registration(String name) {
        String out = repo.paribus("check", name, "--json").out();
        return out.replaceFirst("(?s).*\"registration\": \"?([^\",}]*)\"?.*", "$1");
    }
}
