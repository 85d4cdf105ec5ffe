package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.param.Assignment;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.backlog.Backlog;
import dev.paribus.workflow.backlog.Backlog.Noted;
import dev.paribus.workflow.backlog.IdeaStates;
import dev.paribus.workflow.backlog.Shelving;
import dev.paribus.workflow.backlog.TrunkFiles;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the backlog: adds an idea, lists them, shows one, gives one up. */
public final class Ideas {
    private final Session session;

    public Ideas(Session session) {
        this.session = session;
    }

    /**
     * An idea as typed.
     *
     * @param text why it should help
     * @param change {@code PATH=VALUE} or words; null: not said
     * @param kind null: not said
     * @param with what an idea in code brings along
     * @param expect predictions
     * @param known what is known already
     * @param texts {@code gap, motive, transfer, beats, although}
     * @param name null: generated
     */
    public record Add(
            String text,
            @Nullable String change,
            @Nullable String kind,
            List<String> with,
            Plan.Expect expect,
            List<String> known,
            Map<String, String> texts,
            @Nullable String name) {
        public Add {
            with = List.copyOf(with);
            known = List.copyOf(known);
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }
    }

    /**
     * What was written.
     *
     * @param placed where its file is now
     * @param trunk short name
     * @param problems what is worth knowing
     */
    public record Written(Idea idea, String path, TrunkFiles.Placed placed, String trunk, List<Problem> problems) {
        public Written {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Ideas with their states.
     *
     * @param problems of files that cannot be read
     */
    public record Listed(List<IdeaStates.Known> ideas, List<Problem> problems) {
        public Listed {
            ideas = List.copyOf(ideas);
            problems = List.copyOf(problems);
        }
    }

    /** Which ones are listed. */
    public enum Which {
        /** Neither tried nor given up. */
        OPEN,
        ALL
    }

    /** @throws dev.paribus.problem.Failure with everything that is wrong; nothing was written then */
    public Written add(Add add) {
        // Read first: a line that cannot be read asks nothing of the repository.
        new IdeaReading().read(add, new ExperimentName("unnamed"));
        List<Problem> problems = new ArrayList<>(new Recovery(session).run());
        var shelving = new Shelving(session);
        Idea idea = new IdeaReading().read(add, shelving.name(add.name()));
        var shelved = shelving.add(idea);
        unknownParameter(idea, problems);
        return new Written(idea, shelved.path(), shelved.placed(), trunk(), problems);
    }

    /** What is not there now may be there when the time comes, so it is no error. */
    private void unknownParameter(Idea idea, List<Problem> problems) {
        Assignment own = idea.assignment().orElse(null);
        var experiments = session.experiments();
        if (own == null
                || own.kind() == Assignment.Kind.ADD
                || experiments.trunk().champion().isEmpty()) {
            return;
        }
        experiments
                .trunkTip()
                .map(tip -> session.reader().tolerant(tip).experiment())
                .filter(champion -> champion.params().find(own.path()).isEmpty())
                .ifPresent(champion -> {
                    List<String> known = champion.params().leaves().stream()
                            .map(ParamNode.Leaf::path)
                            .map(path -> path.written())
                            .toList();
                    String near = DidYouMean.question(own.path().written(), known);
                    problems.add(Problem.note(
                                    "no-parameter-yet",
                                    "the champion has no parameter '"
                                            + own.path().written() + "'" + (near.isEmpty() ? "" : "; " + near))
                            .hint("an idea that adds one says --change +"
                                    + own.path().written() + "=VALUE"));
                });
    }

    /** The ideas, by name. */
    public Listed list(Which which) {
        IdeaStates states = IdeaStates.read(session);
        List<IdeaStates.Known> shown = states.ideas().stream()
                .filter(known -> which == Which.ALL || known.open())
                .toList();
        return new Listed(shown, states.problems());
    }

    /** One idea. @throws dev.paribus.problem.Failure DATA {@code unknown-idea}, {@code ambiguous-idea} */
    public Listed show(String name) {
        Noted<Idea> found = new Backlog(session).idea(name);
        List<IdeaStates.Known> one = IdeaStates.read(session).ideas().stream()
                .filter(known -> known.idea().name().equals(found.value().name()))
                .toList();
        return new Listed(one, List.of());
    }

    /** Gives one up. @throws dev.paribus.problem.Failure as {@link Shelving#drop}; nothing was written then */
    public Written drop(String name, String because) {
        List<Problem> recovered = new Recovery(session).run();
        Noted<Idea> idea = new Backlog(session).idea(name);
        var shelved = new Shelving(session).drop(idea, because);
        return new Written(shelved.value(), shelved.path(), shelved.placed(), trunk(), recovered);
    }

    private String trunk() {
        return session.place().project().trunk();
    }
}
