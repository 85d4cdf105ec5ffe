package dev.paribus.check;

import dev.paribus.model.Amendment;
import dev.paribus.model.Summary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the commits of the experiment's line say of the order in which plan and results came about, and what comes out when
 * the results are computed again.
 *
 * @param line the experiment's own commits, the registration first; without results only the
 *     merges among those that follow it, and nothing at all when there are none
 * @param cut the clone's history ends before the commit that the experiment grew from
 * @param before results of this experiment stand already where it grew from
 * @param now text of the record that is judged
 * @param amendments seeds that were added, as the file stands now
 * @param ran what is known of each commit that a seed says it ran, by its id
 * @param proof another reference of this experiment whose commits hold the same results in order; null without one
 * @param computed what the files beside the summary say
 * @param trailers statements of the tip's trailers that the files contradict
 * @param alike branches whose names differ from this one's in letter case only
 * @param owner the branch of the experiment that the record names, when it is not this branch; null otherwise
 * @param appended files to which entries are only added, as the commits have them; those that no commit touches are absent
 * @param authors addresses of those who planned, wrote or ran the experiment; empty where {@code appended} is
 */
public record History(
        List<Step> line,
        boolean cut,
        boolean before,
        String now,
        List<Amendment> amendments,
        Map<String, RanAt> ran,
        @Nullable String proof,
        Computed computed,
        List<Compared> trailers,
        List<String> alike,
        @Nullable String owner,
        List<Appended> appended,
        Set<String> authors) {
    /** Without files to which only is added. */
    public History(
            List<Step> line,
            boolean cut,
            boolean before,
            String now,
            List<Amendment> amendments,
            Map<String, RanAt> ran,
            @Nullable String proof,
            Computed computed,
            List<Compared> trailers,
            List<String> alike,
            @Nullable String owner) {
        this(line, cut, before, now, amendments, ran, proof, computed, trailers, alike, owner, List.of(), Set.of());
    }

    /** Nothing was asked of history, as for an index without results. */
    public static final History NONE = new History(
            List.of(),
            false,
            false,
            "",
            List.of(),
            Map.of(),
            null,
            new Computed(List.of(), List.of()),
            List.of(),
            List.of(),
            null);

    /**
     * A commit of the line.
     *
     * @param commit 40 hex digits
     * @param merge it has more than one parent
     * @param record text of the record there
     * @param blob id of that text
     * @param summary results of this experiment there; null without
     * @param amendments as they stand there
     * @param results files of the tool's below the results directory that it changes against its first parent
     * @param others all other files that it changes; of a merge only those that an experiment is measured by, and none where
     *     it joins the experiment's own work, as after a pull
     */
    public record Step(
            String commit,
            boolean merge,
            String record,
            String blob,
            @Nullable Summary summary,
            List<Amendment> amendments,
            List<String> results,
            List<String> others) {
        public Step {
            amendments = List.copyOf(amendments);
            results = List.copyOf(results);
            others = List.copyOf(others);
        }

        /** The first twelve digits, for people. */
        public String brief() {
            return commit.substring(0, Math.min(12, commit.length()));
        }
    }

    /**
     * A commit that a seed says it ran.
     *
     * @param here it is in this clone
     * @param ancestor it is behind what is judged
     * @param name the experiment whose record it holds; null when it holds none, or is not here
     * @param refs short names of references that reach it though the line does not
     */
    public record RanAt(
            boolean here, boolean ancestor, @Nullable String name, List<String> refs) {
        public RanAt {
            refs = List.copyOf(refs);
        }
    }

    /**
     * A statement and what contradicts it.
     *
     * @param what e.g. {@code seed 2, acc}
     * @param recorded as it is written
     * @param found as it comes out
     */
    public record Compared(String what, String recorded, String found) {}

    /**
     * The results computed again from what was committed beside them.
     *
     * @param wrong numbers and verdicts that do not come out again
     * @param unknown what cannot be computed in this clone, in words
     */
    public record Computed(List<Compared> wrong, List<String> unknown) {
        public Computed {
            wrong = List.copyOf(wrong);
            unknown = List.copyOf(unknown);
        }
    }

    public History {
        line = List.copyOf(line);
        amendments = List.copyOf(amendments);
        ran = Collections.unmodifiableMap(new LinkedHashMap<>(ran));
        trailers = List.copyOf(trailers);
        alike = List.copyOf(alike);
        appended = List.copyOf(appended);
        authors = Set.copyOf(authors);
    }
}
