package dev.paribus.check;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ChangeKind.Axis;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between base and here, sorted by what the record says of it (design, "One change").
 *
 * @param counted what has to be the one change
 * @param along what the record's {@code with} declares besides an idea in code
 * @param nuisance parameters that may be tuned again beside the change
 */
record Observed(List<Item> counted, List<Item> along, List<Item> nuisance) {
    /**
     * One thing that differs.
     *
     * @param file the file, or {@code command}; empty for a parameter
     * @param words what is said of it in a list of changes; empty for a parameter
     * @param param null for a file
     * @param here where it stands now; null where it was removed
     * @param base where it stood; null where it was added
     */
    record Item(
            Axis axis,
            String file,
            String words,
            @Nullable ParamChange param,
            @Nullable Location here,
            @Nullable Location base) {
        /** The parameter or the file, as a person writes it; put together when asked for, since few of very many are shown. */
        String path() {
            return param == null ? file : Values.path(param.path());
        }

        /** With both values, for a list of changes. */
        String text() {
            return param == null ? words : Values.change(param);
        }
    }

    Observed {
        counted = List.copyOf(counted);
        along = List.copyOf(along);
        nuisance = List.copyOf(nuisance);
    }

    /**
     * What differs; empty where that proves nothing: no base is known, or the record stands with its results on another
     * branch (trunk), whose code went on since.
     */
    static Optional<Observed> of(Facts facts, ExperimentRecord plan) {
        Facts.Changes changes = facts.changes();
        if (changes == null || !proves(facts)) {
            return Optional.empty();
        }
        Set<String> tuned = new LinkedHashSet<>(plan.nuisance());
        tuned.addAll(facts.project().change().nuisance());
        var counted = new ArrayList<Item>();
        var along = new ArrayList<Item>();
        var nuisance = new ArrayList<Item>();
        for (Item item : items(facts, plan, changes)) {
            if (isNuisance(item, plan, tuned)) {
                nuisance.add(item);
            } else if (plan.change().kind().idea()
                    && item.axis() != Axis.CODE
                    && covered(plan.change().with(), item)) {
                along.add(item);
            } else {
                counted.add(item);
            }
        }
        return Optional.of(new Observed(counted, along, nuisance));
    }

    /** True when what differs is to be judged at all. */
    static boolean proves(Facts facts) {
        Facts.Results results = facts.results();
        boolean wentOn = results != null
                && !Branches.experiment(facts)
                && !ResultsRule.moved(results).isEmpty();
        return facts.changes() != null && !wentOn;
    }

    private static boolean isNuisance(Item item, ExperimentRecord plan, Set<String> tuned) {
        return item.param() != null
                && !tuned.isEmpty()
                && !plan.change().what().equals(item.path())
                && covered(tuned, item);
    }

    private static boolean covered(Collection<String> entries, Item item) {
        for (String entry : entries) {
            if (Declared.covers(entry, item)) {
                return true;
            }
        }
        return false;
    }

    private static List<Item> items(Facts facts, ExperimentRecord plan, Facts.Changes changes) {
        var out = new ArrayList<Item>();
        Facts.Side base = facts.base();
        String now = revision(facts.here());
        String then = base == null ? null : revision(base);
        for (ParamChange change : changes.params()) {
            out.add(new Item(
                    Axis.PARAMETERS,
                    "",
                    "",
                    change,
                    place(change.after(), now),
                    base == null ? null : place(change.before(), then)));
        }
        command(facts, plan).ifPresent(out::add);
        files(Axis.CODE, changes.code(), facts, out);
        files(Axis.DATA, changes.data(), facts, out);
        files(Axis.ENVIRONMENT, changes.environment(), facts, out);
        return out;
    }

    /** What differs of parameters and files alone. */
    static List<Item> items(Facts facts, Facts.Changes changes) {
        var out = new ArrayList<Item>();
        String now = revision(facts.here());
        for (ParamChange change : changes.params()) {
            out.add(new Item(Axis.PARAMETERS, "", "", change, place(change.after(), now), null));
        }
        files(Axis.CODE, changes.code(), facts, out);
        files(Axis.DATA, changes.data(), facts, out);
        files(Axis.ENVIRONMENT, changes.environment(), facts, out);
        return out;
    }

    private static void files(Axis axis, List<Facts.PathChange> files, Facts facts, List<Item> out) {
        for (Facts.PathChange file : files) {
            out.add(file(axis, file, facts));
        }
    }

    /** Where a value stands, with the commit, since both sides have a file of that name. */
    private static @Nullable Location place(@Nullable ParamNode node, @Nullable String revision) {
        Location at = node == null ? null : node.location();
        return at == null || at.revision() != null || revision == null ? at : at.in(revision);
    }

    /** The record's own command is part of the code. */
    private static Optional<Item> command(Facts facts, ExperimentRecord plan) {
        Facts.Side base = facts.base();
        ExperimentRecord before = base == null ? null : base.record();
        if (base == null || before == null || Objects.equals(before.command(), plan.command())) {
            return Optional.empty();
        }
        String text = "command: " + Values.command(before.command()) + " -> " + Values.command(plan.command());
        return Optional.of(new Item(
                Axis.CODE,
                "command",
                text,
                null,
                facts.here().where().get("command"),
                base.where().get("command")));
    }

    private static Item file(Axis axis, Facts.PathChange file, Facts facts) {
        String what = switch (file.status()) {
            case 'A' -> " (added)";
            case 'D' -> " (removed)";
            default -> " (changed)";
        };
        Facts.Side base = facts.base();
        Location start = Location.at(file.path(), 1, 1);
        return new Item(
                axis,
                file.path(),
                file.path() + what,
                null,
                file.status() == 'D' ? null : start.in(revision(facts.here())),
                file.status() == 'A' || base == null ? null : start.in(revision(base)));
    }

    /** True for a side that stands in a commit. */
    static boolean committed(Facts.Side side) {
        for (Location place : side.where().values()) {
            if (place.revision() != null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String revision(Facts.Side side) {
        Iterator<Location> places = side.where().values().iterator();
        return places.hasNext() ? places.next().revision() : null;
    }

    /** What people are shown of them, in one line. */
    static String texts(List<Item> items) {
        List<String> texts = new ArrayList<>(items.size());
        for (Item item : items) {
            texts.add(item.text());
        }
        return String.join(", ", texts);
    }

    List<Item> counted(Axis axis) {
        return counted.stream().filter(item -> item.axis() == axis).toList();
    }

    /**
     * How many changes the counted items are: each parameter is one; all code, all data, all lock files are one each.
     */
    int changes() {
        int out = counted(Axis.PARAMETERS).size();
        for (Axis axis : List.of(Axis.CODE, Axis.DATA, Axis.ENVIRONMENT)) {
            out += counted(axis).isEmpty() ? 0 : 1;
        }
        return out;
    }
}
