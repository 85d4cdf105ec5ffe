package dev.paribus.secret;

import java.util.HashMap;

/** How random a text is. */
final class Dense {
    /** More than 3.5 bits a character take at least so many different ones (2 to the power of 3.5 is 11.3). */
    private static final int DIFFERENT = 12;

    private static final int REACH = 300;

    private Dense() {}

    /** Shannon's entropy, in bits a character; as gitleaks counts it, by the length in bytes. */
    static double entropy(String text) {
        var counts = new HashMap<Integer, Integer>();
        text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
        double length = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        double bits = 0;
        for (int count : counts.values()) {
            double share = count / length;
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    /**
     * Whether what follows a keyword, on its line or the next, could be a value that the generic rule takes: a run of letters,
     * digits and {@code _.=+/-} with at least twelve different characters, not letters alone. Its expression, which costs a
     * thousand times more, need not be asked otherwise.
     */
    static boolean near(String text, int hit) {
        int most = Math.min(text.length(), hit + REACH);
        long low = 0;
        long high = 0;
        boolean mixed = false;
        int lines = 0;
        for (int i = separator(text, hit, most) + 1; i < most && lines < 2; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean sign = (c >= '0' && c <= '9') || c == '=' || c == '+' || c == '/';
            if (letter || sign || c == '_' || c == '.' || c == '-') {
                mixed |= sign;
                if (c < 64) {
                    low |= 1L << c;
                } else {
                    high |= 1L << (c - 64);
                }
                if (mixed && Long.bitCount(low) + Long.bitCount(high) >= DIFFERENT) {
                    return true;
                }
            } else {
                low = 0;
                high = 0;
                mixed = false;
                lines += c == '\n' ? 1 : 0;
            }
        }
        return false;
    }

    /**
     * Whether the offset is within a run of letters, digits and {@code _.=+/~-} that could be a key: at least 16 of them, nine
     * different ones (three bits a character take eight), a digit among them.
     */
    static boolean within(String text, int hit) {
        int start = hit;
        while (start > 0 && hit - start < REACH && ofKey(text.charAt(start - 1))) {
            start--;
        }
        long low = 0;
        long high = 0;
        boolean digit = false;
        int end = start;
        for (; end < text.length() && end - hit < REACH && ofKey(text.charAt(end)); end++) {
            char c = text.charAt(end);
            digit |= c >= '0' && c <= '9';
            low |= c < 64 ? 1L << c : 0;
            high |= c < 64 ? 0 : 1L << (c - 64);
        }
        return digit && end - start >= 16 && Long.bitCount(low) + Long.bitCount(high) >= 9;
    }

    private static boolean ofKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.=+/~-".indexOf(c) >= 0;
    }

    /** The expression wants one between keyword and value. */
    private static int separator(String text, int hit, int most) {
        int at = hit;
        while (at < most && "=>:|?,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
