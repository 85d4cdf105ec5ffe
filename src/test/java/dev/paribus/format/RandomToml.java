package dev.paribus.format;

import java.util.SplittableRandom;

/** Random TOML documents in every style that people use; the same seed gives the same document. */
public final class RandomToml {
    private final SplittableRandom random;
    private final String lineBreak;
    private final StringBuilder out = new StringBuilder();
    private int count;

    private RandomToml(long seed) {
        random = new SplittableRandom(seed);
        lineBreak = random.nextInt(4) == 0 ? "\r\n" : "\n";
    }

    /** A document with at least one key at its root. */
    public static String document(long seed) {
        return new RandomToml(seed).document();
    }

    private String document() {
        out.append(random.nextInt(8) == 0 ? "\uFEFF" : "");
        comments();
        pairs("");
        for (int tables = random.nextInt(4); tables > 0; tables--) {
            comments();
            String name = key();
            if (random.nextInt(4) == 0) {
                for (int items = 1 + random.nextInt(2); items > 0; items--) {
                    line("[[" + name + "]]");
                    pairs("");
                }
            } else {
                String indent = random.nextInt(4) == 0 ? "  " : "";
                line(indent + (random.nextInt(5) == 0 ? "[ " + name + " ]" : "[" + name + "]"));
                pairs(indent);
                if (random.nextInt(3) == 0) {
                    line(indent + "[" + name + "." + key() + "]");
                    pairs(indent);
                }
            }
        }
        comments();
        String text = out.toString();
        return random.nextInt(5) == 0 && text.endsWith(lineBreak)
                ? text.substring(0, text.length() - lineBreak.length())
                : text;
    }

    private void comments() {
        while (random.nextInt(4) == 0) {
            line(random.nextBoolean() ? "" : "# note " + count++ + " = [x] \"🙂");
        }
    }

    private void line(String text) {
        out.append(text).append(random.nextInt(6) == 0 ? " # c" + count++ : "").append(lineBreak);
    }

    private void pairs(String indent) {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            comments();
            String colon = random.nextInt(5) == 0 ? "=" : random.nextInt(6) == 0 ? "   =  " : " = ";
            if (random.nextInt(5) == 0) {
                String dotted = key();
                for (int more = 1 + random.nextInt(2); more > 0; more--) {
                    line(indent + dotted + (random.nextInt(4) == 0 ? " . " : ".") + key() + colon + value(1, ""));
                }
            } else {
                line(indent + key() + colon + value(2, indent));
            }
        }
    }

    private String value(int depth, String indent) {
        return switch (depth == 0 ? random.nextInt(6) : random.nextInt(8)) {
            case 6 -> array(depth - 1, indent);
            case 7 -> inline(depth - 1);
            default -> scalar();
        };
    }

    private String array(int depth, String indent) {
        boolean lines = random.nextInt(3) == 0;
        var text = new StringBuilder("[").append(lines ? lineBreak : random.nextInt(5) == 0 ? " " : "");
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            boolean last = i == size - 1;
            text.append(lines ? indent + "  " : "").append(value(depth, indent + "  "));
            text.append(!last ? lines ? "," : ", " : random.nextInt(3) == 0 ? "," : "");
            text.append(lines ? (random.nextInt(3) == 0 ? " # item " + count++ : "") + lineBreak : "");
        }
        return text.append(lines ? indent : "").append("]").toString();
    }

    private String inline(int depth) {
        var text = new StringBuilder("{");
        String blank = random.nextBoolean() ? " " : "";
        text.append(blank);
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            String dotted = random.nextInt(4) == 0 ? key() + "." : "";
            text.append(i == 0 ? "" : ", ")
                    .append(dotted)
                    .append(key())
                    .append(" = ")
                    .append(value(Math.min(depth, 0), ""));
        }
        return text.append(blank).append("}").toString();
    }

    private String key() {
        int id = count++;
        return switch (random.nextInt(7)) {
            case 0 -> "\"key " + id + "\"";
            case 1 -> "'k.ü" + id + "'";
            case 2 -> "\"q\\\"\\u00e9" + id + "\"";
            case 3 -> Integer.toString(1000 + id);
            default -> "k-" + id;
        };
    }

    private String scalar() {
        int id = count++;
        return switch (random.nextInt(14)) {
            case 0 -> "0." + (1000 + id);
            case 1 -> "\"text 🙂 " + id + "\\n\\\\\"";
            case 2 -> "'it is \\ " + id + "'";
            case 3 -> "1979-05-27T07:32:0" + id % 10 + "Z";
            case 4 -> id + ".5e-3";
            case 5 -> "\"\"\"" + lineBreak + "lines \"\" " + id + " \\" + lineBreak + "   more # no comment\"\"\"";
            case 6 -> "'''raw ' " + id + lineBreak + "]'''";
            case 7 -> "1_00" + id % 10;
            case 8 -> "0xDEAD" + id % 10;
            case 9 -> "true";
            case 10 -> "1979-05-27 07:32:00";
            case 11 -> "123456789012345678901234567" + id;
            case 12 -> id % 2 == 0 ? "-inf" : "07:32:00.5";
            default -> Integer.toString(1000 + id);
        };
    }
}
