package dev.paribus.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit may know of the machine: nothing of the user's or the system's configuration, no {@code GIT_*} variable. It
 * answers the file system's time resolution itself, else JGit measures it for three seconds and writes it below the home
 * directory; and it switches on fsync of objects and references, which no file of the user's has to say then.
 */
final class QuietReader extends SystemReader.Delegate {
    private QuietReader(SystemReader real) {
        super(real);
    }

    /** Installs it once for this process. */
    static void install() {
        synchronized (QuietReader.class) {
            if (!(SystemReader.getInstance() instanceof QuietReader)) {
                SystemReader.setInstance(new QuietReader(SystemReader.getInstance()));
            }
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Fixed(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Fixed(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        Fixed config = new Fixed(parent, fs);
        fsync(config);
        return config;
    }

    /** Switches fsync on in memory; the file is never saved. */
    static void fsync(Config config) {
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
    }

    /** A configuration without a file. */
    private static final class Fixed extends FileBasedConfig {
        Fixed(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // Nothing of it is for keeps.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        /** Two seconds are the coarsest time that a file system keeps: younger files are read again instead of trusted. */
        @Override
        public long getTimeUnit(String section, String sub, String name, long fallback, TimeUnit unit) {
            if (section.equals("filesystem") && name.equals("timestampResolution")) {
                return unit.convert(10, TimeUnit.MILLISECONDS);
            }
            if (section.equals("filesystem") && name.equals("minRacyThreshold")) {
                return unit.convert(2, TimeUnit.SECONDS);
            }
            return super.getTimeUnit(section, sub, name, fallback, unit);
        }
    }
}
