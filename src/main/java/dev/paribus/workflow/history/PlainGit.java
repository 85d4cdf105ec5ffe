package dev.paribus.workflow.history;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.Ran;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.text.Shell;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How to go on with an experiment with git alone. Each command works as it is printed, from the repository's checkout, wherever
 * the experiment stands: as a branch, as a remote's, put away, or adopted with its branch gone.
 */
public final class PlainGit {
    private static final int DIGITS = 10;

    private final Session session;
    private final ProjectPlace place;
    private final List<Step> steps = new ArrayList<>();

    public PlainGit(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /** A command, and what it is for in a few words. */
    public record Step(String command, String what) {}

    /** Where an experiment stands. */
    private enum Kind {
        BRANCH,
        REMOTE,
        ARCHIVE,
        /** On the trunk alone: its branch is gone. */
        TRUNK
    }

    /**
     * The commands.
     *
     * @param line the experiment's own commits, newest first
     * @param base what it grew from; null where this clone does not have it
     */
    public List<Step> of(Found found, Experiment experiment, List<CommitInfo> line, @Nullable Oid base) {
        steps.clear();
        Kind kind = kind(found);
        String target = target(found, kind);
        String newest = line.isEmpty() ? brief(found.tip()) : brief(line.get(0).id());
        add("git show " + newest, "the newest step");
        if (base != null) {
            add("git diff " + brief(base) + " " + target + " --", "the whole of it");
            add("git log --oneline " + brief(base) + ".." + target + " --", "its commits");
        }
        add("git show " + Shell.word(bare(found, kind) + ":" + place.record()), "the plan");
        if (experiment.summary() != null) {
            add("git show " + Shell.word(bare(found, kind) + ":" + place.summary()), "the results");
        }
        checkout(found, kind, target);
        OriginCheck.ran(experiment.summary())
                .map(Ran::commit)
                .flatMap(session.git()::resolve)
                .ifPresent(ran -> add(
                        "git worktree add --detach " + Shell.word("../" + found.name() + "-ran") + " " + brief(ran),
                        "what ran, beside"));
        onwards(found, experiment, kind, base);
        return List.copyOf(steps);
    }

    /** Longer than for people: in a repository of many objects seven digits are not always enough for git. */
    private static String brief(Oid id) {
        return id.hex().substring(0, DIGITS);
    }

    private void add(String command, String what) {
        steps.add(new Step(command, what));
    }

    private Kind kind(Found found) {
        if (found.ref().equals(place.trunkRef())) {
            return Kind.TRUNK;
        }
        return found.ref().contains("archive/" + place.project().branches())
                ? Kind.ARCHIVE
                : found.ref().startsWith("refs/heads/") ? Kind.BRANCH : Kind.REMOTE;
    }

    /** As short as git reads it without doubt. */
    private static String bare(Found found, Kind kind) {
        return switch (kind) {
            case BRANCH -> found.ref().substring("refs/heads/".length());
            case REMOTE -> found.ref().substring("refs/remotes/".length());
            case ARCHIVE -> found.ref();
            case TRUNK -> brief(found.tip());
        };
    }

    private static String target(Found found, Kind kind) {
        return Shell.word(bare(found, kind));
    }

    /** Into this checkout; and a branch of it again where it has none here. */
    private void checkout(Found found, Kind kind, String target) {
        String branch = Shell.word(place.shortBranch(found.name()));
        if (kind != Kind.BRANCH) {
            add("git switch --detach " + target, "into this checkout");
            String track = kind == Kind.REMOTE ? "--track " : "--no-track ";
            add("git branch " + track + branch + " " + target, "a branch of it");
        } else if (session.git().headRef().equals(Optional.of(found.ref()))) {
            add("git status", "it is in this checkout");
        } else {
            // git refuses a branch that another worktree has.
            boolean elsewhere = session.worktrees().holding(found.ref()) != null;
            add("git switch " + (elsewhere ? "--detach " : "") + branch, "into this checkout");
        }
    }

    /** Sharing, and adopting where that is a plain merge. */
    private void onwards(Found found, Experiment experiment, Kind kind, @Nullable Oid base) {
        if (kind != Kind.BRANCH) {
            return;
        }
        String branch = Shell.word(place.shortBranch(found.name()));
        for (String remote : remotes()) {
            add("git push " + Shell.word(remote) + " " + branch, "share it");
        }
        Experiments experiments = session.experiments();
        boolean onTrunk = session.git().headRef().equals(Optional.of(place.trunkRef()));
        boolean unmoved = experiments.trunkTip().equals(Optional.ofNullable(base));
        if (onTrunk
                && unmoved
                && experiment.summary() != null
                && experiment.record().parent() != null) {
            add("git merge --no-ff -m " + Shell.word("adopt " + found.name()) + " " + branch, "onto the trunk");
        }
    }

    private Set<String> remotes() {
        var out = new TreeSet<String>();
        session.git().stream(
                List.of("remote"),
                stream -> new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(out::add));
        return out;
    }
}
