package dev.paribus.secret;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules as {@code src/test/python/gitleaks.py} writes them: {@code name TAB value}, a rule begins with its name. */
final class LeakRules {
    private static final String FOR_ALL = "*";

    private final Map<String, List<String>> entries = new HashMap<>();
    private final Map<String, LeakRule> read = new HashMap<>();
    private final Map<String, Pattern> compiled = new HashMap<>();
    private final List<AllowList> forAll;

    LeakRules() {
        List<String> current = new ArrayList<>();
        for (String line : lines("rules.txt")) {
            if (line.startsWith("rule\t")) {
                current = new ArrayList<>();
                entries.put(line.substring(5), current);
            } else if (!line.startsWith("#")) {
                current.add(line);
            }
        }
        forAll = allowed(Objects.requireNonNull(entries.get(FOR_ALL)));
    }

    static List<String> lines(String name) {
        try (InputStream in = LeakRules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return lines(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Without a stream: this stands in the way of a hook. */
    private static List<String> lines(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        var out = new ArrayList<String>();
        for (int start = 0, end; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            out.add(text.substring(start, end));
        }
        return out;
    }

    /** True when what was found is no secret, by the lists for all rules or by the rule's own. */
    boolean allows(LeakRule rule, AllowList.Texts texts) {
        return Stream.concat(rule.allowed().stream(), forAll.stream())
                .anyMatch(list -> list.allows(texts, this::pattern));
    }

    LeakRule rule(String id) {
        return read.computeIfAbsent(id, name -> rule(name, Objects.requireNonNull(entries.get(name), name)));
    }

    Pattern pattern(String regex) {
        return compiled.computeIfAbsent(regex, Pattern::compile);
    }

    private static LeakRule rule(String id, List<String> entries) {
        String entropy = value(entries, "entropy");
        String group = value(entries, "group");
        return new LeakRule(
                id,
                Objects.requireNonNull(value(entries, "says")).replaceFirst("[.]$", ""),
                Objects.requireNonNull(value(entries, "regex")),
                entropy == null ? 0 : Double.parseDouble(entropy),
                group == null ? 0 : Integer.parseInt(group),
                value(entries, "anywhere") != null,
                value(entries, "path"),
                allowed(entries));
    }

    private static @Nullable String value(List<String> entries, String name) {
        return entries.stream()
                .filter(line -> line.startsWith(name + "\t"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static List<AllowList> allowed(List<String> entries) {
        var out = new ArrayList<AllowList>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).startsWith("allow\t")) {
                out.add(allowList(entries.get(i).substring(6).split(" "), entries.subList(i + 1, entries.size())));
            }
        }
        return out;
    }

    private static AllowList allowList(String[] head, List<String> rest) {
        var paths = new ArrayList<String>();
        var regexes = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (String line : rest) {
            String value = line.substring(line.indexOf('\t') + 1);
            if (line.startsWith("allow\t")) {
                break;
            } else if (line.startsWith("allow-path\t")) {
                paths.add(value);
            } else if (line.startsWith("allow-regex\t")) {
                regexes.add(value);
            } else if (line.startsWith("allow-word\t")) {
                words.add(value);
            }
        }
        return new AllowList(head[0], head[1].equals("and"), paths, regexes, words);
    }
}
