package dev.paribus.exchange;

import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that one source reported, in bounded memory. */
final class Reported implements Reports {
    /** The most undeclared names of a source that are kept. */
    static final int UNDECLARED = 100;

    private static final int NAMED = 3;

    private final Source source;
    private final Names names;
    private final Set<String> wanted;
    private final Set<String> taken;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();
    private final Set<String> notKept = new LinkedHashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private long row;
    private long counted;
    private boolean rowCounts;
    private @Nullable String step;
    private String text = "";

    /**
     * For one source.
     *
     * @param before the sources in front of it, whose numbers count before its own
     */
    Reported(Source source, Names names, List<Reported> before) {
        this.source = source;
        this.names = names;
        this.wanted = names.wanted();
        this.taken = new HashSet<>();
        before.forEach(other -> taken.addAll(other.tracks.keySet()));
        this.row = before.stream().mapToLong(Reported::nextRow).max().orElse(0) - 1;
    }

    @Override
    public void row(@Nullable String newStep, String newText) {
        row++;
        rowCounts = false;
        step = newStep;
        text = newText;
    }

    @Override
    public void number(String name, String spelled) {
        boolean declared = wanted.contains(name);
        if (!declared && !tracks.containsKey(name) && !admit(name)) {
            return;
        }
        double nearest = MetricValue.nearest(spelled);
        if (Double.isNaN(nearest) && MetricValue.parse(spelled).isEmpty()) {
            other(name, Excerpt.text(spelled));
            return;
        }
        others.remove(name);
        Track track = tracks.get(name);
        if (track == null) {
            track = new Track(names.newest(name));
            tracks.put(name, track);
        }
        track.add(new Candidate(row, track.count(), step, spelled, nearest, declared ? text : "", name));
        if (!rowCounts && !taken.contains(name)) {
            rowCounts = true;
            counted++;
        }
    }

    @Override
    public void other(String name, String what) {
        if (wanted.contains(name)) {
            others.put(name, what);
        }
    }

    @Override
    public void unreadable(String what) {
        unreadable.add(what);
    }

    private boolean admit(String name) {
        boolean room = tracks.keySet().stream()
                        .filter(known -> !wanted.contains(known))
                        .count()
                < UNDECLARED;
        if (room && names.keepable(name)) {
            return true;
        }
        // Lightning logs 'epoch' beside the metrics; nobody misses a count.
        if (notKept.size() < NAMED && !Names.RESERVED.contains(name)) {
            notKept.add(Excerpt.text(name).replaceFirst("^the text ", ""));
        }
        return false;
    }

    String source() {
        return source.name();
    }

    /** As {@link Source#tells}. */
    boolean tells(Metric metric) {
        return source.tells(metric);
    }

    /** Names that had a number, in the order of their first one. */
    Map<String, Track> tracks() {
        return tracks;
    }

    /** The numbers under a name; empty when there was none. */
    Optional<Track> track(String name) {
        return Optional.ofNullable(tracks.get(name));
    }

    /** What stands under a wanted name since its last number, in words that follow "is"; empty when that is a number. */
    Optional<String> other(String name) {
        return Optional.ofNullable(others.get(name));
    }

    /** Rows with a number that no source in front of this one has. */
    long counted() {
        return counted;
    }

    long nextRow() {
        return row + 1;
    }

    /** What could not be read or kept, as phrases. */
    List<String> remarks() {
        var out = new ArrayList<>(unreadable);
        if (!notKept.isEmpty()) {
            out.add("names that are no metric's, or too many, are not kept, such as " + String.join(", ", notKept));
        }
        return out;
    }
}
