package dev.paribus.run;

import dev.paribus.host.Child;
import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Python that runs a command.
 *
 * @param program absolute
 * @param shown relative to the project where it lies in it, else its file name
 * @param version e.g. {@code 3.11.2}; empty when it does not tell
 * @param packages directories that hold {@code *.dist-info}, absolute
 */
public record Interpreter(Path program, String shown, String version, List<Path> packages) {
    /** Only {@code sys}, which is built in: any other module could be shadowed by a file of the project's. */
    private static final String ASK = "import sys; print(sys.version.split()[0]); print('\\n'.join(sys.path))";

    private static final int FIRST_LINE = 256;

    public Interpreter {
        packages = List.copyOf(packages);
    }

    /** The Python that is the command's program or that its first word leads to; empty when it is none. */
    public static Optional<Interpreter> find(Path program, AttemptPlan.Place place, Map<String, String> environment) {
        if (!python(program)) {
            return Optional.empty();
        }
        boolean inside = program.startsWith(place.directory());
        String shown = inside
                ? place.directory().relativize(program).toString().replace('\\', '/')
                : String.valueOf(program.getFileName());
        try {
            Child.Result told = new Child(List.of(program.toString(), "-c", ASK), place.directory(), environment).run();
            if (!told.ok()) {
                return Optional.of(new Interpreter(program, shown, "", List.of()));
            }
            List<String> lines = told.text().lines().toList();
            var packages = new ArrayList<Path>();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                if (line.startsWith("/") && Files.isDirectory(Path.of(line)) && !Path.of(line).equals(place.directory())) {
                    packages.add(Path.of(line));
                }
            }
            return Optional.of(new Interpreter(program, shown, lines.isEmpty() ? "" : lines.get(0), packages));
        } catch (Failure cannotStart) {
            return Optional.of(new Interpreter(program, shown, "", List.of()));
        }
    }

    private static boolean python(Path program) {
        String name = String.valueOf(program.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches("python[0-9.]*|pypy[0-9.]*")) {
            return true;
        }
        try (var in = Files.newInputStream(program)) {
            String head = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
            String first = head.lines().findFirst().orElse("");
            // A script that Python runs: its shebang names the interpreter, but the program to ask is not this one.
            return first.startsWith("#!") && first.contains("python") && name.startsWith("python");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Name and version of every installed package, sorted. */
    public List<String> installed() {
        var out = new TreeSet<String>();
        for (Path info : infos()) {
            String name = String.valueOf(info.getFileName());
            String bare = name.substring(0, name.length() - ".dist-info".length());
            int dash = bare.indexOf('-');
            out.add(dash < 0 ? bare : bare.substring(0, dash).toLowerCase(Locale.ROOT).replace('_', '-') + "==" + bare.substring(dash + 1));
        }
        return List.copyOf(out);
    }

    private List<Path> infos() {
        var out = new ArrayList<Path>();
        for (Path directory : packages) {
            try (Stream<Path> children = Files.list(directory)) {
                children.filter(child -> child.toString().endsWith(".dist-info")).sorted().forEach(out::add);
            } catch (IOException unreadable) {
                // A directory of the search path that cannot be read brings no packages.
            }
        }
        return out;
    }

    /**
     * Editable installs of this very repository, which would run the user's checkout instead of the worktree (git-traps A1).
     *
     * @param repository top of the user's checkout
     * @param place {@code pythonPath} that reaches into the package's directory covers it
     */
    public List<Problem> editable(Path repository, AttemptPlan.Place place) {
        var out = new ArrayList<Problem>();
        for (Path info : infos()) {
            Path source = editableSource(info.resolve("direct_url.json"));
            if (source == null || !source.startsWith(repository)) {
                continue;
            }
            boolean covered = place.pythonPath().stream()
                    .map(entry -> place.checkout().resolve(entry).normalize())
                    .anyMatch(path -> path.startsWith(source));
            if (!covered) {
                String name = String.valueOf(info.getFileName()).replaceFirst("-.*", "");
                out.add(Problem.error(
                                "editable-install",
                                "'" + name + "' is installed from this very checkout (pip install -e): a run would import the checkout's code, not the experiment's")
                        .hint("name the directory of its packages in paribus.yaml, run: {path: [src]} or {path: [.]}"));
            }
        }
        return out;
    }

    private static @Nullable Path editableSource(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            Map<String, @Nullable Object> url = Json.parseObject(Files.readString(file));
            boolean editable = url.get("dir_info") instanceof Map<?, ?> info && Boolean.TRUE.equals(info.get("editable"));
            return editable && url.get("url") instanceof String text && text.startsWith("file:") ? Path.of(URI.create(text)) : null;
        } catch (IOException | MalformedJson | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
