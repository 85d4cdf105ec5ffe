package dev.paribus.hook;

import dev.paribus.problem.Problem;
import dev.paribus.render.CheckView;
import dev.paribus.verb.Check;
import dev.paribus.workflow.judging.CheckRehearsal;
import java.util.List;

/**
 * Reads a small project of its own beside the first questions to git, on a thread that nobody waits for. What a check needs is
 * loaded and linked by then: the hook waits for git anyway, and a second core stands idle. Nothing of it is kept. Until it is
 * started nothing may use a lambda: the first one of a process costs ten milliseconds, which belong here.
 */
final class Warming extends Thread implements Thread.UncaughtExceptionHandler {
    private Warming() {
        super("warming");
    }

    static void begin() {
        var thread = new Warming();
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(thread);
        thread.start();
    }

    @Override
    public void run() {
        read();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable wrong) {
        // Whatever goes wrong goes wrong in the check too, where it is told.
    }

    /** What a check reads and compares. */
    static void read() {
        List<Problem> problems = CheckRehearsal.check();
        var subject = new Check.Subject("index", "hyperparameter optimizer.lr", "experiment.yaml", problems);
        new CheckView(new Check.Result(List.of(subject))).plain();
    }
}
