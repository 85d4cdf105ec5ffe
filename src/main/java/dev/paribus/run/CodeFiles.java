package dev.paribus.run;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a command will find beside it, by path relative to the project's directory: of a worktree, or of a commit. */
public interface CodeFiles {
    /** True when there is a file or a directory. */
    boolean exists(String path);

    /** True for a file, executable or not. */
    boolean file(String path);

    /** True for a file that can be executed. */
    boolean executable(String path);

    /** Those of a directory on the disk. */
    static CodeFiles of(Path directory) {
        return new CodeFiles() {
            @Override
            public boolean exists(String path) {
                return Files.exists(directory.resolve(path));
            }

            @Override
            public boolean file(String path) {
                return Files.isRegularFile(directory.resolve(path));
            }

            @Override
            public boolean executable(String path) {
                return file(path) && Files.isExecutable(directory.resolve(path));
            }
        };
    }
}
