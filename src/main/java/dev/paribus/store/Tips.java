package dev.paribus.store;

import dev.paribus.git.CommitText;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tips of many experiments. What a commit says never changes, so it is kept in {@code .git/paribus/tips} by commit
 * and name, and only new commits are read from git.
 */
final class Tips {
    /** So many commits are held as git gave them. */
    private static final int PART = 500;

    private final GitReader git;
    private final TipState states;
    private final CommitLines file;
    private final boolean complete;

    Tips(GitReader git, ProjectPlace place, ExperimentReader reader) {
        this.git = git;
        this.states = new TipState(git, reader);
        this.file = CommitLines.of(git, place, "tips");
        this.complete = !Files.exists(git.layout().commonDir().resolve("shallow"))
                && git.config("extensions.partialclone").isEmpty();
    }

    /**
     * The tips of these names, by name; a name that stands for no commit is left out.
     *
     * @param whole true when these are all that this clone knows, put away ones too
     */
    List<Tip> of(Map<ExperimentName, Oid> commits, boolean whole) {
        var tips = new ArrayList<Tip>(commits.size());
        var missing = new LinkedHashMap<ExperimentName, Oid>();
        commits.forEach((name, commit) -> {
            Tip known = known(name, commit);
            if (known == null) {
                missing.put(name, commit);
            } else {
                tips.add(known);
            }
        });
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

    private static List<CommitLines.Line> lines(List<Tip> tips) {
        var out = new ArrayList<CommitLines.Line>(tips.size());
        for (Tip tip : tips) {
            if (tip.lasting()) {
                String rest = tip.time().getEpochSecond() + tip.block();
                out.add(new CommitLines.Line(tip.commit(), tip.name().text(), rest));
            }
        }
        return out;
    }

    /** As the file has it: {@code SECONDS TAB TRAILER TAB TRAILER ...}. */
    private @Nullable Tip known(ExperimentName name, Oid commit) {
        String rest = file.find(commit, name.text());
        int tab = rest == null ? -1 : rest.indexOf('\t');
        if (rest == null || tab < 0) {
            return null;
        }
        try {
            Instant time = Instant.ofEpochSecond(Long.parseLong(rest, 0, tab, 10));
            return new Tip(name, commit, time, rest.substring(tab), true, null);
        } catch (NumberFormatException | DateTimeException otherFormat) {
            return null;
        }
    }

    private List<Tip> read(Map<ExperimentName, Oid> missing) {
        var out = new ArrayList<Tip>(missing.size());
        Ahead.each(List.copyOf(missing.entrySet()), PART, this::texts, (part, texts) -> {
            for (Map.Entry<ExperimentName, Oid> one : part) {
                CommitText text = texts.get(one.getValue());
                if (text != null) {
                    out.add(tip(one.getKey(), one.getValue(), text));
                }
            }
        });
        return out;
    }

    private Map<Oid, CommitText> texts(List<Map.Entry<ExperimentName, Oid>> part) {
        return git.texts(part.stream().map(Map.Entry::getValue).toList());
    }

    private Tip tip(ExperimentName name, Oid commit, CommitText text) {
        String own = Trailers.lastParagraph(text.message());
        Trailers said = TrailerBlock.parse(own, '\n')
                .filter(it -> it.name().equals(name))
                .orElse(null);
        if (said != null) {
            // Read back from the block, as the next command will: what others wrote may hold what a block does not.
            return new Tip(name, commit, text.time(), "\t" + said.block(), true, null);
        }
        Trailers derived = states.trailers(name, text.id());
        boolean lasting = complete && !derived.labels().contains(TipState.UNREADABLE);
        return new Tip(name, commit, text.time(), "\t" + derived.block(), lasting, null);
    }
}
