package dev.paribus.run;

import dev.paribus.host.Child;
import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Python that runs a command.
 *
 * @param program absolute
 * @param shown relative to the project where it lies in it, else its file name
 * @param version e.g. {@code 3.11.2}; empty when it does not tell
 * @param packages directories that hold {@code *.dist-info}, absolute
 */
public record Interpreter(Path program, String shown, String version, List<Path> packages) {
    private static final Pattern NAME = Pattern.compile("python[0-9.]*|pypy[0-9.]*");
    private static final Pattern VERSION = Pattern.compile("Python ([0-9][0-9A-Za-z.+]*)");
    private static final Pattern DIST_INFO = Pattern.compile("(.+)-([^-]+)\\.dist-info");

    public Interpreter {
        packages = List.copyOf(packages);
    }

    /** The Python that the command's program is; empty when it is none. */
    public static Optional<Interpreter> find(Path program, AttemptPlan.Place place, Map<String, String> environment) {
        if (!NAME.matcher(program.getFileName().toString()).matches()) {
            return Optional.empty();
        }
        Path inWorktree = program.normalize();
        String shown = inWorktree.startsWith(place.directory())
                ? place.directory().relativize(inWorktree).toString()
                : program.getFileName().toString();
        String version = version(program, place.directory(), environment);
        try {
            return Optional.of(new Interpreter(program, shown, version, packages(program, version, environment)));
        } catch (IOException unreadable) {
            return Optional.of(new Interpreter(program, shown, version, List.of()));
        }
    }

    /** Name and version of every installed package, sorted; empty where no package directory was found. */
    public List<String> installed() {
        Set<String> out = new TreeSet<>();
        for (Path directory : packages) {
            for (Path info : infos(directory)) {
                Matcher name = DIST_INFO.matcher(info.getFileName().toString());
                if (name.matches()) {
                    out.add(name.group(1).replace('_', '-') + "==" + name.group(2));
                }
            }
        }
        return List.copyOf(out);
    }

    /**
     * Editable installs of this very repository, which would run the user's checkout instead of the worktree: a run of other
     * code would then measure the checkout's.
     *
     * @param repository top of the user's checkout
     * @param place {@code pythonPath} that reaches into the package's directory covers it
     */
    public List<Problem> editable(Path repository, AttemptPlan.Place place) {
        List<Problem> problems = new ArrayList<>();
        for (Path directory : packages) {
            for (Path info : infos(directory)) {
                editableSource(info)
                        .filter(source -> source.startsWith(real(repository)))
                        .ifPresent(source -> {
                            boolean covered = place.pythonPath().stream()
                                    .map(path ->
                                            real(place.checkout().resolve(path).normalize()))
                                    .anyMatch(path -> path.startsWith(source) || source.startsWith(path));
                            if (!covered) {
                                problems.add(uncovered(info, source, place));
                            }
                        });
            }
        }
        return problems;
    }

    private Problem uncovered(Path info, Path source, AttemptPlan.Place place) {
        Matcher name = DIST_INFO.matcher(info.getFileName().toString());
        String called = name.matches() ? name.group(1) : info.getFileName().toString();
        Path root = real(place.checkout());
        Path code = Files.isDirectory(source.resolve("src")) ? source.resolve("src") : source;
        String path = code.equals(root)
                ? "."
                : code.startsWith(root) ? root.relativize(code).toString() : "src";
        return Problem.error(
                        "editable-install",
                        "'" + called + "' is installed as editable from this repository: "
                                + "every run would import your checkout, not its own code")
                .hint("run: {path: [" + path + "]} in paribus.yaml puts the run's own code first");
    }

    private static Optional<Path> editableSource(Path info) {
        try {
            Path file = info.resolve("direct_url.json");
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Map<String, ?> url = Json.parseObject(Files.readString(file));
            boolean editable = url.get("dir_info") instanceof Map<?, ?> dir && Boolean.TRUE.equals(dir.get("editable"));
            if (!editable || !(url.get("url") instanceof String text) || !text.startsWith("file:")) {
                return Optional.empty();
            }
            return Optional.of(real(Path.of(URI.create(text))));
        } catch (IOException | MalformedJson | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path.normalize();
        }
    }

    private static List<Path> infos(Path directory) {
        List<Path> out = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.dist-info")) {
            found.forEach(out::add);
        } catch (IOException unreadable) {
            return List.of();
        }
        out.sort(null);
        return out;
    }

    /** {@code -V} answers before Python starts up properly. */
    private static String version(Path program, Path directory, Map<String, String> environment) {
        try {
            Child.Result said = new Child(
                            List.of(program.toString(), "-V"), directory, ChildEnvironment.withoutOurs(environment))
                    .run();
            Matcher found = VERSION.matcher(said.text() + said.errorText());
            return said.ok() && found.find() ? found.group(1) : "";
        } catch (Failure notStarted) {
            return "";
        }
    }

    /** {@code lib/pythonX.Y/site-packages} of a virtual environment, else of the installation that the program's links lead to. */
    private static List<Path> packages(Path program, String version, Map<String, String> environment)
            throws IOException {
        Path above = program.getParent() == null ? null : program.getParent().getParent();
        Path venv = above != null && Files.exists(above.resolve("pyvenv.cfg")) ? above : null;
        Set<Path> out = new LinkedHashSet<>();
        if (venv != null) {
            add(venv, version, out);
        }
        if (venv == null
                || Files.readString(venv.resolve("pyvenv.cfg"))
                        .matches("(?s).*include-system-site-packages\\s*=\\s*true.*")) {
            Path binary = program.toRealPath();
            Path prefix = binary.getParent() == null ? null : binary.getParent().getParent();
            if (prefix != null) {
                add(prefix, version, out);
                add(prefix.resolve("local"), version, out);
            }
            String home = environment.get("HOME");
            if (home != null && home.startsWith("/")) {
                add(Path.of(home, ".local"), version, out);
            }
        }
        return List.copyOf(out);
    }

    private static void add(Path prefix, String version, Set<Path> out) throws IOException {
        String[] parts = version.split("\\.");
        String minor = parts.length > 1 ? parts[0] + "." + parts[1] : "*";
        Path lib = prefix.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return;
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(lib, "{python" + minor + ",pypy" + minor + ",python3}")) {
            List<Path> sorted = new ArrayList<>();
            found.forEach(sorted::add);
            sorted.sort(null);
            for (Path python : sorted) {
                Stream.of("site-packages", "dist-packages")
                        .map(python::resolve)
                        .filter(Files::isDirectory)
                        .forEach(out::add);
            }
        }
    }
}
