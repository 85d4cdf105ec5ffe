package dev.paribus.workflow.change;

import dev.paribus.diff.ParamChange;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.param.ParamNode;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changes of several experiments come to on top of one origin: parameters by meaning, files by three-way merges, the record's own
 * command. Nothing is written; what cannot be made together is a {@link Clash}.
 */
public final class Transplant {
    private final Session session;
    private final Origin origin;
    private final ParamTransplant params;
    private final FileTransplant files;
    private final List<Clash> clashes = new ArrayList<>();
    private final Map<ExperimentName, Moved> moved = new LinkedHashMap<>();
    private @Nullable ExperimentRecord command;
    private @Nullable ExperimentName commandBy;
    private @Nullable PartParameters edited;

    Transplant(Session session, Origin origin) {
        this.session = session;
        this.origin = origin;
        this.params = new ParamTransplant(session, origin);
        this.files = new FileTransplant(
                session,
                new Axes(session.place(), origin.experiment().project()),
                origin.commit(),
                origin.name().text());
    }

    /** What one experiment changes, for telling. */
    public record Moved(List<ParamChange> params, List<String> files, boolean command) {
        public Moved {
            params = List.copyOf(params);
            files = List.copyOf(files);
        }

        /** In one line. */
        public String text() {
            var parts = new ArrayList<String>();
            params.forEach(change -> parts.add(ChangeText.describe(change)));
            parts.addAll(files);
            if (command) {
                parts.add("command");
            }
            return String.join(", ", parts);
        }
    }

    public static Transplant of(Session session, Origin origin, List<Piece> pieces) {
        var out = new Transplant(session, origin);
        pieces.forEach(out::make);
        out.edited = out.params.made();
        return out;
    }

    private void make(Piece piece) {
        List<ParamChange> changed = params.take(piece);
        List<String> paths = files.make(piece);
        moved.put(piece.name(), new Moved(changed, paths, command(piece)));
    }

    /** The record's own command is part of the code. */
    private boolean command(Piece piece) {
        ExperimentRecord from = session.experiments().read(piece.from()).record();
        ExperimentRecord to = session.experiments().read(piece.to()).record();
        if (sameCommand(from, to)) {
            return false;
        }
        ExperimentRecord here = command == null ? origin.experiment().record() : command;
        if (!sameCommand(here, from) && !sameCommand(here, to)) {
            clashes.add(new Clash(
                    "command",
                    "is changed by " + piece.name() + " and "
                            + (commandBy == null ? "in " + origin.name() + " since" : "by " + commandBy),
                    null));
        }
        command = to;
        commandBy = piece.name();
        return true;
    }

    public static boolean sameCommand(ExperimentRecord one, ExperimentRecord other) {
        return Objects.equals(one.command(), other.command()) && one.shell() == other.shell();
    }

    /** What stands in the way; empty when it can be made. */
    public List<Clash> clashes() {
        var out = new ArrayList<>(clashes);
        out.addAll(params.clashes());
        out.addAll(files.clashes());
        return out;
    }

    /** True when everything stands as it is to be already. */
    public boolean nothing() {
        return files().isEmpty()
                && parameterFiles().isEmpty()
                && Arrays.equals(record(), origin.experiment().recordBlob().content())
                && sameCommand(commandFrom(), origin.experiment().record());
    }

    /** By experiment, in the order given. */
    public Map<ExperimentName, Moved> moved() {
        return moved;
    }

    /** The record whose command counts then: the origin's, or that of the experiment that changed it. */
    public ExperimentRecord commandFrom() {
        return command == null ? origin.experiment().record() : command;
    }

    /** The origin's record with the changes in its {@code params:} block. */
    public byte[] record() {
        return made().record();
    }

    /** Parameter files that differ from the origin's, by path of the repository. */
    public Map<String, byte[]> parameterFiles() {
        var out = new LinkedHashMap<String, byte[]>();
        made().parameterFiles().forEach((path, bytes) -> {
            boolean same = session.git()
                    .file(origin.commit(), path)
                    .map(blob -> Arrays.equals(blob.content(), bytes))
                    .orElse(false);
            if (!same) {
                out.put(path, bytes);
            }
        });
        return out;
    }

    /** All parameters then. */
    public ParamNode.Mapping params() {
        return ParameterEdit.read(session.place(), origin, record(), made().parameterFiles());
    }

    private PartParameters made() {
        return Objects.requireNonNull(edited, "made by of()");
    }

    /** Files that differ from the origin's then. */
    public List<TreeChange> files() {
        return files.changes();
    }

    /** What stands at a path then; empty for nothing. */
    public Optional<TreeEntry> file(String path) {
        return files.at(path);
    }

    /** Writes the merged contents, so that {@link #files} can be committed. */
    public void write() {
        for (TreeChange change : files.changes()) {
            TreeEntry after = change.after();
            byte[] content = after == null ? null : files.made().get(after.id());
            if (content != null) {
                Oid written = session.writer().blob(content);
                if (!written.equals(Objects.requireNonNull(after).id())) {
                    throw new IllegalStateException("a blob got another id than its content has: " + written);
                }
            }
        }
    }
}
