package dev.paribus.workflow;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.Trailers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * All experiments that this clone knows, put away ones too, by the trailers of their tips. They are kept in {@code .git/paribus}
 * by commit, which never changes, so that a registration reads the new ones alone, however many there are. The file may be
 * deleted at any time. A line is {@code SUM TAB COMMIT TAB NAME TAB TRAILERS}; one that was cut or damaged is no entry.
 */
final class Priors {
    /** Lines of commits that are no tips any more may be so many more than the others before the file is written anew. */
    private static final int STALE = 1000;

    private static final int SUM = 8;
    private static final int COMMIT = 40;
    private static final long LARGEST = 1L << 27;

    private final Session session;
    private final Experiments experiments;
    private final Path file;
    private final Map<String, Prior> kept = new HashMap<>();
    private int lines;

    private Priors(Session session) {
        this.session = session;
        this.experiments = session.experiments();
        String directory = session.place().directory();
        String which = directory.isEmpty()
                ? ""
                : "-" + Axes.sha256(directory.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        this.file = session.state().resolve("tips" + which);
    }

    /** All of them, by name. */
    static List<Prior> read(Session session) {
        return new Priors(session).all();
    }

    private List<Prior> all() {
        open();
        var out = new ArrayList<Prior>();
        var missing = new LinkedHashMap<Oid, ExperimentName>();
        Map<ExperimentName, Found> names = experiments.names();
        for (Found found : names.values()) {
            Prior known = kept.get(key(found.tip(), found.name()));
            if (known == null) {
                missing.put(found.tip(), found.name());
            } else {
                out.add(known);
            }
        }
        List<Prior> fresh = fresh(missing);
        out.addAll(fresh);
        save(out, fresh);
        out.sort((one, other) -> one.name().compareTo(other.name()));
        return out;
    }

    private static String key(Oid tip, ExperimentName name) {
        return tip.hex() + name.text();
    }

    private List<Prior> fresh(Map<Oid, ExperimentName> missing) {
        if (missing.isEmpty()) {
            return List.of();
        }
        var out = new ArrayList<Prior>();
        for (CommitInfo commit : session.git().commits(List.copyOf(missing.keySet()))) {
            ExperimentName name = missing.get(commit.id());
            if (name != null) {
                Trailers trailers = Trailers.ofMessage(commit.message())
                        .filter(own -> own.name().equals(name))
                        .orElseGet(() -> experiments.trailers(name, commit.id()));
                out.add(Prior.of(name, commit.id(), trailers));
            }
        }
        return out;
    }

    private void open() {
        byte[] bytes;
        try {
            bytes = Files.isRegularFile(file) && Files.size(file) < LARGEST ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException broken) {
            return;
        }
        var sum = new CRC32();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line(bytes, start, i, sum);
                start = i + 1;
                lines++;
            }
        }
    }

    private void line(byte[] bytes, int start, int end, CRC32 sum) {
        int body = start + SUM + 1;
        if (end - body < COMMIT + 2) {
            return;
        }
        sum.reset();
        sum.update(bytes, body, end - body);
        if (!new String(bytes, start, SUM, StandardCharsets.ISO_8859_1).equals(hex(sum.getValue()))) {
            return;
        }
        String text = new String(bytes, body, end - body, StandardCharsets.UTF_8);
        int tab = text.indexOf('\t', COMMIT + 1);
        String commit = text.substring(0, COMMIT);
        ExperimentName name = tab < 0
                ? null
                : ExperimentName.of(text.substring(COMMIT + 1, tab)).orElse(null);
        if (name != null && Oid.isHex(commit)) {
            var prior = new Prior(name, new Oid(commit), text.substring(tab));
            kept.put(key(prior.tip(), name), prior);
        }
    }

    private static String hex(long sum) {
        return Long.toHexString(sum | 1L << 32).substring(1);
    }

    /** Adds what is new, or writes all anew; a disk that refuses costs only time. */
    private void save(List<Prior> all, List<Prior> fresh) {
        boolean anew = lines > all.size() + STALE;
        if (fresh.isEmpty() && !anew) {
            return;
        }
        var out = new ByteArrayOutputStream();
        (anew ? all : fresh).forEach(prior -> out.writeBytes(line(prior)));
        try {
            Files.createDirectories(file.getParent());
            if (anew) {
                DurableFiles.write(file, out.toByteArray());
            } else {
                Files.write(file, out.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException full) {
            // The next one looks into git again.
        }
    }

    private static byte[] line(Prior prior) {
        byte[] body = (prior.tip().hex() + "\t" + prior.name() + prior.block()).getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(body);
        var out = new ByteArrayOutputStream();
        out.writeBytes((hex(sum.getValue()) + "\t").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        out.write('\n');
        return out.toByteArray();
    }

    /** The one of this name; null where this clone does not know it. */
    static @Nullable Prior named(List<Prior> all, String name) {
        for (Prior prior : all) {
            if (prior.name().text().equals(name)) {
                return prior;
            }
        }
        return null;
    }
}
