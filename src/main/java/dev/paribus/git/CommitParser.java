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

/** Reads commit objects; tolerant, because the history holds what anybody's tool wrote. */
final class CommitParser {
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

    /** The tree, the committer's time and the message alone. */
    static CommitText text(Oid id, byte[] raw) {
        int body = headerEnd(raw);
        String header = new String(raw, 0, body, StandardCharsets.ISO_8859_1);
        int at = header.indexOf("\ncommitter ");
        int end = at < 0 ? -1 : header.indexOf('\n', at + 1);
        Person committer = person(at < 0 ? "" : header.substring(at + 11, end < 0 ? body : end));
        int start = Math.min(body + 2, raw.length);
        String first = header.startsWith("tree ") && header.length() >= 45 ? header.substring(5, 45) : "";
        Oid tree = Oid.isHex(first) ? new Oid(first) : Oid.ZERO;
        return new CommitText(id, tree, committer.time(), new String(raw, start, raw.length - start, charset(header)));
    }

    /** Reads {@code NAME <EMAIL> SECONDS OFFSET}; what is missing becomes empty, or 1970 in UTC. */
    static Person person(String text) {
        int open = text.indexOf('<');
        int close = open < 0 ? -1 : text.indexOf('>', open);
        if (close < 0) {
            return new Person(text, "", Instant.EPOCH, ZoneOffset.UTC);
        }
        int nameEnd = open > 0 && text.charAt(open - 1) == ' ' ? open - 1 : open;
        int from = blank(text, close + 1);
        int to = digits(text, text.startsWith("-", from) ? from + 1 : from, 15);
        boolean timed = to > from && text.charAt(to - 1) != '-';
        return new Person(
                text.substring(0, nameEnd),
                text.substring(open + 1, close),
                timed ? instant(text.substring(from, to)) : Instant.EPOCH,
                offset(text, blank(text, timed ? to : from)));
    }

    /** Behind one blank, if there is one. */
    private static int blank(String text, int at) {
        return text.startsWith(" ", at) ? at + 1 : at;
    }

    private static int digits(String text, int from, int most) {
        int at = from;
        while (at < text.length() && at < from + most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    static Instant instant(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (DateTimeException | NumberFormatException outside) {
            return Instant.EPOCH;
        }
    }

    private static ZoneOffset offset(String text, int at) {
        boolean minus = text.startsWith("-", at);
        if ((!minus && !text.startsWith("+", at)) || digits(text, at + 1, 4) != at + 5) {
            return ZoneOffset.UTC;
        }
        int minutes = Integer.parseInt(text, at + 1, at + 3, 10) * 60 + Integer.parseInt(text, at + 3, at + 5, 10);
        return minutes > 18 * 60 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds((minus ? -1 : 1) * minutes * 60);
    }
}
