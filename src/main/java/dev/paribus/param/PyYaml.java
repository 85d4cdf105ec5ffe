package dev.paribus.param;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PyYAML's reading of a plain scalar: the implicit resolvers and the safe constructors of PyYAML 6.0
 * ({@code resolver.py}, {@code constructor.py}), held against the real one by a generated corpus.
 */
final class PyYaml {
    /** Python refuses to convert a longer decimal text to an integer ({@code sys.get_int_max_str_digits}). */
    private static final int PYTHON_DIGITS = 4300;

    // The groups of base 60 are bounded because java.util.regex recurses for each; nobody writes 200 of them.
    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,200}\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)"
            + "|\\.(?:nan|NaN|NAN)");
    private static final Pattern INT = Pattern.compile("[-+]?0b[0-1_]+"
            + "|[-+]?0[0-7_]+"
            + "|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+"
            + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9]){1,200}");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \\t]+)"
            + "([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+]([0-9]{1,2})(?::([0-9]{2}))?))?");
    private static final Map<String, Value> WORDS = words();

    private PyYaml() {}

    private static Map<String, Value> words() {
        var out = new HashMap<String, Value>();
        for (String yes : new String[] {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}) {
            out.put(yes, new Value.Bool(true));
        }
        for (String no : new String[] {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}) {
            out.put(no, new Value.Bool(false));
        }
        for (String nothing : new String[] {"", "~", "null", "Null", "NULL"}) {
            out.put(nothing, new Value.Null());
        }
        return Map.copyOf(out);
    }

    /** See {@link Scalars#read}. */
    static Value read(String plain) {
        Value word = plain.length() > 5 ? null : WORDS.get(plain);
        if (word != null) {
            return word;
        }
        char first = plain.charAt(0);
        if (first == '=' && plain.length() == 1 || plain.equals("<<")) {
            throw fails(plain, "a special key", "puts it in no tree");
        }
        if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
            return number(plain);
        }
        return new Value.Text(plain);
    }

    private static Value number(String plain) {
        if (simple(plain)) {
            return new Value.Int(BigInteger.valueOf(Long.parseLong(plain)));
        }
        if (FLOAT.matcher(plain).matches()) {
            return new Value.Real(real(plain));
        }
        if (INT.matcher(plain).matches()) {
            return new Value.Int(whole(plain));
        }
        Matcher date = DATE.matcher(plain);
        Matcher time = TIME.matcher(plain);
        if (date.matches() || time.matches()) {
            try {
                check(date.matches() ? date : time);
            } catch (DateTimeException e) {
                throw fails(plain, "a date", "finds none like it in the calendar");
            }
            return new Value.Time(plain);
        }
        return new Value.Text(plain);
    }

    /** True for up to 18 decimal digits without a leading zero, which every dialect reads alike. */
    static boolean simple(String plain) {
        int length = plain.length();
        if (length > 18 || (length > 1 && plain.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (plain.charAt(i) < '0' || plain.charAt(i) > '9') {
                return false;
            }
        }
        return length > 0;
    }

    /** As {@code construct_yaml_float}; the sum of base 60 in the same order, so that the last bit agrees. */
    static double real(String written) {
        String text = written.replace("_", "").toLowerCase(java.util.Locale.ROOT);
        double sign = text.startsWith("-") ? -1 : 1;
        String bare = unsigned(text);
        if (bare.equals(".inf")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (bare.equals(".nan")) {
            return Double.NaN;
        }
        String[] parts = bare.split(":", -1);
        double sum = 0;
        double base = 1;
        for (int i = parts.length - 1; i >= 0; i--) {
            sum += Double.parseDouble(parts[i]) * base;
            base *= 60;
        }
        return sign * sum;
    }

    /** As {@code construct_yaml_int}. */
    static BigInteger whole(String written) {
        String text = written.replace("_", "");
        String bare = unsigned(text);
        BigInteger size = magnitude(written, bare);
        return text.startsWith("-") ? size.negate() : size;
    }

    private static BigInteger magnitude(String written, String bare) {
        if (bare.startsWith("0b") || bare.startsWith("0x")) {
            if (bare.length() == 2) {
                throw fails(written, "a number", "finds no digit in it");
            }
            return new BigInteger(bare.substring(2), bare.charAt(1) == 'b' ? 2 : 16);
        }
        if (bare.startsWith("0")) {
            return new BigInteger(bare, 8);
        }
        BigInteger sum = BigInteger.ZERO;
        for (String part : bare.split(":", -1)) {
            if (part.length() > PYTHON_DIGITS) {
                throw fails(written.substring(0, 20) + "...", "a number", "converts no more than 4300 digits");
            }
            sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return sum;
    }

    private static String unsigned(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    }

    private static void check(Matcher m) {
        int year = Integer.parseInt(m.group(1));
        if (year == 0) {
            throw new DateTimeException("Python's years begin with 1");
        }
        LocalDate.of(year, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        if (m.groupCount() > 3) {
            LocalTime.of(Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)), Integer.parseInt(m.group(6)));
            int hours = m.group(7) == null ? 0 : Integer.parseInt(m.group(7));
            int minutes = m.group(8) == null ? 0 : Integer.parseInt(m.group(8));
            if (hours * 60 + minutes >= 24 * 60) {
                throw new DateTimeException("an offset of a day or more");
            }
        }
    }

    private static IllegalArgumentException fails(String plain, String takenFor, String why) {
        return new IllegalArgumentException("PyYAML takes '" + plain + "' for " + takenFor + " and " + why);
    }
}
