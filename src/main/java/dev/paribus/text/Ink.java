package dev.paribus.text;

/**
 * Colour and weight on a terminal; plain ink leaves a text as it is. The meaning of a text must never depend on it. Paint
 * after cutting and padding: {@link Width} does not know painted texts.
 */
public enum Ink {
    PLAIN,
    COLOURED;

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    /** What is better, supported, kept. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What is worse, refuted, failed, an error. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** What wants attention: a warning, inconclusive. In magenta, as compilers do: yellow cannot be read on a light ground. */
    public String warn(String text) {
        return paint("35", text);
    }

    /** Where one is, and what can be typed. */
    public String accent(String text) {
        return paint("36", text);
    }

    /**
     * One of several that are drawn together, told apart by a letter as well; colours repeat after five. The blue is the bright one:
     * the other cannot be read on a dark ground.
     */
    public String nth(int index, String text) {
        return paint(String.valueOf(new int[] {36, 35, 94, 32, 31}[index % 5]), text);
    }

    /** The part of a name that is enough to type. */
    public String key(String text) {
        return paint("1;35", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
