package dev.paribus.hook;

import dev.paribus.problem.Failure;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file as {@code git diff} shows it. Depends on the file's bytes alone, so that git may keep what it gets. */
final class TextConversion {
    private final Terminal terminal;

    TextConversion(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param words {@code record} or {@code metrics}, then the file */
    ExitCode run(Path root, List<String> words) {
        if (words.size() != 2) {
            throw Failure.commandLine("file-missing", "hook textconv needs a kind and a file", "git diff");
        }
        Path file = root.resolve(words.get(1));
        try {
            byte[] content = Files.readAllBytes(file);
            terminal.lines(words.get(0).equals("record") ? RecordLines.of(content) : SeriesTable.of(content));
            return ExitCode.OK;
        } catch (IOException unreadable) {
            throw Failure.environment(
                    "unreadable", "cannot read '" + file + "': " + unreadable.getMessage(), "git diff --no-textconv");
        }
    }
}
