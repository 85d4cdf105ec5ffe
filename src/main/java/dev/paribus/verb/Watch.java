package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.run.Attempt;
import dev.paribus.workflow.launch.Stopping;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what runs, again and again; reads files only, so that it shows runs of any terminal and disturbs none. */
public final class Watch {
    private final Session session;
    private final @Nullable ExperimentName name;
    private final Set<String> over = new HashSet<>();
    private final Map<String, WatchedAttempt> followed = new LinkedHashMap<>();
    private final ParentValues parents;
    private final List<String> budget;

    /** @param typed the experiment to look at; null: whatever runs in this project */
    public Watch(Session session, @Nullable String typed) {
        this.session = session;
        this.name = typed == null ? null : new Choice(session).one(typed).name();
        this.parents = new ParentValues(session);
        this.budget = session.place().project().run().budget();
    }

    /**
     * One metric of a running seed.
     *
     * @param newest as the script wrote it
     * @param points its course, to be drawn
     * @param parent the parent's mean; null where there is none
     */
    public record Course(
            String metric,
            String newest,
            List<Double> points,
            @Nullable Double parent) {
        public Course {
            points = List.copyOf(points);
        }
    }

    /**
     * One seed.
     *
     * @param step newest step; null while the script counts none
     * @param total how many there will be; null when neither the script nor {@code run.budget} says
     * @param left how long it will take at this speed; null when nobody can tell
     * @param courses of metrics that have a value, in the project's order
     * @param tail the newest lines of its log, oldest first
     * @param end how it ended, in words; null while it runs
     */
    public record Seed(
            ExperimentName name,
            int seed,
            String stage,
            Duration elapsed,
            @Nullable String step,
            @Nullable String total,
            @Nullable Duration left,
            List<Course> courses,
            List<String> tail,
            @Nullable String end) {
        public Seed {
            courses = List.copyOf(courses);
            tail = List.copyOf(tail);
        }
    }

    /**
     * What is going on at one moment.
     *
     * @param seeds those that run, and those that ended while somebody looked, oldest first
     * @param more true while something runs, or a command means to start more of what was seen
     */
    public record State(List<Seed> seeds, boolean more) {
        public State {
            seeds = List.copyOf(seeds);
        }

        public long running() {
            return seeds.stream().filter(seed -> seed.end() == null).count();
        }
    }

    /** Looks now. @throws IOException when a log or metrics file is there and cannot be read */
    public State look() throws IOException {
        Instant now = session.machine().clock().instant();
        var journal = new Journals(session).open();
        for (String token : journal.tokens()) {
            if (!over.contains(token) && !followed.containsKey(token)) {
                Optional<Attempt> attempt = journal.find(token);
                if (attempt.isPresent() && ours(attempt.get())) {
                    followed.put(token, new WatchedAttempt(attempt.get(), parents, budget));
                } else if (attempt.isPresent()) {
                    over.add(token);
                }
            }
        }
        var seeds = new ArrayList<Seed>();
        for (WatchedAttempt each : followed.values()) {
            seeds.add(each.look(now));
        }
        seeds.sort(java.util.Comparator.comparing((Seed seed) -> seed.name().text())
                .thenComparing(Seed::seed)
                .thenComparing(Seed::stage));
        boolean runs = seeds.stream().anyMatch(seed -> seed.end() == null);
        return new State(seeds, runs || attended(seeds));
    }

    private boolean ours(Attempt attempt) {
        return attempt.identity().project().equals(session.place().directory())
                && (name == null || attempt.identity().name().equals(name))
                && attempt.ending().isEmpty();
    }

    /** Between two seeds nothing runs, but the command that ran the first means to go on. */
    private boolean attended(List<Seed> seeds) {
        return seeds.stream().map(Seed::name).distinct().anyMatch(each -> Stopping.attended(session, each));
    }
}
