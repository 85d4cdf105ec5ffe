package dev.paribus.workflow.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import dev.paribus.workflow.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ideas and lessons wherever they stand: on trunk, on a branch that waits, uncommitted, by hand, hostile. */
class BacklogTest {
    @TempDir
    Path temporary;

    private static String standing(TestRepo repo) {
        var out = new StringBuilder();
        repo.paribus("idea", "list", "--all").ok().out().lines().skip(1).forEach(line -> {
            String[] cells = line.split("\t", -1);
            out.append(cells[0])
                    .append(' ')
                    .append(cells[1])
                    .append(' ')
                    .append(cells[2])
                    .append('\n');
        });
        return out.toString();
    }

    @Test
    void an_idea_is_found_on_trunk_from_every_branch_and_in_the_checkout_before_it_is_committed() throws IOException {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.paribus("idea", "add", "it still falls", "--change", "lr=0.02", "--name", "on-trunk")
                .ok();
        repo.git("switch", "-q", "-c", "elsewhere", "main~1");
        assertThat(standing(repo)).isEqualTo("on-trunk open trunk\n");
        repo.write("ideas/by-hand.yaml", "paribus: 1\nidea: mine\n")
                .write("ideas/on-trunk.yaml", "paribus: 1\nidea: another text here\n")
                .write("ideas/.hidden", "x")
                .write("ideas/deep/er.yaml", "paribus: 1\nidea: not one\n");
        Files.createSymbolicLink(repo.path("ideas/link.yaml"), repo.path("paribus.yaml"));
        assertThat(standing(repo)).isEqualTo("by-hand open uncommitted\non-trunk open uncommitted\n");
        repo.git("add", "ideas");
        repo.git("commit", "-q", "-m", "by hand, not on trunk");
        assertThat(standing(repo)).isEqualTo("on-trunk open trunk\n");
    }

    @Test
    void with_a_protected_trunk_what_waits_is_seen_until_it_is_merged() {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.write("paribus.yaml", repo.read("paribus.yaml") + "\npolicy: {keep: pr}\n");
        repo.commit("trunk is protected");
        Ran ran = repo.paribusTogether("idea", "add", "it still falls", "--change", "lr=0.02", "--name", "late-steps");
        assertThat(ran.out()).contains("on idea/late-steps", "main takes it by a pull request", "git push -u origin");
        repo.paribus("learned", "small steps", "--from", "glacial-atoll", "--name", "small-steps")
                .ok();
        assertThat(standing(repo)).isEqualTo("late-steps open waiting\n");
        assertThat(repo.paribus("lessons").ok().out())
                .contains("small-steps\tsmall steps")
                .contains("\twaiting\t");
        repo.paribus("idea", "drop", "late", "--because", "no time").ok();
        assertThat(standing(repo)).isEqualTo("late-steps dropped waiting\n");
        repo.git("merge", "-q", "--no-ff", "-m", "merged", "idea/late-steps");
        assertThat(standing(repo)).isEqualTo("late-steps dropped trunk\n");
    }

    @Test
    void a_record_closes_an_idea_and_a_dropped_registration_opens_it_again() {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.paribus("idea", "add", "it still falls", "--change", "lr=0.02", "--name", "late-steps", "--gain", "0.1")
                .ok();
        repo.paribus("new", "--idea", "late-steps", "--name", "amber-otter", "--probability", "0.3")
                .ok();
        assertThat(repo.git("show", "exp/amber-otter:experiment.yaml"))
                .contains("idea: late-steps", "gain: 0.1", "probability: 0.3", "because it still falls");
        assertThat(standing(repo)).isEqualTo("late-steps tried trunk\n");
        repo.paribus("drop", "amber-otter").ok();
        assertThat(standing(repo)).isEqualTo("late-steps open trunk\n");
        assertThat(repo.paribus("new", "lr=0.03", "--because", "it falls").ok().err())
                .contains("[idea]");
        repo.paribus("idea", "drop", "late-steps", "--because", "no time").ok();
        assertThat(repo.paribus("new", "lr=0.04", "--because", "it falls").ok().err())
                .doesNotContain("[idea]");
    }

    @Test
    void what_is_typed_counts_more_than_what_the_idea_says() {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.paribus("idea", "add", "it still falls", "--change", "lr=0.02", "--gap", "late", "--name", "late-steps")
                .ok();
        repo.paribus("new", "lr=0.05", "--idea", "late", "--because", "more is more", "--gap", "early", "--name", "x-y")
                .ok();
        assertThat(repo.git("show", "exp/x-y:experiment.yaml"))
                .contains("gap: early", "because more is more", "idea: late-steps");
        assertThat(repo.git("show", "exp/x-y:params.yaml")).contains("lr: 0.05");
        repo.paribus(
                        "idea",
                        "add",
                        "a model sees pairs",
                        "--change",
                        "boosting, not a forest",
                        "--kind",
                        "model",
                        "--known",
                        "nothing found",
                        "--name",
                        "boosted")
                .ok();
        repo.git("switch", "-q", "main");
        repo.write("train.sh", repo.read("train.sh") + "# boosted\n");
        repo.paribus("new", "--idea", "boosted", "--name", "z-z").ok();
        assertThat(repo.git("show", "exp/z-z:experiment.yaml"))
                .contains("kind: model", "boosting, not a forest", "because a model sees pairs");
    }

    @Test
    void hostile_files_are_told_and_neutralised_and_the_others_are_there() {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.write("ideas/evil.yaml", "paribus: 1\nidea: \"\\e[2J wiped \\u202e\"\nchange: \"lr=\\e]0;x\\a\"\n")
                .write("ideas/broken.yaml", "paribus: 1\nidea: [\n")
                .write("ideas/fine.yaml", "paribus: 1\nidea: fine\n")
                .write(
                        "lessons/a.yaml",
                        "paribus: 1\nlesson: \"\\e[31m\"\nfrom: [nobody]\nsupersedes: [b]\nabout: [lr]\n")
                .write(
                        "lessons/b.yaml",
                        "paribus: 1\nlesson: b\nfrom: [glacial-atoll]\nsupersedes: [a, c]\nabout: lr\n");
        repo.commit("by hand");
        for (String[] words : new String[][] {
            {"idea", "list"},
            {"idea", "show", "evil"},
            {"next"},
            {"lessons"},
            {"new", "lr=0.3", "--because", "it is so"}
        }) {
            Ran ran = repo.paribusTogether(words);
            assertThat(ran.exit()).as("%s", ran).isZero();
            assertThat(ran.out()).as("%s", ran).doesNotContain("\u001b[2J", "\u001b]", "\u202e", "\u0007");
            assertThat(repo.paribus(words).err()).doesNotContain("\u001b", "\u202e");
        }
        assertThat(repo.paribusTogether("idea", "list").out())
                .contains("fine", "\\x1b[2J wiped \\u202e", "ideas/broken.yaml:3:");
        Ran check = repo.paribus("check", "--all").exits(1);
        assertThat(check.out() + check.err())
                .contains("terminal-text", "yaml-syntax", "lesson-source", "lesson-circle", "no-such-lesson")
                .contains("ideas/evil.yaml\t2\t7", "lessons/a.yaml\t3\t8");
    }

    @Test
    void check_looks_over_what_is_not_committed_and_a_range_only_over_what_it_touches() {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.write("ideas/My Idea.yaml", "paribus: 1\nidea: x\nexpect: {cost: long}\n");
        assertThat(repo.paribus("check").exits(1).out()).contains("bad-name", "bad-duration");
        repo.commit("by hand");
        repo.write("README.md", "later\n");
        repo.commit("later");
        assertThat(repo.paribus("check", "main~2..main").exits(1).out()).contains("bad-duration");
        assertThat(repo.paribus("check", "main~1..main").out()).doesNotContain("bad-duration");
    }

    @Test
    void a_lesson_without_a_path_is_about_what_its_experiments_changed() {
        TestRepo repo = Lab.measured(temporary).repo;
        repo.paribus("new", "lr=0.05", "--because", "more is more", "--name", "x-y")
                .ok();
        repo.write("lessons/steps.yaml", "paribus: 1\nlesson: too large\nfrom: [x-y]\n");
        assertThat(repo.paribus("new", "lr=0.06", "--because", "more is more")
                        .ok()
                        .err())
                .contains("learned before (steps, from x-y): too large [lesson]");
        assertThat(repo.paribus("new", "epochs=4", "--because", "more is more")
                        .ok()
                        .err())
                .doesNotContain("[lesson]");
        Map<String, Boolean> touching = Map.of(
                "optimizer", true, "optimizer.lr", true, "optimizer.lr.warmup", true, "optim", false, "lr", false);
        touching.forEach((path, expected) ->
                assertThat(Lessons.touch(path, "optimizer.lr")).isEqualTo(expected));
        // A name that is no path of a parameter touches itself alone.
        assertThat(Lessons.touch("src/..model.py", "src/..model.py")).isTrue();
        assertThat(Lessons.touch("src/..model.py", "src/..other.py")).isFalse();
    }

    @Test
    void in_a_project_below_the_root_the_folders_stand_in_the_project() {
        TestRepo repo = TestRepo.in(temporary);
        repo.executable("sub/train.sh", Lab.SCRIPT);
        repo.write("sub/params.yaml", "lr: 0.01\n");
        repo.commit("a training script");
        Path sub = repo.path("sub");
        repo.paribusIn(sub, "init", "--metric", "acc:maximize", "--seeds", "1..2")
                .ok();
        repo.paribusIn(sub, "idea", "add", "more", "--change", "lr=0.02", "--name", "more-steps")
                .ok();
        assertThat(repo.read("sub/ideas/more-steps.yaml")).contains("change: lr=0.02");
        assertThat(repo.paribusIn(sub, "idea", "list").ok().out()).contains("sub/ideas/more-steps.yaml");
    }
}
