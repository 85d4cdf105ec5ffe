package dev.paribus.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Git LFS objects that a clone has (git-lfs, docs/spec.md).
 *
 * @param directory {@code .git/lfs/objects}, or below {@code lfs.storage}
 */
record LfsObjects(Path directory) {
    private static final int POINTER_LIMIT = 1024;
    private static final Pattern POINTER = Pattern.compile(
            "version https?://[^\n]*\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize ([0-9]{1,18})\n.*", Pattern.DOTALL);

    static LfsObjects of(Git git, Path gitDir) {
        String storage =
                git.run("config", "--type=path", "--get", "lfs.storage").text().strip();
        return new LfsObjects(
                gitDir.resolve(storage.isEmpty() ? "lfs" : storage).resolve("objects"));
    }

    /** Replaces a pointer by what it points to; true when there is nothing to replace; false when the object is missing. */
    boolean fill(Path file) throws IOException {
        if (Files.size(file) > POINTER_LIMIT) {
            return true;
        }
        Matcher pointer = POINTER.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        if (!pointer.matches()) {
            return true;
        }
        String id = pointer.group(1);
        Path object = directory
                .resolve(id.substring(0, 2))
                .resolve(id.substring(2, 4))
                .resolve(id);
        if (!Files.isRegularFile(object) || Files.size(object) != Long.parseLong(pointer.group(2))) {
            return false;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        Files.copy(object, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(file, mode);
        return true;
    }
}
