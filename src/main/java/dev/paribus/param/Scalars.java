package dev.paribus.param;

/** Reads and writes single scalars: as PyYAML 6 reads them, as a YAML 1.2 core reader does, and so that both read alike. */
public final class Scalars {
    private Scalars() {}

    /**
     * What PyYAML 6 ({@code safe_load}) makes of a plain scalar.
     *
     * @throws IllegalArgumentException where PyYAML itself fails ({@code 2001-99-99}, {@code =}); the message says why
     */
    public static Value read(String plain) {
        throw new UnsupportedOperationException(plain);
    }

    /** What a YAML 1.2 core reader makes of a plain scalar. */
    public static Value yaml12(String plain) {
        throw new UnsupportedOperationException(plain);
    }

    /** The canonical spelling, which both dialects read alike; fit for block and flow context. */
    public static String write(Value value) {
        throw new UnsupportedOperationException(value.toString());
    }

    /** The JSON spelling, as Python's {@code json} module writes and accepts it ({@code NaN}, {@code Infinity}). */
    public static String json(Value value) {
        throw new UnsupportedOperationException(value.toString());
    }

    /**
     * A decimal number respelled so that both dialects read it, with all its digits kept: {@code 1e-05} becomes
     * {@code 1.0e-05}, {@code -.5} becomes {@code -0.5}, {@code 1E5} becomes {@code 1.0e+5}.
     */
    public static String number(String decimal) {
        throw new UnsupportedOperationException(decimal);
    }
}
