package dev.paribus.verb;

import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads seeds as they are typed. */
final class SeedList {
    private static final int MOST = 1000;

    private SeedList() {}

    /** {@code 1..5} or {@code 1,2,3}, or both: {@code 1..3,7}; empty when it is no list of distinct seeds. */
    static Optional<List<Integer>> read(String text) {
        var out = new ArrayList<Integer>();
        for (String part : text.split(",", -1)) {
            if (part.strip().matches("[0-9]{1,9}")) {
                out.add(Integer.valueOf(part.strip()));
            } else if (part.strip().matches("[0-9]{1,9}\\.\\.[0-9]{1,9}")) {
                String[] ends = part.strip().split("\\.\\.");
                long count = Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
                for (int i = 0; i < Math.min(count, MOST); i++) {
                    out.add(Integer.parseInt(ends[0]) + i);
                }
            } else {
                return Optional.empty();
            }
        }
        boolean fine = !out.isEmpty() && out.stream().distinct().count() == out.size() && out.size() < MOST;
        return fine ? Optional.of(out) : Optional.empty();
    }

    /** Seeds of something new: {@code 6..10}, or {@code +8} for so many. @throws Failure COMMAND_LINE {@code seeds-form} */
    static dev.paribus.workflow.launch.MoreSeeds fresh(String text) {
        if (text.startsWith("+")) {
            return more(text);
        }
        return read(text)
                .map(seeds -> new dev.paribus.workflow.launch.MoreSeeds(seeds.size(), seeds))
                .orElseThrow(() -> Failure.commandLine(
                        "seeds-form",
                        "'" + text + "' is no list of distinct seeds",
                        "--seeds 11..15, or --seeds +8 for eight that were not used"));
    }

    /**
     * Seeds that are added to a plan: {@code +6..10}, {@code +6,8}, or {@code +3} for so many more.
     *
     * @throws Failure COMMAND_LINE {@code seeds-form}
     */
    static dev.paribus.workflow.launch.MoreSeeds more(String text) {
        String bare = text.startsWith("+") ? text.substring(1) : "";
        if (bare.matches("[0-9]{1,3}") && Integer.parseInt(bare) > 0) {
            return new dev.paribus.workflow.launch.MoreSeeds(Integer.parseInt(bare), List.of());
        }
        return read(bare)
                .map(seeds -> new dev.paribus.workflow.launch.MoreSeeds(seeds.size(), seeds))
                .orElseThrow(() -> Failure.commandLine(
                        "seeds-form",
                        "'" + text + "' does not say which seeds are to be added",
                        read(text).isPresent() ? "--seeds +" + text : "--seeds +6..10, or --seeds +3 for three more"));
    }
}
