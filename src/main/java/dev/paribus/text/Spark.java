package dev.paribus.text;

import java.util.List;

/** A course of numbers in one line of blocks, the smallest at the bottom and the largest at the top. */
public final class Spark {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-~=+*#";

    private Spark() {}

    /**
     * The line; what is not finite is a blank.
     *
     * @param width the most columns it takes; of more numbers, the newest of each group is shown
     */
    public static String line(List<Double> numbers, int width, Glyphs glyphs) {
        String signs = glyphs == Glyphs.ASCII ? ASCII : BLOCKS;
        int columns = Math.min(width, numbers.size());
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < columns; i++) {
            double number = shown(numbers, i, columns);
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
        }
        // Halved, so that the span between the two largest doubles is one too.
        double span = greatest / 2 - least / 2;
        var out = new StringBuilder(columns);
        for (int i = 0; i < columns; i++) {
            double number = shown(numbers, i, columns);
            int level = span > 0 ? (int) Math.round((number / 2 - least / 2) / span * (signs.length() - 1)) : 3;
            out.append(Double.isFinite(number) ? signs.charAt(level) : ' ');
        }
        return out.toString();
    }

    private static double shown(List<Double> numbers, int column, int columns) {
        return numbers.get((int) ((column + 1L) * numbers.size() / columns) - 1);
    }
}
