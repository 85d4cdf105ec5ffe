package dev.paribus.git;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads commit objects; tolerant, because the history holds what anybody's tool wrote. */
final class CommitParser {
    private static final Pattern PERSON =
            Pattern.compile("(.*?) ?<(.*?)> ?(-?\\d{1,15})? ?([+-]\\d{4})?.*", Pattern.DOTALL);

    private CommitParser() {}

    static CommitInfo parse(Oid id, byte[] raw) {
        int body = headerEnd(raw);
        String header = new String(raw, 0, body, StandardCharsets.ISO_8859_1);
        Charset charset = charset(header);
        Oid tree = Oid.ZERO;
        List<Oid> parents = new ArrayList<>();
        Person author = person("");
        Person committer = author;
        for (String line : new String(raw, 0, body, charset).split("\n")) {
            if (line.startsWith("tree ")) {
                tree = new Oid(line.substring(5, 45));
            } else if (line.startsWith("parent ")) {
                parents.add(new Oid(line.substring(7, 47)));
            } else if (line.startsWith("author ")) {
                author = person(line.substring(7));
            } else if (line.startsWith("committer ")) {
                committer = person(line.substring(10));
            }
        }
        int start = Math.min(body + 2, raw.length);
        return new CommitInfo(
                id, tree, parents, author, committer, new String(raw, start, raw.length - start, charset));
    }

    private static int headerEnd(byte[] raw) {
        for (int i = 0; i + 1 < raw.length; i++) {
            if (raw[i] == '\n' && raw[i + 1] == '\n') {
                return i;
            }
        }
        return raw.length;
    }

    private static Charset charset(String header) {
        int at = header.indexOf("\nencoding ");
        if (at < 0) {
            return StandardCharsets.UTF_8;
        }
        int end = header.indexOf('\n', at + 1);
        String name = header.substring(at + 10, end < 0 ? header.length() : end).strip();
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Reads {@code NAME <EMAIL> SECONDS OFFSET}; what is missing becomes empty, or 1970 in UTC. */
    static Person person(String text) {
        Matcher parts = PERSON.matcher(text);
        if (!parts.matches()) {
            return new Person(text, "", Instant.EPOCH, ZoneOffset.UTC);
        }
        String seconds = parts.group(3);
        return new Person(
                parts.group(1),
                parts.group(2),
                seconds == null ? Instant.EPOCH : instant(seconds),
                offset(parts.group(4)));
    }

    static Instant instant(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (DateTimeException | NumberFormatException outside) {
            return Instant.EPOCH;
        }
    }

    private static ZoneOffset offset(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(0) == '-' ? -1 : 1;
        int minutes = Integer.parseInt(text.substring(1, 3)) * 60 + Integer.parseInt(text.substring(3, 5));
        return minutes > 18 * 60 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }
}
