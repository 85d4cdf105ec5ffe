package dev.paribus.store;

import dev.paribus.git.CommitText;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.host.Later;
import dev.paribus.model.ExperimentName;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tips of many experiments. What a commit says never changes, so it is kept in {@code .git/paribus/tips} by commit
 * and name, and only new commits are read from git.
 */
final class Tips {
    /** So many commits are held as git gave them. */
    private static final int PART = 500;

    private static final int HEX = 40;

    private static final String KIND = "tips";

    private final GitReader git;
    private final TipState states;
    private final ProjectPlace place;
    private final LongReading progress;
    private final boolean complete;
    private @Nullable Later<CommitLines> kept;

    Tips(GitReader git, ProjectPlace place, ExperimentReader reader) {
        this.git = git;
        this.states = new TipState(git, reader);
        this.place = place;
        this.progress = reader.progress();
        this.complete = !Files.exists(git.layout().commonDir().resolve("shallow"))
                && git.config("extensions.partialclone").isEmpty();
    }

    /** Begins to read what is kept, for somebody who has something else to do before {@link #of}. */
    void expect() {
        kept = CommitLines.ahead(git, place, KIND);
    }

    /**
     * The tips of these names, by name; a name that stands for no commit is left out.
     *
     * @param whole true when these are all that this clone knows, put away ones too
     */
    List<Tip> of(Map<ExperimentName, Oid> commits, boolean whole) {
        CommitLines file = kept == null ? CommitLines.of(git, place, KIND) : kept.get();
        var all = List.copyOf(commits.entrySet());
        List<Optional<Tip>> known = Halves.map(all, one -> known(file, one.getKey(), one.getValue()));
        var tips = new ArrayList<Tip>(commits.size());
        var missing = new LinkedHashMap<ExperimentName, Oid>();
        for (int i = 0; i < known.size(); i++) {
            Optional<Tip> tip = known.get(i);
            if (tip.isPresent()) {
                tips.add(tip.get());
            } else {
                missing.put(all.get(i).getKey(), all.get(i).getValue());
            }
        }
        List<Tip> fresh = read(missing);
        if (!fresh.isEmpty()) {
            tips.addAll(fresh);
            tips.sort((one, other) -> one.name().compareTo(other.name()));
        }
        // Another scope's tips are of use, too.
        if (file.overgrown(whole ? tips.size() : 4 * tips.size())) {
            file.replace(lines(tips));
        } else {
            file.add(lines(fresh));
        }
        return tips;
    }

    /** The same from git alone, by name: to look into the file would cost more than a few commits. */
    List<Tip> fresh(Map<ExperimentName, Oid> commits) {
        return read(commits);
    }

    private static List<CommitLines.Line> lines(List<Tip> tips) {
        var out = new ArrayList<CommitLines.Line>(tips.size());
        for (Tip tip : tips) {
            if (tip.lasting()) {
                String rest = tip.tree().hex() + tip.time().getEpochSecond() + tip.block();
                out.add(new CommitLines.Line(tip.commit(), key(tip.name()), rest));
            }
        }
        return out;
    }

    /** Lines of earlier builds, which had no tree, stand under the bare name. */
    private static String key(ExperimentName name) {
        return name.text() + '=';
    }

    /** As the file has it: {@code TREE SECONDS TAB TRAILER TAB TRAILER ...}, without a blank between tree and seconds. */
    private static Optional<Tip> known(CommitLines file, ExperimentName name, Oid commit) {
        String rest = file.find(commit, key(name));
        int tab = rest == null ? -1 : rest.indexOf('\t');
        if (rest == null || tab <= HEX) {
            return Optional.empty();
        }
        try {
            var tree = new Oid(rest.substring(0, HEX));
            Instant time = Instant.ofEpochSecond(Long.parseLong(rest, HEX, tab, 10));
            return Optional.of(new Tip(name, commit, tree, time, rest.substring(tab), true, null));
        } catch (IllegalArgumentException | DateTimeException otherFormat) {
            return Optional.empty();
        }
    }

    private List<Tip> read(Map<ExperimentName, Oid> missing) {
        var out = new ArrayList<Tip>(missing.size());
        LongReading.Course course = progress.begin(missing.size());
        Ahead.each(List.copyOf(missing.entrySet()), PART, this::ahead, (part, read) -> {
            course.at(out.size());
            for (Map.Entry<ExperimentName, Oid> one : part) {
                CommitText text = read.texts().get(one.getValue());
                if (text != null) {
                    out.add(tip(one.getKey(), one.getValue(), text, read));
                }
            }
        });
        return out;
    }

    /**
     * A part of them as git gave it.
     *
     * @param silent those whose message does not tell what they are
     * @param files theirs
     */
    private record Part(Map<Oid, CommitText> texts, Set<Oid> silent, Map<FileAt, Blob> files) {}

    private Part ahead(List<Map.Entry<ExperimentName, Oid>> part) {
        Map<Oid, CommitText> texts =
                git.texts(part.stream().map(Map.Entry::getValue).toList());
        var silent = new LinkedHashMap<ExperimentName, Oid>();
        for (Map.Entry<ExperimentName, Oid> one : part) {
            CommitText text = texts.get(one.getValue());
            if (text != null && !text.message().contains("\nExperiment: " + one.getKey() + "\n")) {
                silent.put(one.getKey(), text.id());
            }
        }
        return new Part(texts, Set.copyOf(silent.values()), silent.isEmpty() ? Map.of() : states.ahead(silent));
    }

    private Tip tip(ExperimentName name, Oid commit, CommitText text, Part part) {
        String own = Trailers.lastParagraph(text.message());
        TrailerBlock.Said read = TrailerBlock.said(own, '\n')
                .filter(it -> it.trailers().name().equals(name))
                .orElse(null);
        Trailers said = read == null ? null : read.trailers();
        if (read != null && said != null) {
            if (read.normal() && own.indexOf('\t') < 0) {
                // The lines as they stand are the block that the tool would write, which costs as much again.
                return new Tip(
                        name,
                        commit,
                        text.tree(),
                        text.time(),
                        '\t' + own.strip().replace('\n', '\t'),
                        true,
                        said);
            }
            // Read back from the block, as the next command will: what others wrote may hold what a block does not.
            return new Tip(name, commit, text.tree(), text.time(), "\t" + said.block(), true, null);
        }
        Trailers derived = part.silent().contains(text.id())
                ? states.trailers(name, text.id(), part.files())
                : states.trailers(name, text.id());
        boolean lasting = complete && !derived.labels().contains(TipState.UNREADABLE);
        return new Tip(name, commit, text.tree(), text.time(), "\t" + derived.block(), lasting, null);
    }
}
