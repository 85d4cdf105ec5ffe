package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.render.RemarkViews;
import dev.paribus.text.Shell;
import dev.paribus.verb.Note;
import java.util.List;

final class NoteCommand implements Command {
    @Override
    public HelpPage help() {
        return new HelpPage(
                "NAME TEXT",
                List.of(new HelpPage.Example(
                        "paribus note amber-otter " + "\"the gain is on short sentences only\"",
                        "a commit that touches results/notes.yaml and nothing else")),
                List.of(
                        "Writes a free text down beside a result, for whoever reads it later. Notes are only ever added; show and "
                                + "review print them. Nothing is computed from them."));
    }

    @Override
    public void options(Syntax syntax) {
        syntax.arguments("NAME TEXT", 2);
    }

    @Override
    public void run(Call call) {
        String name = call.arguments().word(0);
        String text = call.arguments().word(1);
        if (name == null || text == null) {
            throw Failure.commandLine(
                    "text-missing",
                    "paribus note takes a name and a text",
                    "paribus note " + (name == null ? "NAME" : Shell.word(name)) + " \"...\"");
        }
        call.show(RemarkViews.noted(new Note(call.session()).run(new Note.Request(name, text))));
    }
}
