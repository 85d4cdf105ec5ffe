package dev.paribus.param;

import java.util.ArrayList;
import java.util.List;

/** Reads the written form of a {@link ParamPath}; one use. */
final class PathParser {
    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    ParamPath parse() {
        List<ParamPath.Step> steps = new ArrayList<>();
        if (text.isEmpty()) {
            throw bad("is empty");
        }
        boolean keyNext = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[' && !steps.isEmpty()) {
                steps.add(item());
                keyNext = false;
            } else if (c == '.' && !keyNext) {
                at++;
                keyNext = true;
            } else if (keyNext) {
                steps.add(new ParamPath.Step.Key(c == '"' ? quoted() : plain()));
                keyNext = false;
            } else {
                throw bad("has '" + c + "' at character " + (at + 1) + " where a dot or [index] is expected");
            }
        }
        if (keyNext) {
            throw bad("ends with a dot");
        }
        return new ParamPath(steps);
    }

    private ParamPath.Step item() {
        int end = text.indexOf(']', at);
        String digits = end < 0 ? "" : text.substring(at + 1, end);
        if (!digits.matches("[0-9]{1,9}")) {
            throw bad("has no whole number in the brackets at character " + (at + 1));
        }
        at = end + 1;
        return new ParamPath.Step.Item(Integer.parseInt(digits));
    }

    private String quoted() {
        var out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            out.append(c);
        }
        throw bad("has a quote that is not closed");
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            char c = text.charAt(at);
            if (c == '"' || c == ']' || c == '\\' || c <= ' ') {
                throw bad("has '" + c + "' at character " + (at + 1) + "; put a key that holds it in double quotes");
            }
            at++;
        }
        if (at == start) {
            throw bad("has an empty key at character " + (at + 1));
        }
        return text.substring(start, at);
    }

    private IllegalArgumentException bad(String what) {
        return new IllegalArgumentException("the path '" + text + "' " + what);
    }
}
