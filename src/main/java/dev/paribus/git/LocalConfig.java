package dev.paribus.git;

import dev.paribus.host.Child;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The configuration of one clone, {@code .git/config}, written by git itself: its lock, its quoting. */
public final class LocalConfig {
    private final GitReader.Layout layout;
    private final Git git;

    LocalConfig(GitReader.Layout layout, Git git) {
        this.layout = layout;
        this.git = git;
    }

    /** Sets a key to one value, whatever it was. */
    public void set(String key, String value) {
        git.output("config", "--local", "--replace-all", key, value);
    }

    /** True when every key has just this value here. */
    public boolean holds(Map<String, String> wanted) {
        ConfigList now = now();
        return wanted.entrySet().stream()
                .allMatch(entry -> now.last(entry.getKey()).equals(java.util.Optional.of(entry.getValue())));
    }

    /** True when any of the sections is here. */
    public boolean has(List<String> sections) {
        return now().all().keySet().stream()
                .anyMatch(key -> sections.stream().anyMatch(section -> key.startsWith(section + ".")));
    }

    private ConfigList now() {
        Child.Result result = git.run("config", "--local", "-z", "--list");
        return new ConfigList(NulStream.split(result.out()));
    }

    /** Removes the sections with all their keys; false when none was there. */
    public boolean remove(List<String> sections) {
        boolean had = false;
        for (String section : sections) {
            if (has(List.of(section))) {
                git.output("config", "--local", "--remove-section", section);
                had = true;
            }
        }
        return had;
    }

    /** The file's path for people. */
    public String shown() {
        return shownBeside(layout.commonDir().resolve("config"));
    }

    /** A path of the shared git directory for people: relative to the work tree where it lies inside. */
    public String shownBeside(Path path) {
        Path root = layout.workTree();
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
