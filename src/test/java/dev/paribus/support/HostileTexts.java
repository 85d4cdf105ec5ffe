package dev.paribus.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** 500 texts that want to be more than text, drawn from every family that a terminal, a table, Markdown, CSV or JSON may stumble on. */
public final class HostileTexts {
    public static final List<String> ALL = all();

    private static final List<String> NEVER = List.of("\u0000", "\n", "\r");

    private HostileTexts() {}

    private static List<String> all() {
        var parts = new ArrayList<>(List.of(
                "\u001b[2J",
                "\u001b[31mred\u001b[0m",
                "\u001b]0;title\u0007",
                "\u001b]8;;http://x.example\u001b\\link\u001b]8;;\u001b\\",
                "\u001bP1$r\u001b\\",
                "\u001b_apc\u001b\\",
                "\u001b(0",
                "\u001bc",
                "\u009b31m",
                "\u009d0;t\u009c",
                "\u0000",
                "\u0007\b\u007f",
                "\u0085",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "a\rb",
                "\u000b\f",
                "\u2028",
                "\u2029",
                "\u202egnp.exe",
                "\u202a\u202b\u202c\u202d",
                "\u2066x\u2069\u2067y\u2068",
                "\u200e\u200f\u061c",
                "\u200b\u2060\ufeff",
                "\u00ad",
                "\u200d",
                "e" + "\u0301".repeat(40),
                "\u0e33\u0e01\u0e33",
                "日本語のとても長い名前",
                "한국어",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
                "\ud83c\uddeb\ud83c\uddf7",
                "\udb40\udc41\udb40\udc7f",
                "\ud800",
                "x\udfffy",
                "\ufffe\uffff",
                "\ue000",
                "|",
                "a|b\\|c",
                "`code`",
                "```\nfence\n```",
                "``",
                "</details><script>alert(1)</script>",
                "<!-- x -->",
                "--><b>",
                "&lt;&#x1b;",
                "[x](javascript:alert(1))",
                "![x](http://x.example/a.png)",
                "@somebody #12 GH-1",
                "# title",
                "- [ ] task",
                "> quote",
                "***bold*** __x__ ~~y~~",
                "\\",
                "\\n\\t\\x1b",
                "\\u001b[31m",
                "\"",
                "'",
                "''\"\"",
                ",;",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x.example\")",
                "+1+2",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "::error file=a,line=1::x",
                "%0A::error::x",
                "]]>",
                "%s %d %n {} ${x} $(x)",
                "$(touch hacked)",
                "`touch hacked`",
                "; rm -rf ~",
                "--option",
                "-",
                "",
                " ",
                "null",
                "NaN",
                "1e999",
                "0x10",
                "x".repeat(3000),
                "日".repeat(700)));
        List<String> pool = List.copyOf(parts);
        var random = new Random(20261126);
        while (parts.size() < 500) {
            var text = new StringBuilder();
            int length = 1 + random.nextInt(4);
            for (int i = 0; i < length; i++) {
                String part = pool.get(random.nextInt(pool.size() - 2));
                text.append(random.nextInt(3) == 0 ? drawn(random) : part).append(random.nextInt(4) == 0 ? " " : "");
            }
            parts.add(text.toString());
        }
        return List.copyOf(parts);
    }

    private static String drawn(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(0xA0) : random.nextInt(0x10FFFF));
        }
        return text.toString();
    }

    /** As one line that may stand in a commit: without NUL and line ends, never empty. */
    public static String line(String text) {
        String out = text;
        for (String never : NEVER) {
            out = out.replace(never, " ");
        }
        return out.isBlank() ? "blank" : out;
    }

    /** As a scalar in double quotes, each odd character as YAML's escape. */
    public static String yaml(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7F) {
                out.append((char) c);
            } else {
                out.append(c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c));
            }
            i += Character.charCount(c);
        }
        return out.append('"').toString();
    }
}
