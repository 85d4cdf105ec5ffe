package dev.paribus.format;

import dev.paribus.param.Assignment;
import dev.paribus.param.ParamPath;

/** A parameter's path in a file of ours, which may name the parameter file too: {@code conf/train.yaml:optimizer.lr}. */
final class ParamPathText {
    private ParamPathText() {}

    /**
     * The path without the file.
     *
     * @throws IllegalArgumentException if it is none; the message is for the user
     */
    static ParamPath parse(String text) {
        return Assignment.remove(text).path();
    }
}
