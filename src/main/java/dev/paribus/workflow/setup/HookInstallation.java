package dev.paribus.workflow.setup;

import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.setup.HookText.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Installs the hooks and drivers of a clone, takes them back, and says how they stand. */
public final class HookInstallation {
    private static final String FRAMEWORK_FILE = ".pre-commit-config.yaml";

    private final Session session;
    private final HookFolder folder;
    private final List<HookSettings.Place> projects;

    /** @throws Failure DATA without a repository or with hooks turned off */
    public HookInstallation(Session session) {
        this.session = session;
        this.folder = HookFolder.of(session.git());
        this.projects = HookProjects.of(session.git());
    }

    /** What was done to a file, or how it stands. */
    public record Done(String path, String what) {}

    /**
     * What was done.
     *
     * @param folder the folder of the hooks, absolute
     * @param done file by file
     * @param notes what a person should know beside it
     */
    public record Report(String folder, List<Done> done, List<String> notes) {
        public Report {
            done = List.copyOf(done);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Installs what is missing; what is there already stays.
     *
     * @param strict true: a commit that could not be checked is refused
     * @param drivers true: {@code git diff} and {@code git merge} get the drivers, too
     * @throws Failure DATA {@code hook-edited}, {@code hook-in-the-way}; nothing was changed then
     */
    public Report install(boolean strict, boolean drivers) {
        for (HookKind kind : HookKind.values()) {
            files(kind).refuse();
        }
        makeFolder();
        var settings = new HookSettings(tool(), strict, projects);
        var done = new ArrayList<Done>();
        for (HookKind kind : HookKind.values()) {
            HookFiles files = files(kind);
            String what = files.framework() && files.author() == Author.OTHERS && frameworkRuns(kind)
                    ? "left to the pre-commit framework, which runs " + kind.id() + " by " + FRAMEWORK_FILE
                    : files.put(HookText.of(kind, settings));
            done.add(new Done(shown(files.home()), what));
        }
        if (drivers) {
            done.addAll(new Drivers(session).install(tool(), projects));
        }
        return report(done);
    }

    /**
     * Takes ours away and puts back what stood there, byte for byte.
     *
     * @throws Failure DATA {@code hook-edited}; nothing was changed then
     */
    public Report uninstall() {
        for (HookKind kind : HookKind.values()) {
            if (files(kind).author() == Author.EDITED) {
                files(kind).refuse();
            }
        }
        var done = new ArrayList<Done>();
        for (HookKind kind : HookKind.values()) {
            HookFiles files = files(kind);
            String path = shown(files.home());
            done.add(new Done(path, files.take()));
        }
        done.addAll(new Drivers(session).uninstall());
        return new Report(folder.path().toString(), done, List.of());
    }

    /** How everything stands; changes nothing. */
    public Report status() {
        var done = new ArrayList<Done>();
        for (HookKind kind : HookKind.values()) {
            HookFiles files = files(kind);
            done.add(new Done(shown(files.home()), state(kind, files)));
        }
        done.addAll(new Drivers(session).status());
        return report(done);
    }

    private String state(HookKind kind, HookFiles files) {
        if (files.author() == Author.EDITED) {
            return "ours, edited since";
        }
        if (files.author() == Author.OTHERS) {
            if (!files.there()) {
                return "not installed";
            }
            return files.framework() && frameworkRuns(kind)
                    ? "left to the pre-commit framework, which runs " + kind.id()
                    : "somebody else's, not installed";
        }
        boolean strict = files.text().contains("\nstrict=yes\n");
        boolean fresh = files.text().equals(HookText.of(kind, new HookSettings(tool(), strict, projects)));
        return "installed" + (strict ? ", strict" : "")
                + (files.chained() ? ", calls " + files.before().getFileName() + " first" : "")
                + (fresh ? "" : ", of another version or for other projects: paribus hook install writes it anew");
    }

    private Report report(List<Done> done) {
        return new Report(folder.path().toString(), done, folder.notes());
    }

    private HookFiles files(HookKind kind) {
        return new HookFiles(folder.path(), kind);
    }

    /** A tracked hook is for every machine: no path of this one may stand in it. */
    private @Nullable Path tool() {
        return folder.tracked() ? null : session.machine().program();
    }

    private boolean frameworkRuns(HookKind kind) {
        Path file = session.git().layout().workTree().resolve(FRAMEWORK_FILE);
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains("id: " + kind.id());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder.path());
        } catch (IOException refused) {
            throw Disk.failure(
                    "hook-files",
                    "cannot make the folder '" + folder.path() + "'",
                    folder.path(),
                    refused,
                    "ls -ld " + folder.path().getParent());
        }
    }

    /** Relative to the work tree where it lies inside. */
    private String shown(Path path) {
        Path root = session.git().layout().workTree();
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
