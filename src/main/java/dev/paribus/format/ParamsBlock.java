package dev.paribus.format;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code params:} block of a record as it stands there, byte for byte, with the comment lines right above it. */
final class ParamsBlock {
    private static final Pattern START = Pattern.compile("(?m)^(?:#[^\\n]*\\n)*params:");
    private static final Pattern NEXT = Pattern.compile("(?m)^(?![ \\t#\\r\\n]|params:|[-}\\]])");

    private ParamsBlock() {}

    /** The block, ended by a line end; empty when there is none. */
    static byte[] of(byte[] record) {
        // Every byte is a character of Latin-1, so that positions are bytes and nothing is decoded.
        String text = new String(record, StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(text);
        int from = -1;
        int key = -1;
        while (start.find()) {
            from = start.start();
            key = start.end();
        }
        if (from < 0) {
            return new byte[0];
        }
        Matcher next = NEXT.matcher(text);
        int to = next.find(key) && next.start() < text.length() ? next.start() : text.length();
        String block = text.substring(from, to).stripTrailing();
        // A comment that leads the next key is not part of this one.
        while (to < text.length() && block.contains("\n#") && block.substring(block.lastIndexOf("\n#") + 1).indexOf('\n') < 0) {
            block = block.substring(0, block.lastIndexOf("\n#")).stripTrailing();
        }
        return (block + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
