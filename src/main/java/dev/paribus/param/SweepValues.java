package dev.paribus.param;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several values of one parameter as they are typed on the command line: {@code PATH=V1,V2,...}; {@code PATH=A..B..STEP}, both
 * ends included, in exact decimals; {@code PATH~log:A..B..K}, K points from A to B at equal ratios, with as few digits as tell
 * them apart.
 *
 * @param path as typed, with the file where one was named
 * @param assignments one a value, in order, no two of the same value
 * @param wrong what cannot be read, in words; nothing of {@code assignments} counts then
 */
public record SweepValues(String path, List<Assignment> assignments, List<String> wrong) {
    /** More is a grid for a machine to search and not a question that a person asks. */
    public static final int MOST = 1000;

    private static final String LOG = "~log:";
    private static final String NUMBER =
            "([-+]?(?:[0-9]{1,40}(?:\\.[0-9]{1,40})?|\\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "\\.\\." + NUMBER);
    private static final Pattern NO_STEP = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    /** Part of the way to the next point that a rounded one may be off. */
    private static final double SLACK = 0.02;

    public SweepValues {
        assignments = List.copyOf(assignments);
        wrong = List.copyOf(wrong);
    }

    /** Reads them; never throws on what a person types. */
    public static SweepValues read(String text) {
        int log = text.indexOf(LOG);
        int equals = text.indexOf('=');
        if (log >= 0 && (equals < 0 || log < equals)) {
            return new Reader(text.substring(0, log)).points(text.substring(log + LOG.length()));
        }
        if (equals < 0 || text.startsWith("~") || text.startsWith("+")) {
            return new SweepValues(
                    text,
                    List.of(),
                    List.of("'" + text + "' is no PATH=V1,V2,..., PATH=A..B..STEP or PATH~log:A..B..K"));
        }
        return new Reader(text.substring(0, equals)).values(text.substring(equals + 1));
    }

    /** Reads the values of one path; one use. */
    private static final class Reader {
        private final String path;
        private final List<String> values = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();

        Reader(String path) {
            this.path = path;
        }

        SweepValues values(String text) {
            for (String item : items(text)) {
                Matcher range = RANGE.matcher(item.strip());
                if (range.matches()) {
                    range(item.strip(), range);
                } else if (NO_STEP.matcher(item.strip()).matches()) {
                    wrong.add("'" + item.strip() + "' has no step; write " + path + "=" + item.strip() + "..STEP");
                } else {
                    values.add(item);
                }
            }
            return read();
        }

        SweepValues points(String text) {
            Matcher range = RANGE.matcher(text.strip());
            if (range.matches() && range.group(3).matches("[0-9]{1,9}")) {
                points(text.strip(), range);
            } else {
                wrong.add("'" + text + "' is no A..B..K, two ends and a number of points");
            }
            return read();
        }

        private void range(String item, Matcher range) {
            var from = new BigDecimal(range.group(1));
            var to = new BigDecimal(range.group(2));
            var step = new BigDecimal(range.group(3));
            int way = to.compareTo(from);
            if (step.signum() == 0 || way != 0 && step.signum() < 0 && way > 0) {
                wrong.add("'" + item + "' never arrives: the step " + range.group(3) + " does not lead from "
                        + range.group(1) + " to " + range.group(2));
                return;
            }
            BigDecimal by = way < 0 ? step.abs().negate() : step.abs();
            BigDecimal[] count = to.subtract(from).divideAndRemainder(by);
            if (count[0].compareTo(BigDecimal.valueOf(MOST)) >= 0) {
                tooMany(count[0].add(BigDecimal.ONE).toBigInteger().toString());
                return;
            }
            boolean whole = whole(range.group(1)) && whole(range.group(3));
            if (count[1].signum() != 0) {
                String last = spelled(from.add(by.multiply(count[0])), whole);
                wrong.add("'" + item + "' does not end at " + range.group(2) + ": its last value is " + last
                        + "; write " + path + "=" + range.group(1) + ".." + last + ".." + range.group(3));
                return;
            }
            for (int i = 0; i <= count[0].intValueExact(); i++) {
                values.add(spelled(from.add(by.multiply(BigDecimal.valueOf(i))), whole));
            }
        }

        private void points(String item, Matcher range) {
            var from = new BigDecimal(range.group(1));
            var to = new BigDecimal(range.group(2));
            int count = Integer.parseInt(range.group(3));
            if (from.signum() <= 0 || to.signum() <= 0 || from.compareTo(to) == 0 || count < 2) {
                wrong.add("'" + item + "' needs two different ends above 0 and at least two points");
                return;
            }
            if (count > MOST) {
                tooMany(range.group(3));
                return;
            }
            boolean whole = whole(range.group(1)) && whole(range.group(2));
            List<String> found = whole ? wholes(exact(from, to, count)) : decimals(exact(from, to, count));
            if (whole && found.stream().distinct().count() < count) {
                wrong.add("there are no " + count + " different whole numbers at equal ratios from " + range.group(1)
                        + " to " + range.group(2) + "; take fewer, or write " + path + LOG + range.group(1) + ".0.."
                        + range.group(2) + ".0.." + count);
                return;
            }
            values.addAll(found);
        }

        private void tooMany(String count) {
            wrong.add(count + " values are more than the " + MOST + " that one sweep may have; take a larger step");
        }

        private SweepValues read() {
            if (values.size() > MOST) {
                tooMany(Integer.toString(values.size()));
            }
            Map<String, Assignment> out = new LinkedHashMap<>();
            for (String value : wrong.isEmpty() ? values : List.<String>of()) {
                try {
                    Assignment one = Assignment.parse(path + "=" + value);
                    if (out.putIfAbsent(key(one.yaml()), one) != null) {
                        wrong.add("'" + value.strip() + "' is given twice");
                    }
                } catch (IllegalArgumentException bad) {
                    wrong.add(String.valueOf(bad.getMessage()));
                }
            }
            return new SweepValues(
                    path, List.copyOf(out.values()), wrong.stream().distinct().toList());
        }
    }

    /** Splits at the commas that stand in no quotes and no brackets. */
    private static List<String> items(String text) {
        var out = new ArrayList<String>();
        int start = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                out.add(text.substring(start, i));
                start = i + 1;
            }
        }
        out.add(text.substring(start));
        return out;
    }

    /** Equal for values that a script could not tell apart as numbers. */
    private static String key(String yaml) {
        return CommandValue.decimal(yaml)
                ? new BigDecimal(yaml.replace("_", "")).stripTrailingZeros().toString()
                : yaml;
    }

    private static boolean whole(String typed) {
        return typed.matches("[-+]?[0-9]+");
    }

    /** As Python's YAML writes a float, or all digits where a double has not that many. */
    private static String spelled(BigDecimal value, boolean whole) {
        if (whole) {
            return value.toBigInteger().toString();
        }
        String written = NumberText.yaml(value.doubleValue());
        boolean same = CommandValue.decimal(written) && new BigDecimal(written).compareTo(value) == 0;
        return same ? written : value.toPlainString();
    }

    private static double[] exact(BigDecimal from, BigDecimal to, int count) {
        double first = Math.log(from.doubleValue());
        double last = Math.log(to.doubleValue());
        var out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = Math.exp(first + (last - first) * i / (count - 1));
        }
        out[0] = from.doubleValue();
        out[count - 1] = to.doubleValue();
        return out;
    }

    private static List<String> decimals(double[] exact) {
        return rounded(exact).stream().map(value -> spelled(value, false)).toList();
    }

    private static List<String> wholes(double[] exact) {
        return rounded(exact).stream()
                .map(value -> value.setScale(0, RoundingMode.HALF_UP).toBigInteger())
                .map(BigInteger::toString)
                .toList();
    }

    /** The ends as they are; between them the fewest significant digits that leave every point near its place. */
    private static List<BigDecimal> rounded(double[] exact) {
        List<BigDecimal> out = List.of();
        for (int digits = 2; digits <= 17; digits++) {
            out = rounded(exact, digits);
            boolean near = true;
            for (int i = 1; i < exact.length - 1; i++) {
                double gap = Math.min(Math.abs(exact[i] - exact[i - 1]), Math.abs(exact[i + 1] - exact[i]));
                near &= Math.abs(out.get(i).doubleValue() - exact[i]) <= SLACK * gap;
            }
            if (near) {
                return out;
            }
        }
        return out;
    }

    private static List<BigDecimal> rounded(double[] exact, int digits) {
        var out = new ArrayList<BigDecimal>();
        for (int i = 0; i < exact.length; i++) {
            boolean end = i == 0 || i == exact.length - 1;
            out.add(end ? BigDecimal.valueOf(exact[i]) : new BigDecimal(exact[i]).round(new MathContext(digits)));
        }
        return out;
    }
}
