package dev.paribus.format;

import dev.paribus.param.ParamPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where everything stands in a text that is known to be TOML. Whether it is TOML, and what its texts mean, the library says;
 * this finds places only, and what both found is compared.
 */
final class TomlText {
    private static final Pattern DATE_BLANK_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:");

    private final String text;
    private final List<Section> sections = new ArrayList<>();
    private int at;

    private TomlText(String text) {
        this.text = text;
    }

    /**
     * A header with what stands below it; the first one is the root, which has no header.
     *
     * @param keys of the header
     * @param array for {@code [[...]]}
     * @param start of the header's bracket
     * @param end behind its last bracket
     */
    record Section(List<String> keys, boolean array, int start, int end, List<Pair> pairs) {}

    /** {@code a.b = value}; the key's span, dots included, and the value. */
    record Pair(List<String> keys, YamlNode.Span key, YamlNode value) {
        int start() {
            return key.start();
        }

        int end() {
            return value.span().end();
        }
    }

    /** The sections. @throws IllegalStateException when it is no TOML after all, or deeper than YAML may be */
    static List<Section> read(String text) {
        var reading = new TomlText(text);
        try {
            reading.all();
        } catch (StringIndexOutOfBoundsException early) {
            throw new IllegalStateException("the text ends early", early);
        }
        return reading.sections;
    }

    private void all() {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        at = start;
        sections.add(new Section(List.of(), false, start, start, new ArrayList<>()));
        for (blanks(); at < text.length(); blanks()) {
            if (text.charAt(at) == '[') {
                header();
            } else {
                sections.get(sections.size() - 1).pairs.add(pair());
            }
        }
    }

    private void header() {
        int start = at;
        boolean array = text.startsWith("[[", at);
        at += array ? 2 : 1;
        List<String> keys = keys();
        take(array ? "]]" : "]");
        sections.add(new Section(keys, array, start, at, new ArrayList<>()));
    }

    private Pair pair() {
        int start = at;
        List<String> keys = keys();
        var span = new YamlNode.Span(start, start, keyEnd(start));
        take("=");
        at = Blanks.spaces(text, at);
        return new Pair(keys, span, value(1));
    }

    /** Behind the last key, without the blanks before what follows. */
    private int keyEnd(int start) {
        int end = at;
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    private List<String> keys() {
        var out = new ArrayList<String>();
        do {
            at = Blanks.spaces(text, at + (out.isEmpty() ? 0 : 1));
            out.add(key());
            at = Blanks.spaces(text, at);
        } while (text.charAt(at) == '.');
        return out;
    }

    private String key() {
        int start = at;
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            string();
            String inner = text.substring(start + 1, at - 1);
            return first == '"' ? TomlStrings.unescaped(inner) : inner;
        }
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw new IllegalStateException("there is no key");
        }
        return text.substring(start, at);
    }

    private YamlNode value(int depth) {
        if (depth > EventTree.MAX_DEPTH) {
            throw new IllegalStateException("more than " + EventTree.MAX_DEPTH + " levels are nested");
        }
        int start = at;
        switch (text.charAt(at)) {
            case '"', '\'':
                string();
                return scalar(start, YamlNode.Style.QUOTED);
            case '[':
                return array(start, depth);
            case '{':
                return inline(start, depth);
            default:
                bare();
                return scalar(start, YamlNode.Style.PLAIN);
        }
    }

    private YamlNode scalar(int start, YamlNode.Style style) {
        return new YamlNode.Scalar(
                new YamlNode.Span(start, start, at), YamlNode.Properties.NONE, text.substring(start, at), style);
    }

    private YamlNode array(int start, int depth) {
        var items = new ArrayList<YamlNode>();
        at++;
        for (blanks(); text.charAt(at) != ']'; blanks()) {
            items.add(value(depth + 1));
            comma(']');
        }
        at++;
        return new YamlNode.Sequence(
                new YamlNode.Span(start, start, at), YamlNode.Properties.NONE, List.copyOf(items), true);
    }

    /** An inline table; the key of an entry is the text of its dotted path. */
    private YamlNode inline(int start, int depth) {
        var entries = new ArrayList<YamlNode.Entry>();
        at++;
        for (blanks(); text.charAt(at) != '}'; blanks()) {
            int key = at;
            ParamPath path = ParamPath.ROOT;
            for (String name : keys()) {
                path = path.key(name);
            }
            var span = new YamlNode.Span(key, key, keyEnd(key));
            take("=");
            at = Blanks.spaces(text, at);
            entries.add(new YamlNode.Entry(
                    new YamlNode.Scalar(span, YamlNode.Properties.NONE, path.toString(), YamlNode.Style.QUOTED),
                    value(depth + 1)));
            comma('}');
        }
        at++;
        return new YamlNode.Mapping(
                new YamlNode.Span(start, start, at), YamlNode.Properties.NONE, List.copyOf(entries), true);
    }

    private void comma(char close) {
        blanks();
        if (text.charAt(at) != close) {
            take(",");
        }
    }

    private void string() {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        boolean lines = text.startsWith(three, at);
        at += lines ? 3 : 1;
        while (lines ? !text.startsWith(three, at) : text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at += lines ? 3 : 1;
        for (int more = 0; lines && more < 2 && at < text.length() && text.charAt(at) == quote; more++) {
            at++;
        }
    }

    private void bare() {
        int start = at;
        Matcher blank = DATE_BLANK_TIME.matcher(text).region(at, text.length());
        at += blank.lookingAt() ? "2001-01-01 ".length() : 0;
        while (at < text.length() && " \t\r\n,]}#".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalStateException("there is no value");
        }
    }

    private void blanks() {
        at = Blanks.skip(text, at, text.length());
    }

    private void take(String token) {
        if (!text.startsWith(token, at)) {
            throw new IllegalStateException("there is no '" + token + "'");
        }
        at += token.length();
    }
}
