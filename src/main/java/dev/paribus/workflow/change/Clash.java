package dev.paribus.workflow.change;

import dev.paribus.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Why a change cannot be made beside another one.
 *
 * @param what the parameter or the file, as a person writes it
 * @param why what stands in the way, e.g. {@code changed by amber-otter and by cedar-lantern}
 * @param at null where no one place shows it
 */
public record Clash(String what, String why, @Nullable Location at) {
    /** In a sentence. */
    public String text() {
        return "'" + what + "' " + why;
    }
}
