package dev.paribus.render;

import dev.paribus.text.Durations;
import dev.paribus.text.Escape;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Numbers;
import dev.paribus.text.Spark;
import dev.paribus.text.Width;
import dev.paribus.verb.Watch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs at one moment: drawn for a terminal of some size, as plain lines, as data. Depends on nothing else. */
public final class WatchView implements View {
    private static final int BAR = 20;
    private static final int SPARK = 24;

    private final Watch.State state;

    public WatchView(Watch.State state) {
        this.state = state;
    }

    /** A line before it is cut and inked. */
    private record Line(String text, Weight weight) {
        String inked(Page page) {
            String cut = Width.truncate(text, page.width() - 1, page.glyphs().ellipsis());
            return weight == Weight.BOLD
                    ? page.ink().bold(cut)
                    : weight == Weight.DIM ? page.ink().dim(cut) : cut;
        }
    }

    private enum Weight {
        BOLD,
        USUAL,
        DIM
    }

    /** What fits into {@code height} lines: logs are left out first, then the metrics, then seeds. */
    public List<String> drawn(Page page, int height) {
        int room = height - 2;
        int detail = 4;
        List<Line> lines = lines(page, detail);
        while (lines.size() > room && detail > 0) {
            lines = lines(page, --detail);
        }
        var out = new ArrayList<Line>(lines.size() <= room ? lines : lines.subList(0, room - 1));
        if (out.size() < lines.size()) {
            out.add(new Line("and " + (lines.size() - out.size()) + " more", Weight.USUAL));
        }
        out.add(new Line("q leaves; what runs goes on", Weight.DIM));
        return out.stream().map(line -> line.inked(page)).toList();
    }

    /** @param detail 4 to 1: with three lines of the log to none; 0: the first line alone */
    private List<Line> lines(Page page, int detail) {
        var out = new ArrayList<Line>();
        for (Watch.Seed seed : state.seeds()) {
            out.add(new Line(head(seed, page.glyphs()), seed.end() == null ? Weight.BOLD : Weight.USUAL));
            if (detail > 0 && seed.end() == null) {
                seed.courses().forEach(course -> out.add(new Line("  " + course(course, page), Weight.USUAL)));
                int size = seed.tail().size();
                int shown = Math.min(detail - 1, size);
                seed.tail()
                        .subList(size - shown, size)
                        .forEach(line -> out.add(
                                new Line("  " + page.glyphs().line() + " " + Escape.terminal(line), Weight.DIM)));
            }
        }
        if (out.isEmpty()) {
            out.add(new Line("nothing runs", Weight.USUAL));
        }
        return out;
    }

    private static String head(Watch.Seed seed, Glyphs glyphs) {
        String end = seed.end();
        if (end != null) {
            return title(seed) + "  " + end + " after " + Durations.words(seed.elapsed()) + newest(seed);
        }
        String bar = bar(seed, glyphs);
        return title(seed) + (bar.isEmpty() ? "" : "  " + bar) + "  " + progress(seed);
    }

    private static String newest(Watch.Seed seed) {
        return seed.courses().stream()
                .findFirst()
                .map(course -> ", " + Escape.terminal(course.metric() + " " + course.newest()))
                .orElse("");
    }

    private static String title(Watch.Seed seed) {
        return seed.name() + " seed " + seed.seed() + (seed.stage().equals("full") ? "" : " (" + seed.stage() + ")");
    }

    /** {@code 1,200 of 5,000, 12 min, 38 min left}. */
    private static String progress(Watch.Seed seed) {
        var parts = new ArrayList<String>();
        String step = seed.step();
        if (step != null) {
            parts.add(
                    seed.total() == null
                            ? "step " + Numbers.grouped(step)
                            : Numbers.grouped(step) + " of " + Numbers.grouped(seed.total()));
        }
        parts.add(Durations.words(seed.elapsed()));
        if (seed.left() != null) {
            parts.add(Durations.words(seed.left()) + " left");
        }
        return String.join(", ", parts);
    }

    private static String bar(Watch.Seed seed, Glyphs glyphs) {
        double step = number(seed.step());
        double total = number(seed.total());
        if (!(total > 0) || !(step >= 0)) {
            return "";
        }
        int done = (int) Math.round(Math.min(1, step / total) * BAR);
        return glyphs == Glyphs.ASCII
                ? "[" + "#".repeat(done) + ".".repeat(BAR - done) + "]"
                : "█".repeat(done) + "░".repeat(BAR - done);
    }

    private static double number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?") ? Double.parseDouble(text) : Double.NaN;
    }

    private static String course(Watch.Course course, Page page) {
        String spark = Spark.line(course.points(), SPARK, page.glyphs());
        return Escape.terminal(course.metric() + " " + course.newest())
                + (spark.isBlank() ? "" : "  " + spark)
                + parent(course);
    }

    private static String parent(Watch.Course course) {
        Double mean = course.parent();
        return mean == null ? "" : "  parent " + Numbers.significant(mean, 5);
    }

    @Override
    public List<String> text(Page page) {
        return plain();
    }

    /** A line a seed. */
    @Override
    public List<String> plain() {
        return state.seeds().stream().map(WatchView::plain).toList();
    }

    private static String plain(Watch.Seed seed) {
        String end = seed.end();
        if (end != null) {
            return title(seed) + ": " + end + " after " + Durations.words(seed.elapsed()) + newest(seed);
        }
        var line = new StringBuilder(title(seed)).append(": ").append(progress(seed));
        seed.courses().forEach(course -> {
            Double mean = course.parent();
            line.append(", ").append(Escape.terminal(course.metric() + " " + course.newest()));
            line.append(mean == null ? "" : " (parent " + Numbers.significant(mean, 5) + ")");
        });
        return line.toString();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Watch.Seed seed : state.seeds()) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("name", seed.name().text());
            row.put("seed", seed.seed());
            row.put("stage", seed.stage());
            row.put("elapsed", seed.elapsed().toSeconds());
            row.put("left", seed.left() == null ? null : seed.left().toSeconds());
            row.put("step", seed.step());
            row.put("total", seed.total());
            var metrics = new LinkedHashMap<String, @Nullable Object>();
            for (Watch.Course course : seed.courses()) {
                var one = new LinkedHashMap<String, @Nullable Object>();
                one.put("value", course.newest());
                one.put("parent", course.parent());
                metrics.put(course.metric(), one);
            }
            row.put("metrics", metrics);
            row.put("tail", seed.tail());
            row.put("end", seed.end());
            out.add(row);
        }
        return out;
    }
}
