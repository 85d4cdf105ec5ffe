package dev.paribus.format;

import java.util.SplittableRandom;

/** Random YAML documents in every style that people use; the same seed gives the same document. */
public final class RandomYaml {
    private final SplittableRandom random;
    private final String lineBreak;
    private final StringBuilder out = new StringBuilder();
    private int count;

    private RandomYaml(long seed) {
        random = new SplittableRandom(seed);
        lineBreak = random.nextInt(4) == 0 ? "\r\n" : "\n";
    }

    /** A document whose root is a mapping and whose leaves are distinct. */
    public static String document(long seed) {
        return new RandomYaml(seed).document();
    }

    private String document() {
        if (random.nextInt(6) == 0) {
            out.append('\uFEFF');
        }
        comments("");
        if (random.nextInt(6) == 0) {
            out.append("---").append(lineBreak);
        }
        mapping("", 3);
        comments("");
        String text = out.toString();
        return random.nextInt(4) == 0 && text.endsWith(lineBreak) && !text.contains("|") && !text.contains(">")
                ? text.substring(0, text.length() - lineBreak.length())
                : text;
    }

    private void comments(String indent) {
        while (random.nextInt(5) == 0) {
            out.append(
                            random.nextBoolean()
                                    ? ""
                                    : indent + "# note " + count++ + (random.nextBoolean() ? " 🙂 a: b" : ""))
                    .append(lineBreak);
        }
    }

    private void mapping(String indent, int depth) {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            comments(indent);
            out.append(indent);
            entry(indent, depth);
        }
    }

    /** From the key on; the indentation is written already. */
    private void entry(String indent, int depth) {
        out.append(key()).append(random.nextInt(8) == 0 ? " :" : ":");
        value(indent, depth, true);
    }

    private void value(String indent, int depth, boolean inMapping) {
        int kind = depth == 0 ? random.nextInt(4) : random.nextInt(8);
        if (kind < 3) {
            out.append(spaces()).append(scalar());
            lineEnd();
        } else if (kind == 3) {
            out.append(spaces()).append(flow(2));
            lineEnd();
        } else if (kind == 4 && inMapping) {
            block(indent);
        } else if (kind < 6) {
            lineEnd();
            mapping(indent + (random.nextBoolean() ? "  " : "    "), depth - 1);
        } else {
            lineEnd();
            sequence(indent + (inMapping && random.nextBoolean() ? "" : "  "), depth - 1);
        }
    }

    private void sequence(String indent, int depth) {
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            comments(indent);
            out.append(indent).append('-');
            if (depth > 0 && random.nextInt(3) == 0) {
                out.append(' ');
                entry(indent + "  ", depth - 1);
                for (int more = random.nextInt(3); more > 0; more--) {
                    comments(indent + "  ");
                    out.append(indent).append("  ");
                    entry(indent + "  ", depth - 1);
                }
            } else {
                value(indent, depth, false);
            }
        }
    }

    private void block(String indent) {
        String inner = indent + "  ";
        out.append(" ")
                .append(random.nextBoolean() ? "|" : ">-")
                .append(random.nextInt(3) == 0 ? "   # header " + count++ : "")
                .append(lineBreak);
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            out.append(inner)
                    .append("text ")
                    .append(count++)
                    .append(" # no comment")
                    .append(lineBreak);
        }
    }

    private String flow(int depth) {
        boolean mapping = random.nextBoolean();
        var text = new StringBuilder(mapping ? "{" : "[");
        int n = random.nextInt(4);
        for (int i = 0; i < n; i++) {
            text.append(i == 0 ? "" : random.nextBoolean() ? ", " : ",");
            text.append(mapping ? key() + ": " : "");
            text.append(depth > 0 && random.nextInt(4) == 0 ? flow(depth - 1) : scalar());
        }
        text.append(n > 0 && random.nextInt(8) == 0 ? "," : "").append(random.nextInt(4) == 0 ? " " : "");
        return text.append(mapping ? "}" : "]").toString();
    }

    private String key() {
        int id = count++;
        return switch (random.nextInt(8)) {
            case 0 -> "\"key " + id + "\"";
            case 1 -> "'k.ü" + id + "'";
            case 2 -> "🙂" + id;
            case 3 -> "é-" + id;
            default -> "k" + id;
        };
    }

    private String scalar() {
        int id = count++;
        return switch (random.nextInt(9)) {
            case 0 -> "0." + (1000 + id);
            case 1 -> "\"text 🙂 " + id + "\\n\"";
            case 2 -> "'it''s " + id + "'";
            case 3 -> "word" + id;
            case 4 -> id + ".5e-3";
            case 5 -> "two words " + id;
            default -> Integer.toString(1000 + id);
        };
    }

    private String spaces() {
        return " ".repeat(1 + random.nextInt(2));
    }

    private void lineEnd() {
        out.append(random.nextInt(5) == 0 ? "   # c" + count++ : "")
                .append(random.nextInt(8) == 0 ? " " : "")
                .append(lineBreak);
    }
}
