package dev.paribus.cli;

import dev.paribus.render.DoctorView;
import dev.paribus.terminal.ExitCode;
import dev.paribus.verb.Doctor;
import java.util.List;

final class DoctorCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "[--fix]",
                List.of(
                        new HelpPage.Example("paribus doctor", "what a crash left behind, in words; changes nothing"),
                        new HelpPage.Example("paribus doctor --fix", "mends it, and says each deed before it is done")),
                List.of("Looks for broken references, stale locks, leftover worktrees, runs that ended and were not "
                        + "recorded, a moved trunk and caches. Never touches what runs, and never deletes what "
                        + "was measured. Ends with 1 when something has to be mended."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.flag("--fix", "Mend what can be mended without a decision of yours.");
    }

    @Override
    public void run(Call call) {
        var request = new Doctor.Request(call.arguments().has("--fix"));
        Doctor.Result result = new Doctor(call.session()).run(request);
        call.show(new DoctorView(result), result.healthy() ? ExitCode.OK : ExitCode.NO);
    }
}
