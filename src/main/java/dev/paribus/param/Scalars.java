package dev.paribus.param;

import org.jspecify.annotations.Nullable;

/** Reads and writes single scalars: as PyYAML 6 reads them, as a YAML 1.2 core reader does, and so that both read alike. */
public final class Scalars {
    private Scalars() {}

    /**
     * What PyYAML 6 ({@code safe_load}) makes of a plain scalar.
     *
     * @throws IllegalArgumentException where PyYAML itself fails ({@code 2001-99-99}, {@code 0x_}, {@code =}); the message says why
     */
    public static Value read(String plain) {
        return PyYaml.read(plain);
    }

    /** What a YAML 1.2 core reader makes of a plain scalar. */
    public static Value yaml12(String plain) {
        return CoreSchema.read(plain);
    }

    /**
     * What a YAML 1.2 core reader makes of a plain scalar where that is something else than PyYAML's reading.
     *
     * @return null where both agree
     */
    public static @Nullable Value otherReading(String plain) {
        return otherReading(plain, PyYaml.read(plain));
    }

    /**
     * As {@link #otherReading(String)} for a scalar that was read already.
     *
     * @param python what {@link #read} made of it
     */
    public static @Nullable Value otherReading(String plain, Value python) {
        Value core = CoreSchema.read(plain);
        return core.compare(python) == Value.Sameness.SAME ? null : core;
    }

    /**
     * The number that a plain scalar is for PyYAML when its tag says so: {@code !!float 1e-3} is 0.001.
     *
     * @throws IllegalArgumentException when it is no number; the message is for the user
     */
    public static Value readTagged(String text, boolean asReal) {
        try {
            return asReal ? new Value.Real(PyYaml.real(text)) : new Value.Int(PyYaml.whole(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is tagged as a number and is none", e);
        }
    }

    /** A text in double quotes on one line; what no terminal shows is escaped as four hex digits. */
    public static String doubleQuoted(String text) {
        return Quoting.doubleQuoted(text);
    }

    /** The canonical spelling, which both dialects read alike; fit for block and flow context. */
    public static String write(Value value) {
        return write(value, true);
    }

    /** The canonical spelling for a place that is not between flow brackets, where fewer texts need quotes. */
    public static String writeBlock(Value value) {
        return write(value, false);
    }

    private static String write(Value value, boolean flow) {
        if (value instanceof Value.Bool b) {
            return Boolean.toString(b.value());
        } else if (value instanceof Value.Int i) {
            return i.value().toString();
        } else if (value instanceof Value.Real r) {
            return NumberText.yaml(r.value());
        } else if (value instanceof Value.Text t) {
            return Quoting.write(t.value(), flow);
        } else if (value instanceof Value.Time t) {
            return t.value();
        }
        return "null";
    }

    /** The JSON spelling, as Python's {@code json} module writes and accepts it ({@code NaN}, {@code Infinity}). */
    public static String json(Value value) {
        if (value instanceof Value.Real r) {
            return NumberText.repr(r.value());
        } else if (value instanceof Value.Text t) {
            return ParamJson.quoted(t.value());
        } else if (value instanceof Value.Time t) {
            return ParamJson.quoted(t.value());
        }
        return write(value, true);
    }

    /**
     * A decimal number respelled so that both dialects read it, with all its digits kept: {@code 1e-05} becomes
     * {@code 1.0e-05}, {@code -.5} becomes {@code -0.5}, {@code 1E5} becomes {@code 1.0e+5}, {@code 007} becomes {@code 7}.
     *
     * @throws IllegalArgumentException when the text is no decimal number
     */
    public static String number(String decimal) {
        return NumberText.respell(decimal);
    }
}
