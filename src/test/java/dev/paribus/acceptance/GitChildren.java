package dev.paribus.acceptance;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes down every git that a command starts: a program of that name comes first on its PATH. */
final class GitChildren {
    private final TestRepo repo;
    private final Path calls;
    private final Map<String, String> counted;

    /** @param temporary where the program and its list are kept */
    GitChildren(TestRepo repo, Path temporary) throws IOException {
        this.repo = repo;
        this.calls = temporary.resolve("calls");
        Path bin = Files.createDirectory(temporary.resolve("bin"));
        String git = repo.sh("command -v git").out().strip();
        Files.writeString(bin.resolve("git"), "#!/bin/sh\necho \"$*\" >>'" + calls + "'\nexec '" + git + "' \"$@\"\n");
        if (!bin.resolve("git").toFile().setExecutable(true)) {
            throw new IOException("cannot make '" + bin + "/git' a program");
        }
        this.counted = Map.of("PATH", bin + ":" + repo.env().get("PATH"));
    }

    /** The command lines, without {@code git}, of those that {@code paribus WORDS} starts; it has to succeed. */
    List<String> of(String... words) throws IOException {
        Files.deleteIfExists(calls);
        Ran ran = repo.paribusIn(repo.dir(), counted, List.of(words));
        ran.ok();
        return Files.readAllLines(calls);
    }
}
