package dev.paribus.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Files that nobody would write and everybody meets: made by hand, and random spoilings of good ones. */
final class OddFiles {
    private static final String[] PIECES = {
        "\t",
        "\0",
        "\u0007",
        ": ",
        "- ",
        "? ",
        "& ",
        "&a ",
        "*a",
        "*a\n",
        "<<: ",
        "<<: *a\n",
        "!!",
        "!!binary |\n",
        "!<tag:x> ",
        "|",
        ">",
        "|2-\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        "'",
        "\"",
        "\\x",
        "\\u12",
        "%YAML 9.9\n---\n",
        "---\n",
        "...\n",
        "\r",
        "\r\n",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\uD83D",
        "1e99999",
        "0x",
        "1:99:99",
        "2001-99-99",
        "=",
        "~",
        ".nan",
        "999999999999999999999999999",
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> x\n",
        "\n\n\n",
        "    ",
        " ",
        "a: a: a\n",
        "@",
        "`",
        "é",
        "\u202e",
        "\u001b[31m"
    };

    private OddFiles() {}

    static Map<String, byte[]> byHand() {
        var out = new LinkedHashMap<String, byte[]>();
        var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        var merges = new StringBuilder("m0: &m0 {x: 1}\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
            merges.append("m" + i + ": &m" + i + "\n  <<: [" + ("*m" + (i - 1) + ", ").repeat(9) + "*m" + (i - 1)
                    + "]\n  k" + i + ": 1\n");
        }
        text(out, "billion laughs", laughs.toString());
        text(out, "billion merges", merges.toString());
        text(out, "deep flow", "a: " + "[".repeat(5_000));
        text(out, "deep closed flow", "a: " + "[".repeat(5_000) + "]".repeat(5_000));
        text(out, "deep mappings", "{a: ".repeat(3_000));
        var deep = new StringBuilder();
        for (int i = 0; i < 700; i++) {
            deep.append(" ".repeat(i)).append("k:\n");
        }
        text(out, "deep blocks", deep.toString());
        text(out, "deep dashes", "- ".repeat(20_000) + "x");
        text(out, "complex keys", "? [a, b]\n: 1\n? {c: d}\n: 2\n? |\n  text\n: 3\n");
        text(out, "nested complex keys", "? ? ? a\n");
        text(out, "recursive anchor", "a: &a [*a]\n");
        text(out, "recursive mapping", "&a a: *a\nb: &b {c: *b}\n");
        text(out, "merge cycle", "a: &a\n  <<: *a\n");
        text(out, "merge of a text", "<<: text\n");
        text(out, "merge of a list of texts", "<<: [a, b]\n");
        text(out, "unknown alias", "a: *nobody\n");
        text(out, "anchors twice", "a: &x 1\nb: &x 2\nc: *x\n");
        text(out, "duplicate keys", "a: 1\na: 2\n".repeat(400));
        text(out, "equal keys", "1: a\n\"1\": b\n0x1: c\ntrue: d\nyes: e\n");
        text(
                out,
                "tags",
                "a: !!python/object/apply:os.system [ls]\nb: !x y\nc: !!int no\nd: !!float x\ne: !!bool 1\nf: !!set {a}\n");
        text(out, "tags of collections", "!!map [a]\n");
        text(out, "binary tag", "a: !!binary R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\n");
        text(out, "several documents", "a: 1\n---\nb: 2\n---\n");
        text(out, "documents and ends", "---\n...\n---\n...\n");
        text(out, "directives", "%YAML 1.2\n%TAG ! tag:x,2000:\n---\na: 1\n");
        text(out, "unknown directive", "%FOO bar\n---\na: 1\n");
        text(out, "other version", "%YAML 3.0\n---\na: 1\n");
        text(out, "a NUL", "a: \0\n");
        text(out, "controls", "a: \u0001\u0002\u001b[2J\nb: \u009b\n");
        text(out, "line separators", "a: 1\u2028b: 2\u0085c: 3\n");
        text(out, "lone carriage returns", "a: 1\rb: 2\r");
        text(out, "mixed ends", "a: 1\r\nb: 2\nc: 3\r\r\n\n");
        text(out, "tabs", "a:\n\tb: 1\n");
        text(out, "tab after the colon", "a:\t1\n");
        text(out, "unclosed quote", "a: \"never\nb: 'nor\n");
        text(out, "unclosed flow", "a: {b: [1, 2\nc: 3\n");
        text(out, "bad escape", "a: \"\\q \\xZZ \\uD800\"\n");
        text(out, "conflict markers", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n");
        text(out, "conflict in the middle", "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> x\n");
        text(out, "empty", "");
        text(out, "only a mark", "\uFEFF");
        text(out, "only comments", "# nothing\n# at all\n");
        text(out, "only blanks", "   \n\t\n\n");
        text(out, "null", "null\n");
        text(out, "a scalar", "hello\n");
        text(out, "a list", "- 1\n- 2\n");
        text(out, "a number", "1e-3\n");
        text(out, "huge scalar", "a: " + "x".repeat(900_000) + "\n");
        text(out, "huge number", "a: " + "9".repeat(100_000) + "\n");
        text(out, "huge float", "a: 0." + "9".repeat(100_000) + "e+" + "9".repeat(1_000) + "\n");
        text(out, "huge sexagesimal", "a: " + "1:".repeat(10_000) + "1\n");
        text(out, "huge underscores", "a: 1" + "_".repeat(50_000) + "1\n");
        text(out, "huge key", "k".repeat(300_000) + ": 1\n");
        text(out, "huge comment", "# " + "c".repeat(900_000) + "\na: 1\n");
        text(out, "too large", "a: 1\n".repeat(300_000));
        text(out, "many keys", many("k", ": 1\n"));
        text(out, "many dashes", "a:\n" + "- 1\n".repeat(150_000));
        text(out, "many quotes", "a: '" + "''".repeat(200_000) + "'\n");
        text(out, "many plain lines", "a: b\n" + "  c\n".repeat(200_000));
        text(out, "many opening quotes", "a: [" + "\"a\", ".repeat(100_000) + "]\n");
        text(out, "many anchors", many("k", ": &a 1\n"));
        text(out, "empty keys", ": 1\n? \n: 2\n");
        text(out, "question", "?\n");
        text(out, "colon", ":\n");
        text(out, "dash", "-\n");
        text(out, "percent", "%\n");
        text(out, "at", "@a: `b\n");
        text(out, "dates", "a: 2001-99-99\nb: 2001-02-30\nc: 0000-01-01\n");
        text(out, "equals", "a: =\n");
        text(out, "paths of names", "\"\": 1\n\".\": 2\n\"a[0]\": 3\n\"x\\\"y\": 4\n\"a b\": 5\n");
        text(out, "bidi", "a: \"\u202e\u2066x\"\n");
        text(out, "json of yaml", "{\"a\": 1, \"a\": 2}");
        text(out, "toml of yaml", "[a]\nb = 1\n[a]\n");
        out.put("utf-16 with mark", "a: 1\n".getBytes(StandardCharsets.UTF_16));
        out.put("utf-16 little", "a: 1\n".getBytes(StandardCharsets.UTF_16LE));
        out.put("latin-1", "a: é\n".getBytes(StandardCharsets.ISO_8859_1));
        out.put("overlong", new byte[] {'a', ':', ' ', (byte) 0xC0, (byte) 0xAF, '\n'});
        out.put("surrogates", new byte[] {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'});
        out.put("cut character", new byte[] {'a', ':', ' ', (byte) 0xF0, (byte) 0x9F});
        byte[] noise = new byte[4_000];
        new SplittableRandom(1).nextBytes(noise);
        out.put("noise", noise);
        return out;
    }

    private static String many(String key, String rest) {
        var out = new StringBuilder();
        for (int i = 0; out.length() < 1_000_000; i++) {
            out.append(key).append(i).append(rest);
        }
        return out.toString();
    }

    private static void text(Map<String, byte[]> out, String name, String text) {
        out.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A good text spoilt at a few random places. */
    static byte[] spoilt(String good, long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(good);
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(4) * random.nextInt(6));
            text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        if (random.nextInt(10) == 0) {
            bytes.write(0x80 + random.nextInt(0x80));
        }
        return bytes.toByteArray();
    }
}
