package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that want to be more than text. */
final class Hostile {
    static final List<String> STRINGS = strings();

    private Hostile() {}

    private static List<String> strings() {
        var out = new ArrayList<>(List.of(
                "\u001b[2J\u001b[31mred",
                "a\tb",
                "a\nb\r\nc",
                "\u001b]0;title\u0007",
                "\u202egnp.exe",
                "\u2066x\u2069",
                "=cmd|' /C calc'!A0",
                "\u0000nul",
                "\u0085next",
                "\u2028line\u2029",
                "\ud800half",
                "\ufeffbom",
                "\u200bzero",
                "日本語のとても長い名前",
                "e\u0301".repeat(300),
                "</script><script>alert(1)</script>",
                "`$(rm -rf ~)`",
                "x".repeat(5000),
                "",
                " ",
                "+",
                "-",
                "NaN",
                "1e999999999"));
        Random random = new Random(9);
        for (int i = 0; i < 120; i++) {
            var text = new StringBuilder();
            for (int j = 0; j < 20; j++) {
                text.appendCodePoint(random.nextInt(2) == 0 ? random.nextInt(0xA0) : random.nextInt(0x10FFFF));
            }
            out.add(text.toString());
        }
        return List.copyOf(out);
    }

    /** Fails when the text could do anything to a terminal. */
    static void harmless(String text) {
        assertThat(text.codePoints()
                        .filter(c -> Character.isISOControl(c)
                                || (c >= 0x202A && c <= 0x202E)
                                || (c >= 0x2066 && c <= 0x2069)
                                || c == 0x2028
                                || c == 0x2029))
                .isEmpty();
    }
}
