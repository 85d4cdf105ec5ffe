package dev.paribus.format;

import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes of a file to text, strictly. */
final class Utf8 {
    private Utf8() {}

    /** The text, or null with a problem when it is larger than {@code most} bytes or no UTF-8. */
    static @Nullable String decode(String path, byte[] bytes, int most, List<Problem> problems) {
        if (bytes.length > most) {
            problems.add(Problem.error(
                            "too-large",
                            "the file has " + bytes.length + " bytes, more than the " + most + " that are read")
                    .at(Location.at(path, 1, 1))
                    .hint("keep data out of it and name them by path"));
            return null;
        }
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            problems.add(notUtf8(path, bytes, in.position()));
            return null;
        }
        return out.flip().toString();
    }

    private static Problem notUtf8(String path, byte[] bytes, int at) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        String before = new String(Arrays.copyOfRange(bytes, start, at), StandardCharsets.UTF_8);
        boolean utf16 = bytes.length > 1 && ((bytes[0] & 0xFF) == 0xFF || (bytes[0] & 0xFF) == 0xFE);
        String message = utf16
                ? "the file is UTF-16, not UTF-8"
                : String.format(Locale.ROOT, "the byte 0x%02x at offset %d is not UTF-8", bytes[at] & 0xFF, at);
        return Problem.error("not-utf8", message)
                .at(Location.at(path, line, before.codePointCount(0, before.length()) + 1))
                .hint("save the file as UTF-8");
    }
}
