package dev.paribus.param;

/** A parameter tree as JSON, the content of {@code PARIBUS_PARAMS}. */
public final class ParamJson {
    private ParamJson() {}

    /** The tree on one line, keys in their order, numbers canonical. */
    public static String write(ParamNode node) {
        throw new UnsupportedOperationException(node.toString());
    }
}
