package dev.paribus.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verbs of this build. Only the one that is named is made into a command, for the sake of the start. */
enum Verb {
    DEMO(Group.START, "make a small project and play a research story in it"),
    INIT(Group.START, "make this repository's training script into a project"),
    TRY(Group.LOOP, "register one experiment and run it"),
    NEW(Group.LOOP, "register one experiment: one change, one hypothesis"),
    SWEEP(Group.LOOP, "register one experiment for each value of a parameter"),
    RUN(Group.LOOP, "run registered experiments and record the results"),
    CONFIRM(Group.LOOP, "measure a promising one on fresh seeds, against the champion"),
    NOISE(Group.LOOP, "how much the champion differs from run to run; on fresh seeds"),
    REPRO(Group.LOOP, "run an old one again: does it give the same?"),
    COLLECT(Group.LOOP, "take the results of a run that was made elsewhere"),
    STOP(Group.LOOP, "end runs, from any terminal"),
    CHECK(Group.LOOP, "hold the one-change rule and the form of the records"),
    HOOK(Group.LOOP, "let git commit hold the rules: install, uninstall, status"),
    SPLIT(Group.LOOP, "make one experiment of each change of one that changed several"),
    COMBINE(Group.LOOP, "register the untested combination of supported experiments"),
    ABLATE(Group.LOOP, "register one experiment for each kept change that takes it back"),
    KEEP(Group.DECIDE, "adopt an experiment: it becomes the champion"),
    DISCARD(Group.DECIDE, "put an experiment aside, with the reason; deletes nothing"),
    DROP(Group.DECIDE, "put away a registration that was never measured"),
    REVIEW(Group.DECIDE, "Markdown for the pull request; a second person's judgement"),
    NOTE(Group.DECIDE, "write a free text down beside a result"),
    IDEA(Group.LEARN, "keep the backlog: add, list, show, drop"),
    NEXT(Group.LEARN, "the open ideas by what they promise for an hour"),
    LEARNED(Group.LEARN, "write a lesson down, with the experiments that showed it"),
    LESSONS(Group.LEARN, "what was learned"),
    STATS(Group.LEARN, "what was tried, what came of it, how well it was predicted"),
    STATUS(Group.LOOK, "what is registered, running, measured, undecided"),
    WATCH(Group.LOOK, "what runs, live: how far, how long still, how it compares"),
    LOGS(Group.LOOK, "what a seed's command printed; -f follows it while it runs"),
    LOG(Group.LOOK, "the history of experiments as a graph"),
    LS(Group.LOOK, "the experiments as a table: filtered, sorted, with any parameter"),
    SHOW(Group.LOOK, "one experiment: plan, story, criteria, values"),
    DIFF(Group.LOOK, "what two experiments changed and what it gave"),
    COMPARE(Group.LOOK, "many experiments against one: rows, best values marked"),
    EXPLAIN(Group.LOOK, "a page on the rule behind a [code]"),
    DOCTOR(Group.LOOK, "what a crash left behind; --fix mends it"),
    GC(Group.LOOK, "free what is not needed; never what was measured and not recorded"),
    COMPLETION(Group.LOOK, "completion for bash, zsh and fish"),
    HELP(Group.LOOK, "help on a verb or a topic");

    /** What a verb is for; the order is that of the overview. */
    enum Group {
        START("Start"),
        LOOP("Change one thing"),
        DECIDE("Decide"),
        LEARN("Plan and learn"),
        LOOK("Look");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Group group;
    private final String summary;

    Verb(Group group, String summary) {
        this.group = group;
        this.summary = summary;
    }

    Group group() {
        return group;
    }

    /** What it does, without a full stop. */
    String summary() {
        return summary;
    }

    /** As it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verb> of(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }

    /** True where a long result goes through a pager when a person reads it. */
    boolean pages() {
        return switch (this) {
            case REVIEW, LEARNED, LESSONS, STATS, LOG, LS, SHOW, DIFF, COMPARE, EXPLAIN, HELP -> true;
            default -> false;
        };
    }

    /** True where the result speaks of all experiments that there are, so that it must be said which ones a clone leaves out. */
    boolean surveys() {
        return switch (this) {
            case TRY, NEW, SWEEP, CHECK, REVIEW, NEXT, LESSONS, STATS, STATUS, LOG, LS, SHOW, DIFF, COMPARE -> true;
            default -> false;
        };
    }

    /** True where the first thing that it needs is the project of the working directory. */
    boolean readsProject() {
        return switch (this) {
            case DEMO, INIT, HOOK, EXPLAIN, DOCTOR, COMPLETION, HELP -> false;
            default -> true;
        };
    }

    /** The command; a switch and no table, so that the classes of the others are never loaded. */
    Command command() {
        return switch (this) {
            case DEMO -> new DemoCommand();
            case INIT -> new InitCommand();
            case TRY -> new TryCommand();
            case NEW -> new NewCommand();
            case SWEEP -> new SweepCommand();
            case RUN -> new RunCommand();
            case CONFIRM -> new ConfirmCommand();
            case NOISE -> new NoiseCommand();
            case REPRO -> new ReproCommand();
            case COLLECT -> new CollectCommand();
            case STOP -> new StopCommand();
            case CHECK -> new CheckCommand();
            case HOOK -> new HookCommand();
            case SPLIT -> new SplitCommand();
            case COMBINE -> new CombineCommand();
            case ABLATE -> new AblateCommand();
            case KEEP -> new KeepCommand();
            case DISCARD -> new DiscardCommand();
            case DROP -> new DropCommand();
            case REVIEW -> new ReviewCommand();
            case NOTE -> new NoteCommand();
            case IDEA -> new IdeaCommand();
            case NEXT -> new NextCommand();
            case LEARNED -> new LearnedCommand();
            case LESSONS -> new LessonsCommand();
            case STATS -> new StatsCommand();
            case STATUS -> new StatusCommand();
            case WATCH -> new WatchCommand();
            case LOGS -> new LogsCommand();
            case LOG -> new LogCommand();
            case LS -> new LsCommand();
            case SHOW -> new ShowCommand();
            case DIFF -> new DiffCommand();
            case COMPARE -> new CompareCommand();
            case EXPLAIN -> new ExplainCommand();
            case DOCTOR -> new DoctorCommand();
            case GC -> new GcCommand();
            case COMPLETION -> new CompletionCommand();
            case HELP -> new HelpCommand();
        };
    }
}
