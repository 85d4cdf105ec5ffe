package dev.paribus.hook;

import dev.paribus.render.CheckView;
import dev.paribus.render.Page;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.verb.Check;
import dev.paribus.workflow.session.Session;

/** {@code check --staged}, printed as the verb prints it. */
final class StagedCheck {
    private final Session session;
    private final Terminal terminal;

    StagedCheck(Session session, Terminal terminal) {
        this.session = session;
        this.terminal = terminal;
    }

    ExitCode run() {
        Check.Result result = new Check(session).run(new Check.Request(Check.Scope.STAGED, null));
        var view = new CheckView(result);
        var around = terminal.surroundings();
        terminal.lines(
                terminal.interactive()
                        ? view.text(new Page(
                                around.width(),
                                around.outInk(),
                                around.glyphs(),
                                session.machine().clock().instant()))
                        : view.plain());
        return result.cutOff() ? ExitCode.DATA : result.broken() ? ExitCode.NO : ExitCode.OK;
    }
}
