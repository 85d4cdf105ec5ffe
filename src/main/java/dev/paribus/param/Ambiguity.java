package dev.paribus.param;

import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what two YAML dialects make of one scalar, and the spelling that both read alike. */
public final class Ambiguity {
    /** The problem's code. */
    public static final String CODE = "ambiguous-scalar";

    private Ambiguity() {}

    /**
     * An {@code ambiguous-scalar} warning for a scalar that the dialects read differently.
     *
     * @return null where they agree
     */
    public static @Nullable Problem of(ParamPath path, ParamNode.Scalar scalar) {
        Value other = scalar.otherReading();
        if (other == null) {
            return null;
        }
        String message = "'" + scalar.source() + "' at " + path + " is " + words(scalar.value()) + " for PyYAML and "
                + words(other) + " for a YAML 1.2 reader";
        return Problem.warning(CODE, message)
                .at(scalar.location())
                .hint("write " + String.join(" or ", spellings(scalar.source(), scalar.value(), other)));
    }

    /** Spellings that both read alike, the likeliest first. */
    private static List<String> spellings(String source, Value python, Value core) {
        var out = new ArrayList<String>();
        for (Value meaning : List.of(python, core)) {
            boolean typed = !(meaning instanceof Value.Text) && !(meaning instanceof Value.Time);
            String spelling = typed ? spelling(source, meaning) : "";
            if (typed && !out.contains(spelling)) {
                out.add(spelling);
            }
        }
        out.add(Quoting.doubleQuoted(source) + " (text)");
        return out;
    }

    private static String spelling(String source, Value meaning) {
        boolean keepsDigits =
                meaning instanceof Value.Real r && Double.isFinite(r.value()) && CommandValue.decimal(source);
        return keepsDigits ? NumberText.respell(source) : Scalars.write(meaning);
    }

    private static String words(Value value) {
        if (value instanceof Value.Text) {
            return "text";
        } else if (value instanceof Value.Time) {
            return "a date";
        } else if (value instanceof Value.Real r && Double.isInfinite(r.value())) {
            return "infinity";
        } else if (value instanceof Value.Int || value instanceof Value.Real) {
            return "the number " + Scalars.write(value);
        }
        return Scalars.write(value);
    }
}
