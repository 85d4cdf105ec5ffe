package dev.paribus.param;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The core schema of YAML 1.2.2 (chapter 10.3.2): what ruamel.yaml, yq, JavaScript and Go readers follow. */
final class CoreSchema {
    private static final Pattern INT = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");

    private CoreSchema() {}

    static Value read(String plain) {
        switch (plain) {
            case "", "~", "null", "Null", "NULL":
                return new Value.Null();
            case "true", "True", "TRUE":
                return new Value.Bool(true);
            case "false", "False", "FALSE":
                return new Value.Bool(false);
            case ".nan", ".NaN", ".NAN":
                return new Value.Real(Double.NaN);
            default:
                char first = plain.charAt(0);
                boolean numeric = (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
                return numeric ? number(plain) : new Value.Text(plain);
        }
    }

    private static Value number(String plain) {
        if (PyYaml.simple(plain)) {
            return new Value.Int(BigInteger.valueOf(Long.parseLong(plain)));
        }
        if (INT.matcher(plain).matches()) {
            return new Value.Int(new BigInteger(plain));
        }
        if (OCTAL.matcher(plain).matches()) {
            return new Value.Int(new BigInteger(plain.substring(2), 8));
        }
        if (HEX.matcher(plain).matches()) {
            return new Value.Int(new BigInteger(plain.substring(2), 16));
        }
        if (FLOAT.matcher(plain).matches()) {
            return new Value.Real(Double.parseDouble(plain));
        }
        if (INFINITE.matcher(plain).matches()) {
            return new Value.Real(first(plain, '-') ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return new Value.Text(plain);
    }

    private static boolean first(String text, char c) {
        return text.charAt(0) == c;
    }
}
