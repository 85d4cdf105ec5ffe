package dev.paribus.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Templates as lines: UTF-8, LF. */
final class TemplateText {
    private TemplateText() {}

    static List<String> lines(byte[] template) {
        return new String(template, StandardCharsets.UTF_8).lines().toList();
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
