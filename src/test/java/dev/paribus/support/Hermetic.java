package dev.paribus.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** An environment in which nothing of this machine's or this person's set-up shows. */
public final class Hermetic {
    private Hermetic() {}

    /** All variables of a child; {@code PATH} is the machine's, with a {@code paribus} of this class path in front. */
    public static Map<String, String> environment(Path home) {
        var env = new LinkedHashMap<String, String>();
        env.put("PATH", Launcher.FOLDER + ":" + System.getenv("PATH"));
        env.put("HOME", home.toString());
        env.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        env.put("TMPDIR", System.getProperty("java.io.tmpdir"));
        env.put("GIT_CONFIG_NOSYSTEM", "1");
        env.put("LC_ALL", "C.UTF-8");
        env.put("TZ", "UTC");
        return env;
    }

    /** Makes a home folder whose owner has a name. */
    public static Path home(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(".gitconfig"),
                    "[user]\n\tname = Ada Reed\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code paribus} that children find on PATH: a JVM with this class path, made once. */
    private static final class Launcher {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("paribus-bin");
                Path script = folder.resolve("paribus");
                Files.writeString(
                        script, """
                        #!/bin/sh
                        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp '%s' dev.paribus.Main "$@"
                        """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
                folder.toFile().deleteOnExit();
                script.toFile().deleteOnExit();
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
