package dev.paribus.workflow.setup;

import dev.paribus.git.LocalConfig;
import dev.paribus.git.Repositories;
import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.setup.HookInstallation.Done;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The drivers of {@code git diff} and {@code git merge} for records and series. Both the commands and the attributes that
 * name them are this clone's alone: a tracked attribute without the command that it names would be half a setting for
 * everybody else. A command that is gone falls back to what git does without.
 */
final class Drivers {
    private static final String BEGIN =
            "# paribus: git diff and git merge of records; 'paribus hook uninstall' takes it back";
    private static final String END = "# paribus: end";
    private static final List<String> SECTIONS =
            List.of("diff.paribus-record", "diff.paribus-metrics", "merge.paribus-record");

    private final Path attributes;
    private final LocalConfig config;

    Drivers(Session session) {
        this.attributes = session.git().layout().commonDir().resolve("info").resolve("attributes");
        this.config = Repositories.config(session.git(), session.machine().environment());
    }

    List<Done> install(@Nullable Path tool, List<HookSettings.Place> projects) {
        Map<String, String> wanted = commands(tool);
        String before = config.has(SECTIONS) ? "written anew" : "written";
        boolean same = config.holds(wanted);
        if (!same) {
            wanted.forEach(config::set);
        }
        var done = new ArrayList<Done>();
        done.add(new Done(
                config.shown(), "drivers paribus-record, paribus-metrics " + (same ? "were there already" : before)));
        done.add(new Done(config.shownBeside(attributes), lines(block(projects))));
        return done;
    }

    List<Done> uninstall() {
        boolean had = config.remove(SECTIONS);
        return List.of(
                new Done(config.shown(), had ? "drivers taken away" : "had no drivers"),
                new Done(config.shownBeside(attributes), lines("")));
    }

    List<Done> status() {
        boolean on = config.has(SECTIONS) && text().contains(BEGIN);
        return List.of(new Done(config.shown(), on ? "drivers installed" : "drivers not installed"));
    }

    private static Map<String, String> commands(@Nullable Path tool) {
        String find = "p=" + HookText.word(tool == null ? "" : tool.toString())
                + "; [ -x \"$p\" ] || p=$(command -v paribus)";
        var out = new LinkedHashMap<String, String>();
        for (String kind : List.of("record", "metrics")) {
            out.put(
                    "diff.paribus-" + kind + ".textconv",
                    "f() { " + find + "; [ -n \"$p\" ] && \"$p\" hook textconv " + kind
                            + " \"$1\" 2>/dev/null || cat \"$1\"; }; f");
        }
        out.put("merge.paribus-record.name", "never one record made of two experiments'");
        out.put(
                "merge.paribus-record.driver",
                "f() { " + find
                        + "; [ -n \"$p\" ] && { \"$p\" hook merge-record \"$@\"; c=$?; [ $c = 4 ] || [ $c = 70 ] || return $c; };"
                        + " git merge-file -L ours -L base -L theirs \"$2\" \"$1\" \"$3\"; }; f %O %A %B %P");
        return out;
    }

    private static String block(List<HookSettings.Place> projects) {
        var out = new StringBuilder(BEGIN).append("\nexperiment.yaml diff=paribus-record merge=paribus-record\n");
        for (HookSettings.Place place : projects) {
            String directory = place.directory().equals(".") ? "" : place.directory();
            out.append('"')
                    .append(directory.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append(place.results())
                    .append("/seed-*/metrics.jsonl\" diff=paribus-metrics\n");
        }
        return out.append(END).append('\n').toString();
    }

    /** Puts our lines at the end of the file in place of those of before; what says what was done. */
    private String lines(String block) {
        String all = text();
        int from = all.indexOf(BEGIN);
        int to = all.indexOf(END);
        boolean had = from >= 0 && to > from;
        String others =
                had ? all.substring(0, from) + all.substring(Math.min(all.length(), to + END.length() + 1)) : all;
        String next =
                block.isEmpty() ? others : others + (others.isEmpty() || others.endsWith("\n") ? "" : "\n") + block;
        if (next.equals(all)) {
            return had ? "was there already" : "had no lines of ours";
        }
        try {
            if (next.isEmpty()) {
                Files.delete(attributes);
            } else {
                Files.createDirectories(attributes.getParent());
                DurableFiles.write(attributes, next.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException refused) {
            throw trouble(refused);
        }
        return block.isEmpty() ? "our lines taken away" : had ? "our lines written anew" : "our lines added";
    }

    private String text() {
        try {
            return Files.exists(attributes) ? Files.readString(attributes, StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            throw trouble(unreadable);
        }
    }

    private Failure trouble(IOException cause) {
        return Disk.failure(
                "hook-files", "cannot change '" + attributes + "'", attributes, cause, "ls -l " + attributes);
    }
}
