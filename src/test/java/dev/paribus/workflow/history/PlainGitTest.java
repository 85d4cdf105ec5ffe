package dev.paribus.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that is printed runs, each in a copy of its own. */
class PlainGitTest {
    /** A measured child of a measured baseline. */
    private static final RepoTemplate CHILD = new RepoTemplate(folder -> {
        Lab lab = Lab.measured(folder);
        String name =
                lab.register("the rate may be too small", "lr=0.02").name().text();
        lab.run(name);
        return lab.repo;
    });

    @TempDir
    private Path temporary;

    private int copies;

    private List<PlainGit.Step> steps(TestRepo repo, String name) {
        Session session = Lab.of(repo).session();
        Experiments experiments = session.experiments();
        Found found = experiments.find(name);
        List<CommitInfo> line = experiments.line(found.name(), found.tip());
        Oid base = line.get(line.size() - 1).parents().get(0);
        return new PlainGit(session).of(found, experiments.read(found.tip()), line, base);
    }

    /** Runs each in a copy of its own and hands back the commands. */
    private List<String> run(TestRepo repo, String name) throws Exception {
        var out = new ArrayList<String>();
        for (PlainGit.Step step : steps(repo, name)) {
            Path copy = temporary.resolve("copy-" + ++copies);
            Files.createDirectories(copy);
            var ran = repo.copyTo(copy).sh(step.command());
            assertThat(ran.exit()).as(step.command() + "\n" + ran.err()).isZero();
            out.add(step.command());
        }
        return out;
    }

    private TestRepo repo() throws Exception {
        return CHILD.copyTo(Files.createDirectories(temporary.resolve("here")));
    }

    private static String child(TestRepo repo) {
        return repo.git("for-each-ref", "--sort=-committerdate", "--format=%(refname:lstrip=3)", "refs/heads/exp/")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_branch_is_looked_at_switched_to_shared_and_adopted() throws Exception {
        TestRepo repo = repo();
        String name = child(repo);
        assertThat(repo.sh("git init -q --bare ../shared.git && git remote add origin \"$PWD/../shared.git\"")
                        .exit())
                .isZero();
        assertThat(run(repo, name))
                .contains("git switch exp/" + name, "git push origin exp/" + name)
                .anySatisfy(command -> assertThat(command).startsWith("git merge --no-ff"))
                .anySatisfy(command -> assertThat(command).startsWith("git worktree add --detach ../" + name));
        repo.git("switch", "-q", "exp/" + name);
        assertThat(run(repo, name)).contains("git status").doesNotContain("git switch exp/" + name);
        repo.git("switch", "-q", "main");
        repo.git("worktree", "add", "-q", "../other place", "exp/" + name);
        assertThat(steps(repo, name)).extracting(PlainGit.Step::command).contains("git switch --detach exp/" + name);
    }

    @Test
    void one_that_a_remote_has_one_that_is_put_away_and_one_whose_branch_is_gone() throws Exception {
        TestRepo repo = repo();
        String name = child(repo);
        String tip = repo.git("rev-parse", "exp/" + name).strip();
        repo.git("update-ref", "refs/remotes/origin/exp/" + name, tip);
        assertThat(repo.sh("git remote add origin /nowhere").exit()).isZero();
        repo.git("branch", "-q", "-D", "exp/" + name);
        assertThat(run(repo, name))
                .contains(
                        "git switch --detach origin/exp/" + name,
                        "git branch --track exp/" + name + " origin/exp/" + name)
                .noneSatisfy(command -> assertThat(command).startsWith("git push"));
        repo.git("update-ref", "refs/archive/exp/" + name, tip);
        repo.git("update-ref", "-d", "refs/remotes/origin/exp/" + name);
        assertThat(run(repo, name)).contains("git switch --detach refs/archive/exp/" + name);
        repo.git("update-ref", "-d", "refs/archive/exp/" + name);
        repo.git("merge", "-q", "--no-ff", "-m", "adopted on the web", tip);
        assertThat(run(repo, name))
                .contains("git switch --detach " + repo.head().substring(0, 10))
                .anySatisfy(command -> assertThat(command).startsWith("git branch --no-track exp/" + name));
    }
}
