package dev.paribus.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Paths between git's bytes and text. A byte that is no UTF-8 becomes one unpaired surrogate (U+DC00 + byte, as Python's
 * {@code surrogateescape} does), so that every path survives the way there and back.
 */
final class PathBytes {
    private static final int ESCAPE = 0xDC00;

    private PathBytes() {}

    static String decode(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            out.put((char) (ESCAPE + (in.get() & 0xff)));
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static byte[] encode(String path) {
        if (isAscii(path)) {
            return path.getBytes(StandardCharsets.US_ASCII);
        }
        var out = new ByteArrayOutputStream(path.length() + 16);
        path.codePoints().forEach(point -> {
            if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xff) {
                out.write(point - ESCAPE);
            } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }
}
