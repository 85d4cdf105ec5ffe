package dev.paribus.workflow.launch;

import dev.paribus.exchange.HandedOver;
import dev.paribus.exchange.WrittenFile;
import dev.paribus.problem.Failure;
import dev.paribus.run.CollectedFiles.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files and folders that were named on a command line, as results of a run that was made elsewhere. */
final class HandedFiles {
    /** A folder of more holds more than the results of one run. */
    private static final int MOST = 5000;

    private final Path directory;
    private final List<Given> out = new ArrayList<>();
    private final Set<String> paths = new TreeSet<>();

    /** @param directory what relative paths are relative to */
    HandedFiles(Path directory) {
        this.directory = directory;
    }

    /** All of them, each once; of a folder those that may hold metrics. @throws Failure DATA with what cannot be used; for one use */
    List<Given> of(List<String> typed) {
        for (String one : typed) {
            try {
                add(one, place(one));
            } catch (IOException unreadable) {
                throw Failure.data(
                        "file-unreadable",
                        "cannot read '" + one + "': " + unreadable.getMessage(),
                        "check its permissions");
            }
        }
        return List.copyOf(out);
    }

    private Path place(String typed) {
        try {
            Path place = directory.resolve(typed);
            if (Files.exists(place)) {
                return place;
            }
        } catch (InvalidPathException odd) {
            // Then there is no such file either.
        }
        throw Failure.data("no-such-file", "there is no file '" + typed + "'", "ls " + parent(typed));
    }

    private static String parent(String typed) {
        int slash = typed.lastIndexOf('/');
        return dev.paribus.text.Shell.word(slash <= 0 ? (slash == 0 ? "/" : ".") : typed.substring(0, slash));
    }

    private void add(String typed, Path place) throws IOException {
        if (Files.isDirectory(place)) {
            folder(typed, place);
        } else if (Files.isRegularFile(place)) {
            var file = new WrittenFile(place.getFileName().toString(), false, place);
            if (HandedOver.strange(file)) {
                throw Failure.data(
                        "unknown-format",
                        "'" + typed + "' is no text, and no format in which metrics are read",
                        "src/docs/metrics.md lists the formats; name files of these");
            }
            take(file, true, typed);
        } else {
            throw Failure.data("no-plain-file", "'" + typed + "' is no plain file", "name files or folders");
        }
    }

    private void folder(String typed, Path folder) throws IOException {
        int before = out.size();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            for (Path file : files) {
                var written = new WrittenFile(
                        folder.relativize(file).toString().replace(java.io.File.separatorChar, '/'), false, file);
                if (HandedOver.mayHold(written)) {
                    take(written, false, typed);
                }
            }
        }
        if (out.size() == before) {
            throw Failure.data(
                    "nothing-to-read",
                    "the folder '" + typed + "' has no file in which metrics are read",
                    "ls -R " + dev.paribus.text.Shell.word(typed) + ", and name the file");
        }
    }

    private void take(WrittenFile file, boolean named, String typed) {
        if (out.size() == MOST) {
            throw Failure.data(
                    "too-many-files",
                    "'" + typed + "' has more than " + MOST + " files in which metrics may stand",
                    "name the files of this one run");
        }
        if (!paths.add(file.path())) {
            throw Failure.data(
                    "same-name",
                    "two files are called '" + file.path() + "'",
                    "name the folder that holds both, or one of them");
        }
        out.add(new Given(file, named));
    }
}
