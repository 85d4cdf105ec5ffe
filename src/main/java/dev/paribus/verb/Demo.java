package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Adoption;
import dev.paribus.workflow.adoption.Deciding;
import dev.paribus.workflow.adoption.Leaving;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.launch.Jobs;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.LaunchOptions;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.Registration;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.setup.DemoProject;
import dev.paribus.workflow.setup.InitPlan;
import dev.paribus.workflow.setup.Initialization;
import dev.paribus.workflow.setup.Initialization.Initialized;
import dev.paribus.workflow.setup.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a small real project and plays a short research story in it, through the same steps as any user's commands. */
public final class Demo {
    private final Session outside;
    private final Machine machine;
    private final Map<String, String> names = new HashMap<>();

    public Demo(Session outside) {
        this.outside = outside;
        this.machine = outside.machine();
    }

    /**
     * What the command line asks for: the directory as typed.
     *
     * @param jobs seeds that run at once
     */
    public record Request(String directory, int jobs) {}

    /**
     * What was played.
     *
     * @param directory as typed
     * @param history every experiment
     * @param project the rules
     * @param next commands to try, ready to be pasted
     */
    public record Result(String directory, List<Entry> history, dev.paribus.model.Project project, List<String> next) {
        public Result {
            history = List.copyOf(history);
            next = List.copyOf(next);
        }
    }

    /** @throws dev.paribus.problem.Failure DATA {@code directory-not-empty}; nothing was written then */
    public Result run(Request request) {
        Story story = Story.read();
        Path directory = machine.directory().resolve(request.directory()).normalize();
        DemoProject.make(directory, story, machine);
        Machine inside = machine.in(directory);
        Session session = outside.on(inside);
        Initialized made = new Initialization(session).run(initPlan(story));
        var options = LaunchOptions.DEFAULT.with(new Jobs(request.jobs(), false));
        for (Story.Step step : story.steps()) {
            if (!step.say().isEmpty()) {
                inside.say(step.say());
            }
            play(outside.on(inside), step, made, options);
        }
        Experiments experiments = outside.on(inside).experiments();
        List<String> next = story.next().stream().map(this::filled).toList();
        return new Result(request.directory(), experiments.all(Experiments.Scope.LIVE), made.project(), next);
    }

    private static InitPlan initPlan(Story story) {
        InitPlan read = new PlanReading()
                .read(new Init.Request(
                        story.command(), false, story.metrics(), List.of(), story.seeds(), null, null, null));
        return new InitPlan(
                read.command(),
                false,
                read.metrics(),
                List.of(),
                read.seeds(),
                null,
                null,
                null,
                story.protect(),
                story.source());
    }

    private void play(Session session, Story.Step step, Initialized made, LaunchOptions options) {
        switch (step.act()) {
            case BASELINE -> {
                remember(step.alias(), made.baseline().text());
                told(
                        session,
                        new Launch(session)
                                .run(
                                        List.of(session.experiments()
                                                .find(made.baseline().text())),
                                        options));
            }
            case TRY -> attempt(session, step, options);
            case KEEP -> {
                Found found = session.experiments().find(name(step.of()));
                new Adoption(session).keep(found, step.because(), null);
                new Leaving(session).switchToTrunk(found.name());
                session.machine().say("kept " + found.name() + ": " + step.because());
            }
            case DISCARD -> {
                Found found = session.experiments().find(name(step.of()));
                new Deciding(session).discard(found, step.because());
                new Leaving(session).switchToTrunk(found.name());
                session.machine().say("discarded " + found.name() + ": " + step.because());
            }
        }
    }

    private void attempt(Session session, Story.Step step, LaunchOptions options) {
        if (step.edit() != null) {
            DemoProject.edit(session.machine().directory(), step.edit());
        }
        List<Assignment> set = step.set() == null ? List.of() : List.of(Assignment.parse(step.set()));
        var plan = new Plan(
                set,
                step.because(),
                step.success(),
                step.guard(),
                null,
                step.kind(),
                step.what(),
                List.of(),
                null,
                null,
                Set.of(),
                List.of(),
                new Plan.Expect(null, null, null),
                List.of(),
                null,
                List.of(),
                Map.of());
        Registered registered = new Registration(session).register(new PlanReading().read(plan));
        remember(step.alias(), registered.name().text());
        session.machine()
                .say("registered " + registered.name() + ": "
                        + registered.draft().change());
        told(
                session,
                new Launch(session)
                        .run(
                                List.of(session.experiments()
                                        .find(registered.name().text())),
                                options));
    }

    private static void told(Session session, Launched launched) {
        for (Outcome outcome : launched.outcomes()) {
            var verdict = outcome.summary().verdict();
            String word = verdict == null ? outcome.summary().state().word() : verdict.word();
            session.machine()
                    .say(outcome.name() + " is " + word + ": "
                            + outcome.summary().reason());
            outcome.notes().stream().map(Problem::message).forEach(session.machine()::say);
        }
    }

    private void remember(@Nullable String alias, String name) {
        if (alias != null) {
            names.put(alias, name);
        }
    }

    private String name(@Nullable String alias) {
        String found = alias == null ? null : names.get(alias);
        if (found == null) {
            throw new IllegalStateException("the story has no experiment '" + alias + "'");
        }
        return found;
    }

    private String filled(String command) {
        var out = new ArrayList<>(List.of(command));
        names.forEach((alias, name) -> out.set(0, out.get(0).replace("{" + alias + "}", name)));
        return out.get(0);
    }
}
