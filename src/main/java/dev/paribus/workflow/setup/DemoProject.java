package dev.paribus.workflow.setup;

import dev.paribus.git.NewRepository;
import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the demo's repository: a directory with the story's files in one commit. */
public final class DemoProject {
    private DemoProject() {}

    /**
     * Makes it.
     *
     * @param directory absolute; must not exist, or be empty
     * @throws Failure DATA {@code directory-not-empty}; ENVIRONMENT when it cannot be written
     */
    public static void make(Path directory, Story story, Machine machine) {
        try {
            if (Files.exists(directory) && !empty(directory)) {
                throw Failure.data(
                        "directory-not-empty",
                        "'" + directory.getFileName() + "' is there already and not empty",
                        "paribus demo OTHER-DIRECTORY");
            }
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : story.files().entrySet()) {
                Path to = directory.resolve(file.getKey());
                Files.createDirectories(to.getParent());
                Files.write(to, Templates.read("demo/" + file.getValue()));
            }
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot write the demo into " + directory,
                    directory,
                    broken,
                    "paribus demo OTHER-DIRECTORY");
        }
        NewRepository.create(directory, "main", story.commit(), machine.environment(), machine.clock());
    }

    private static boolean empty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }

    /** Makes an edit of the story in the checkout. */
    public static void edit(Path directory, Story.Edit edit) {
        Path file = directory.resolve(edit.file());
        try {
            String before = Files.readString(file, StandardCharsets.UTF_8);
            if (!before.contains(edit.find())) {
                throw new IllegalStateException("the story edits a text that " + edit.file() + " does not have");
            }
            Files.writeString(file, before.replace(edit.find(), edit.replace()), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Disk.failure("disk", "cannot edit " + file, file, broken, "free some space, then again");
        }
    }
}
