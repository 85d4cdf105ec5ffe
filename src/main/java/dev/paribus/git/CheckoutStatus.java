package dev.paribus.git;

import java.util.ArrayList;
import java.util.List;

/** What lies in a checkout besides what is committed, as git's own commands tell it. */
record CheckoutStatus(Git git) {
    /** Tracked files that differ from HEAD, staged or not. */
    List<TreeChange> edited() {
        List<TreeChange> changes = new ArrayList<>();
        git.stream(
                List.of("status", "--porcelain=v2", "-z", "-uno", "--no-renames", "--ignore-submodules=untracked"),
                new byte[0],
                in -> changes.addAll(RawDiff.status(in)));
        return changes;
    }

    /** Files that are neither tracked nor ignored. */
    List<String> untracked() {
        return NulStream.split(git.output("ls-files", "-z", "--others", "--exclude-standard"));
    }

    /** Ignored files and folders. */
    List<String> ignored() {
        byte[] output = git.output(
                "status",
                "--porcelain",
                "-z",
                "--ignored=matching",
                "-unormal",
                "--no-renames",
                "--ignore-submodules=all");
        return NulStream.split(output).stream()
                .filter(line -> line.startsWith("!! "))
                .map(line -> line.substring(3))
                .toList();
    }
}
