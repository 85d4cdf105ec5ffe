package dev.paribus.workflow.setup;

import dev.paribus.workflow.setup.HookSettings.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a hook: POSIX sh, with the clone's settings and a sum by which an edited one is told from ours. */
final class HookText {
    private static final Pattern SUM = Pattern.compile("(?m)^# sum ([0-9a-f]{64})$");

    private HookText() {}

    /** What a file in the place of a hook is. */
    enum Author {
        /** Written by this tool, of any version, and not touched since. */
        OURS,
        /** Written by this tool and edited by somebody. */
        EDITED,
        OTHERS
    }

    static String of(HookKind kind, HookSettings settings) {
        String text = (resource("hook-head.sh") + resource("hook-" + kind.file() + ".sh"))
                .replace("@NAME@", kind.file())
                .replace(
                        "@TOOL@",
                        settings.tool() == null ? "" : word(settings.tool().toString()))
                .replace("@STRICT@", settings.strict() ? "yes" : "no")
                .replace("@BRANCHES@", branches(settings))
                .replace("@RECORDS@", records(settings))
                .replace("@WATCHED@", watched(settings))
                .replace("@PROJECTS@", projects(settings));
        return text.replace("@SUM@", sum(text.replace("# sum @SUM@\n", "")));
    }

    static Author author(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher sum = SUM.matcher(text);
        if (!text.contains("hook of Paribus") || !sum.find()) {
            return Author.OTHERS;
        }
        String rest = text.substring(0, sum.start()) + text.substring(Math.min(text.length(), sum.end() + 1));
        return sum(rest).equals(sum.group(1)) ? Author.OURS : Author.EDITED;
    }

    private static String branches(HookSettings settings) {
        Set<String> patterns = new TreeSet<>();
        settings.projects().forEach(place -> patterns.add(word("refs/heads/" + place.branches()) + "*"));
        return String.join(" | ", patterns);
    }

    private static String records(HookSettings settings) {
        List<String> lines = new ArrayList<>();
        for (Place place : settings.projects()) {
            String prefix = word("refs/heads/" + place.branches());
            lines.add(prefix + "*) name=${head#" + prefix + "} record=" + word(place.record()) + " ;;");
        }
        return String.join("\n", lines);
    }

    /** Records and rules anywhere, so that a project of tomorrow is seen too; parameter files by their paths. */
    private static String watched(HookSettings settings) {
        Set<String> specs = new TreeSet<>(Set.of("':(top,glob)**/experiment.yaml'", "':(top,glob)**/paribus.yaml'"));
        for (Place place : settings.projects()) {
            place.params().forEach(path -> specs.add(word(":(top,literal)" + path)));
        }
        return String.join(" ", specs);
    }

    private static String projects(HookSettings settings) {
        return String.join(
                " ", settings.projects().stream().map(p -> word(p.directory())).toList());
    }

    /** One word of sh, whatever is in it. */
    static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String sum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HookText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("the program's own jar cannot be read", broken);
        }
    }
}
