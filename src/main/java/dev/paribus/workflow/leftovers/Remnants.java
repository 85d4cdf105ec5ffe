package dev.paribus.workflow.leftovers;

import dev.paribus.host.Holders;
import dev.paribus.model.ExperimentName;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that an earlier command needed and nobody needs any more. */
public final class Remnants {
    /** As JGit 7 names an object that it is writing ({@code ObjectDirectoryInserter}); git's own prune does not know them. */
    private static final Pattern OBJECT = Pattern.compile("noz[0-9]+\\.tmp");

    private static final Pattern OUTPUT = Pattern.compile("\\.(.+)\\.freed");

    /** A younger one may be written just now, by a machine or container that shares the disk. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final Session session;

    public Remnants(Session session) {
        this.session = session;
    }

    /** Where a place is moved to before it is deleted. */
    public static Path away(Path output) {
        return output.resolveSibling("." + output.getFileName() + ".freed");
    }

    /** True for what {@link #away} named. */
    public static boolean isAway(Path place) {
        Matcher name = OUTPUT.matcher(place.getFileName().toString());
        return name.matches() && ExperimentName.of(name.group(1)).isPresent();
    }

    /** Outputs whose deletion was confirmed, begun and interrupted. */
    public List<Freeable> outputs() {
        return entries(session.mainProject().resolve(".paribus")).stream()
                .filter(place -> Files.isDirectory(place) && isAway(place))
                .map(place -> always(place, "outputs that were being freed before"))
                .toList();
    }

    /** What detached runs said that are over. */
    public List<Freeable> messages() {
        var out = new ArrayList<Freeable>();
        for (Path file : entries(session.state().resolve("detached"))) {
            out.add(new Freeable(
                    file, "messages of a detached run", Caches.size(file), open(file), () -> open(file) == null));
        }
        return out;
    }

    /** Objects that were being written when a command was killed. */
    public List<Freeable> objects() {
        var out = new ArrayList<Freeable>();
        for (Path file : entries(session.git().layout().commonDir().resolve("objects"))) {
            if (OBJECT.matcher(file.getFileName().toString()).matches()) {
                out.add(new Freeable(
                        file,
                        "an object that was not finished",
                        Caches.size(file),
                        young(file),
                        () -> young(file) == null));
            }
        }
        return out;
    }

    private static Freeable always(Path place, String what) {
        return new Freeable(place, what, Caches.size(place), null, () -> true);
    }

    private @Nullable String young(Path file) {
        try {
            Duration age = Duration.between(
                    Files.getLastModifiedTime(file).toInstant(),
                    session.machine().clock().instant());
            return age.compareTo(SETTLED) < 0 ? "younger than an hour" : open(file);
        } catch (IOException gone) {
            return "gone";
        }
    }

    /** Why a file stays that somebody may write to; null when nobody does. */
    public static @Nullable String open(Path file) {
        try {
            if (!Holders.canTell()) {
                return "this system does not tell who writes it";
            }
            List<String> holders = Holders.of(file.toRealPath(), List.of());
            return holders.isEmpty() ? null : "open in " + String.join(", ", holders);
        } catch (IOException gone) {
            return "gone";
        }
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException unreadable) {
            throw Caches.refused(folder, unreadable);
        }
    }
}
