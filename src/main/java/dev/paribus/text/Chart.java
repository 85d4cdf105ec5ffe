package dev.paribus.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves in a terminal, their values upwards and their steps to the right. With UTF-8 a curve is drawn in braille dots, two by
 * four to a character, else in letters. Each of several curves has a letter, on the curve and behind its end, so that colour is
 * never all that tells them apart.
 */
public final class Chart {
    /** Curves that letters can tell apart. */
    public static final int MOST = 26;

    /** In letters, where several curves meet. */
    public static final char MEET = '*';

    private static final int HEIGHT = 13;
    private static final int BRAILLE = 0x2800;
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    private static final int LETTER_EVERY = 18;

    /** A curve. Steps rise; a value that is not finite is a gap. */
    public record Curve(List<Double> steps, List<Double> values) {
        public Curve {
            steps = List.copyOf(steps);
            values = List.copyOf(values);
            if (steps.size() != values.size()) {
                throw new IllegalArgumentException(steps.size() + " steps for " + values.size() + " values");
            }
        }
    }

    private final List<Curve> curves;
    private final Glyphs glyphs;
    private final Ink ink;
    private final int tall;
    private final int wide;
    private final int width;
    private final Span x;
    private final Span y;
    private final List<String> labels;
    private final int margin;
    private final int[][] dots;
    private final int[][] owner;
    private final char[][] letters;

    private Chart(List<Curve> curves, int columns, Glyphs glyphs, Ink ink) {
        this.curves = curves;
        this.glyphs = glyphs;
        this.ink = ink;
        this.wide = glyphs == Glyphs.UTF8 ? 2 : 1;
        this.tall = glyphs == Glyphs.UTF8 ? 4 : 1;
        this.x = Span.of(curves.stream().flatMap(c -> c.steps().stream()).toList());
        this.y = Span.of(curves.stream().flatMap(c -> c.values().stream()).toList());
        this.labels = labels();
        this.margin = labels.stream().mapToInt(String::length).max().orElse(0) + 2;
        int ends = curves.size() > 1 ? curves.size() + 1 : 0;
        this.width = Math.max(10, columns - margin - ends);
        this.dots = new int[HEIGHT][width];
        this.owner = new int[HEIGHT][width];
        this.letters = new char[HEIGHT][width];
    }

    /** The smallest and the largest of some numbers. */
    private record Span(double least, double greatest) {
        static Span of(List<Double> numbers) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double number : numbers) {
                if (Double.isFinite(number)) {
                    least = Math.min(least, number);
                    greatest = Math.max(greatest, number);
                }
            }
            return least > greatest ? new Span(0, 0) : new Span(least, greatest);
        }

        /** Halved, so that the span between the two largest doubles is one too. */
        private double half() {
            return greatest / 2 - least / 2;
        }

        /** Where a number lies, from 0 to 1; in the middle where all are equal. */
        double share(double number) {
            return half() > 0 ? (number / 2 - least / 2) / half() : 0.5;
        }

        double at(double share) {
            return half() > 0 ? least + share * half() + share * half() : least;
        }
    }

    /**
     * The chart, a line each; the first are the values, the last two the steps.
     *
     * @param columns that it may take, at least 30
     */
    public static List<String> draw(List<Curve> curves, int columns, Glyphs glyphs, Ink ink) {
        var chart = new Chart(curves.subList(0, Math.min(MOST, curves.size())), columns, glyphs, ink);
        for (int i = 0; i < chart.curves.size(); i++) {
            chart.plot(i);
        }
        for (int i = 0; i < chart.curves.size(); i++) {
            chart.end(i);
        }
        return chart.lines();
    }

    /** The letter of a curve. */
    public static char letter(int index) {
        return (char) ('a' + index);
    }

    /** Values at every fourth row; a number once where all are equal. */
    private List<String> labels() {
        var out = new ArrayList<String>();
        double range = y.greatest() - y.least();
        for (int row = 0; row < HEIGHT; row++) {
            boolean told = range > 0 ? row % 4 == 0 : row == HEIGHT / 2;
            double value = y.at(1 - (double) row / (HEIGHT - 1));
            out.add(!told ? "" : range > 0 ? scaled(value, range) : Numbers.significant(value, 4));
        }
        return out;
    }

    private static String scaled(double value, double range) {
        // Beyond eight decimals a number is written with an exponent, which says more in fewer columns.
        int decimals = Numbers.decimals(range / 10);
        return Double.isFinite(range) && decimals <= 8 && Math.abs(value) < 1e9
                ? Numbers.fixed(value, decimals)
                : Numbers.significant(value, 4);
    }

    private void plot(int index) {
        Curve curve = curves.get(index);
        int last = -1;
        for (int i = 0; i < curve.steps().size(); i++) {
            if (!Double.isFinite(curve.values().get(i))) {
                last = -1;
                continue;
            }
            segment(index, curve, last < 0 ? i : last, i);
            last = i;
        }
        if (curves.size() > 1 && wide > 1) {
            letters(index);
        }
    }

    private int column(double step) {
        return (int) Math.round(x.share(step) * (width * wide - 1));
    }

    private int row(double value) {
        return (int) Math.round((1 - y.share(value)) * (HEIGHT * tall - 1));
    }

    /** From one point to the next, without a hole where it is steep. */
    private void segment(int index, Curve curve, int from, int to) {
        int left = column(curve.steps().get(from));
        int right = column(curve.steps().get(to));
        int start = row(curve.values().get(from));
        int end = row(curve.values().get(to));
        int before = start;
        for (int column = left; column <= right; column++) {
            double share = right == left ? 1 : (double) (column - left) / (right - left);
            int here = (int) Math.round(start + share * (end - start));
            int top = here > before ? before + 1 : here;
            int bottom = here < before ? before - 1 : here;
            for (int row = top; row <= bottom; row++) {
                dot(index, column, row);
            }
            before = here;
        }
    }

    private void dot(int index, int column, int row) {
        int cell = column / wide;
        int line = row / tall;
        dots[line][cell] |= DOTS[row % tall][column % wide];
        if (wide == 1 || letters[line][cell] == 0) {
            owner[line][cell] = index;
        }
        if (wide == 1) {
            char here = letters[line][cell];
            letters[line][cell] = here == 0 || here == sign(index) ? sign(index) : MEET;
        }
    }

    private char sign(int index) {
        return curves.size() == 1 ? '*' : letter(index);
    }

    /** Letters on the curve, each curve's at other columns. */
    private void letters(int index) {
        int every = Math.max(LETTER_EVERY, 3 * curves.size());
        for (int column = 2 + index * every / curves.size(); column < width - 1; column += every) {
            for (int line = 0; line < HEIGHT; line++) {
                if (dots[line][column] != 0 && owner[line][column] == index) {
                    letters[line][column] = letter(index);
                    break;
                }
            }
        }
    }

    private List<String> lines() {
        boolean utf8 = glyphs == Glyphs.UTF8;
        var out = new ArrayList<String>();
        for (int line = 0; line < HEIGHT; line++) {
            String label = labels.get(line);
            String axis = label.isEmpty() ? utf8 ? "│" : "|" : utf8 ? "┤" : "+";
            out.add((Width.right(label, margin - 2) + " " + axis + cells(line) + ends(line)).stripTrailing());
        }
        out.add(" ".repeat(margin - 1) + (utf8 ? "└" : "+") + (utf8 ? "─" : "-").repeat(width));
        out.add((" ".repeat(margin) + steps()).stripTrailing());
        return out;
    }

    /** One line of the field, neighbours of one curve painted at once. */
    private String cells(int line) {
        var out = new StringBuilder();
        var run = new StringBuilder();
        int of = -1;
        for (int column = 0; column < width; column++) {
            boolean blank = dots[line][column] == 0;
            int own = blank ? -1 : owner[line][column];
            if (own != of) {
                out.append(painted(of, run));
                run.setLength(0);
                of = own;
            }
            run.append(blank ? ' ' : sign(line, column));
        }
        return out.append(painted(of, run)).toString();
    }

    private char sign(int line, int column) {
        char letter = letters[line][column];
        return letter != 0 ? letter : (char) (BRAILLE + dots[line][column]);
    }

    private String painted(int curve, StringBuilder run) {
        return curve < 0 || curves.size() == 1 ? run.toString() : ink.nth(curve, run.toString());
    }

    /** The letters of the curves that end at this height. */
    private String ends(int line) {
        var out = new StringBuilder();
        for (int i = 0; i < curves.size() && curves.size() > 1; i++) {
            List<Double> values = curves.get(i).values();
            double last = values.isEmpty() ? Double.NaN : values.get(values.size() - 1);
            if (Double.isFinite(last) && row(last) / tall == line && !within(i, line)) {
                out.append(out.isEmpty() ? " " : "").append(ink.nth(i, String.valueOf(letter(i))));
            }
        }
        return out.toString();
    }

    /** True for a curve that ends early: its letter stands right behind it. */
    private boolean within(int index, int line) {
        List<Double> steps = curves.get(index).steps();
        int cell = column(steps.get(steps.size() - 1)) / wide + 1;
        return cell < width && letters[line][cell] == letter(index) && owner[line][cell] == index;
    }

    private void end(int index) {
        Curve curve = curves.get(index);
        int last = curve.steps().size() - 1;
        if (last < 0 || curves.size() == 1 || !Double.isFinite(curve.values().get(last))) {
            return;
        }
        int cell = column(curve.steps().get(last)) / wide + 1;
        int line = row(curve.values().get(last)) / tall;
        if (cell < width) {
            dots[line][cell] |= 1;
            owner[line][cell] = index;
            letters[line][cell] = letter(index);
        }
    }

    /** The first step, the one in the middle where there is room, and the last. */
    private String steps() {
        String first = Numbers.significant(x.least(), 6);
        String last = Numbers.significant(x.greatest(), 6);
        if (x.least() == x.greatest()) {
            return first;
        }
        boolean whole = x.least() == Math.rint(x.least()) && x.greatest() == Math.rint(x.greatest());
        double half = whole && x.at(0.5) > 1 ? Math.rint(x.at(0.5)) : x.at(0.5);
        String middle = Numbers.significant(half, 4);
        int room = width - first.length() - last.length();
        int before = column(half) / wide - middle.length() / 2 - first.length();
        if (before < 4 || room - before - middle.length() < 4) {
            return first + " ".repeat(Math.max(1, room)) + last;
        }
        return first + " ".repeat(before) + middle + " ".repeat(Math.max(1, room - before - middle.length())) + last;
    }
}
