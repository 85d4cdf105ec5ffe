package dev.paribus.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds where series go back to an earlier step, and then leaves out what was replaced. Steps are compared as doubles. */
final class Restarts implements Reports {
    /** A series that goes back more often is not one that was taken up again, but out of order; it stays as it is. */
    private static final int MOST = 1000;

    private final Map<String, Stretches> series = new HashMap<>();
    private int part;
    private double step = Double.NaN;

    /** The stretches of one name: where each begins, as the index of its first point and the step there. */
    private static final class Stretches {
        private final List<Long> first = new ArrayList<>();
        private final List<Double> from = new ArrayList<>();
        private long count;
        private int part;
        private double last = Double.NaN;
        private boolean unordered;

        void add(double step, int inPart) {
            boolean back = step < last || inPart != part && step <= last;
            if (first.isEmpty() || back) {
                first.add(count);
                from.add(step);
                unordered |= first.size() > MOST;
            }
            if (unordered && first.size() > 1) {
                first.subList(1, first.size()).clear();
                from.subList(1, from.size()).clear();
            }
            last = Double.isNaN(step) ? last : step;
            part = inPart;
            count++;
        }

        /** For each stretch the step from which on later ones replace it. */
        double[] ends() {
            double[] ends = new double[first.size()];
            double least = Double.POSITIVE_INFINITY;
            for (int i = ends.length - 1; i >= 0; i--) {
                ends[i] = least;
                least = Math.min(least, from.get(i));
            }
            return ends;
        }
    }

    /** The next part begins. */
    void part() {
        part++;
    }

    @Override
    public void row(@Nullable String newStep, String text) {
        step = number(newStep);
    }

    private static double number(@Nullable String step) {
        return step == null ? Double.NaN : Double.parseDouble(step);
    }

    @Override
    public void number(String name, String text) {
        series.computeIfAbsent(name, fresh -> new Stretches()).add(step, part);
    }

    @Override
    public void other(String name, String what) {
        // Told at the second reading.
    }

    @Override
    public void unreadable(String what) {
        // Told at the second reading.
    }

    /** Takes the same once more, and hands on what was not replaced. */
    Kept kept(Set<String> wanted, Reports to) {
        return new Kept(wanted, to);
    }

    /** The second reading. */
    final class Kept implements Reports {
        private final Set<String> wanted;
        private final Reports to;
        private final Map<String, Place> places = new HashMap<>();
        private final Map<String, Long> replaced = new TreeMap<>();
        private double at = Double.NaN;

        private final class Place {
            private final Stretches stretches;
            private final double[] ends;
            private int stretch;
            private long index;

            Place(Stretches stretches) {
                this.stretches = stretches;
                this.ends = stretches.ends();
            }

            /** True when the next point stays. */
            boolean next() {
                while (stretch + 1 < ends.length && index >= stretches.first.get(stretch + 1)) {
                    stretch++;
                }
                index++;
                return ends.length < 2 || !(at >= ends[stretch]);
            }
        }

        Kept(Set<String> wanted, Reports to) {
            this.wanted = wanted;
            this.to = to;
        }

        /** The next part begins. */
        void part() {
            at = Double.NaN;
        }

        @Override
        public void row(@Nullable String newStep, String text) {
            at = Restarts.number(newStep);
            to.row(newStep, text);
        }

        @Override
        public void number(String name, String text) {
            Stretches known = series.get(name);
            if (known == null
                    || places.computeIfAbsent(name, fresh -> new Place(known)).next()) {
                to.number(name, text);
            } else if (wanted.contains(name)) {
                replaced.merge(name, 1L, Long::sum);
            }
        }

        @Override
        public void other(String name, String what) {
            to.other(name, what);
        }

        @Override
        public void unreadable(String what) {
            to.unreadable(what);
        }

        /** Says what was left out. */
        void end() {
            replaced.forEach((name, count) -> to.unreadable((count == 1 ? "one value" : count + " values") + " of "
                    + name + (count == 1 ? " was" : " were") + " replaced by what came after a restart"));
        }
    }
}
