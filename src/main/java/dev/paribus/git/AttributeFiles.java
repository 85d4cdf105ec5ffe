package dev.paribus.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attribute files of a clone that are in no tree, and whether any speaks of filters: most do not, and nobody is asked. */
final class AttributeFiles {
    /** The name of those that are in trees. */
    static final String NAME = ".gitattributes";

    private final Path commonDir;
    private final Git git;
    private @Nullable Boolean outside;

    AttributeFiles(Path commonDir, Git git) {
        this.commonDir = commonDir;
        this.git = git;
    }

    static boolean mentionFilters(byte[] attributes) {
        return new String(attributes, StandardCharsets.ISO_8859_1).contains("filter");
    }

    /** Whether one outside of trees speaks of filters; looked at once. */
    synchronized boolean outsideMentionFilters() throws IOException {
        Boolean known = outside;
        if (known == null) {
            known = false;
            for (Path file : outside()) {
                known = known || (Files.isRegularFile(file) && mentionFilters(Files.readAllBytes(file)));
            }
            outside = known;
        }
        return known;
    }

    private List<Path> outside() {
        List<Path> files =
                new ArrayList<>(List.of(commonDir.resolve("info/attributes"), Path.of("/etc/gitattributes")));
        String named = git.unset("core.attributesFile")
                ? ""
                : git.run("config", "--type=path", "--get", "core.attributesFile")
                        .text()
                        .strip();
        String home = git.environment().getOrDefault("HOME", "");
        String config = git.environment().getOrDefault("XDG_CONFIG_HOME", "");
        if (!named.isEmpty()) {
            files.add(git.directory().resolve(named));
        } else if (!config.isEmpty()) {
            files.add(Path.of(config, "git", "attributes"));
        } else if (!home.isEmpty()) {
            files.add(Path.of(home, ".config", "git", "attributes"));
        }
        return files;
    }
}
