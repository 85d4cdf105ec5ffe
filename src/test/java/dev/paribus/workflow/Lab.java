package dev.paribus.workflow;

import dev.paribus.git.WritableRepositories;
import dev.paribus.host.CancelToken;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Goal;
import dev.paribus.model.Progress;
import dev.paribus.param.Assignment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.support.Draws;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.LaunchOptions;
import dev.paribus.workflow.registration.Registration;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.setup.InitPlan;
import dev.paribus.workflow.setup.Initialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A project in a real repository, with an sh script that trains, driven through the workflow's steps. */
public final class Lab {
    /** Reports {@code acc}: a base that grows with {@code lr}, and noise by seed. */
    public static final String SCRIPT = """
            #!/bin/sh
            lr=$(sed -n 's/.*"lr": \\([0-9.e+-]*\\).*/\\1/p' "$PARIBUS_PARAMS")
            awk -v lr="$lr" -v seed="$PARIBUS_SEED" 'BEGIN { printf "acc: %.4f\\n", 0.8 + lr + (seed * 7 % 5) / 1000 }'
            """;

    public final TestRepo repo;
    public final List<Progress> progress = new CopyOnWriteArrayList<>();
    private final Draws random = new Draws(7);
    private final CancelToken cancel = new CancelToken();

    private static final RepoTemplate MEASURED = new RepoTemplate(folder -> {
        Lab lab = initialised(folder);
        lab.run(lab.baseline());
        return lab.repo;
    });

    public Lab(Path temporary) {
        this(TestRepo.in(temporary));
    }

    private Lab(TestRepo repo) {
        this.repo = repo;
    }

    /** A project that is initialised and whose baseline is measured; parameters stand in {@code params.yaml}. */
    public static Lab measured(Path temporary) {
        return new Lab(MEASURED.copyTo(temporary));
    }

    /** The project of a repository that another lab made. */
    public static Lab of(TestRepo repo) {
        return new Lab(repo);
    }

    public static Lab initialised(Path temporary) {
        Lab lab = new Lab(temporary);
        lab.repo.executable("train.sh", SCRIPT);
        lab.repo.write("params.yaml", "# how it learns\nlr: 0.01   # the rate\nepochs: 3\n");
        lab.repo.commit("a training script");
        lab.init();
        return lab;
    }

    public Session session() {
        repo.clock().tick();
        return new Session(
                new Machine(repo.env(), repo.dir(), null, repo.clock(), random, progress::add, cancel),
                WritableRepositories::writer);
    }

    public Initialization.Initialized init() {
        var plan = new InitPlan(
                null,
                false,
                List.of(new InitPlan.MetricChoice("acc", Goal.MAXIMIZE)),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null);
        return new Initialization(session()).run(plan);
    }

    public String baseline() {
        return session().experiments().names().keySet().iterator().next().text();
    }

    public static Plan plan(@Nullable ChangeKind kind, String because, String... assignments) {
        List<Assignment> all = Arrays.stream(assignments).map(Assignment::parse).toList();
        return new Plan(
                all,
                because,
                List.of(),
                List.of(),
                null,
                kind,
                List.of(),
                null,
                null,
                false,
                List.of(),
                false,
                Plan.Extras.NONE);
    }

    public Registration.Registered register(String because, String... assignments) {
        return new Registration(session()).register(plan(null, because, assignments));
    }

    public Found found(String name) {
        return session().experiments().find(name);
    }

    public Outcome run(String name) {
        Session session = session();
        List<Outcome> outcomes = new Launch(session)
                .run(List.of(session.experiments().find(name)), LaunchOptions.DEFAULT)
                .outcomes();
        return outcomes.get(outcomes.size() - 1);
    }
}
