package dev.paribus.cli;

import dev.paribus.problem.Problem;
import dev.paribus.render.DetachedView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.workflow.launch.Detaching;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The way of {@code --detach}: the same command line once more, in a process that needs no terminal. */
final class Detached {
    static final String OPTION = "--detach";

    private static final Set<String> OURS =
            Set.of(OPTION, "-C", "--json", "--text", "--color", "--no-color", "--no-pager", "--help");

    private Detached() {}

    static void declare(Syntax syntax) {
        syntax.flag(OPTION, "Return once the first seed has started; everything goes on without this terminal.");
    }

    /** {@code run} with the names and the options that were typed. */
    static void run(Call call) {
        var words = new ArrayList<>(List.of("run"));
        words.addAll(call.arguments().options(name -> !OURS.contains(name)));
        words.addAll(call.arguments().words());
        start(call, words, List.of());
    }

    /** {@code run NAME...} with those of the typed options that say how to run. */
    static void run(Call call, List<String> names, List<Problem> remarks) {
        var how = new Syntax("run");
        RunSyntax.declare(how);
        Set<String> known = how.spec().optionsMap().keySet();
        var words = new ArrayList<>(List.of("run"));
        words.addAll(names);
        words.addAll(call.arguments().options(option -> known.contains(option) && !OURS.contains(option)));
        start(call, words, remarks);
    }

    private static void start(Call call, List<String> words, List<Problem> remarks) {
        words.add(call.form() == Call.Form.JSON ? "--json" : "--text");
        Detaching.Result result = new Detaching(call.session()).start(words);
        Detaching.Begun begun = result.begun();
        if (begun != null) {
            call.show(new DetachedView(begun, remarks));
            return;
        }
        call.print(result.out().lines().toList(), ExitCode.of(result.exit()));
        call.terminal().problems(remarks);
        result.err().lines().forEach(call.terminal()::note);
    }
}
