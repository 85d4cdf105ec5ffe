package dev.paribus.check;

import dev.paribus.model.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What earlier experiments gave that this one is held against.
 *
 * @param parent the parent's results, as the newest verdict read them; null without a verdict or where they are not in this clone
 */
public record Earlier(@Nullable Summary parent) {
    public static final Earlier NONE = new Earlier(null);
}
