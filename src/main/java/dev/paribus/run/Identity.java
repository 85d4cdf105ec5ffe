package dev.paribus.run;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Ran;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Which attempt this is.
 *
 * @param token 32 random hex digits; the identity, in PARIBUS_ATTEMPT and as a cluster job's name
 * @param project path of the project in its repository; empty for the root
 * @param name the experiment
 * @param registration its registration commit, 40 hex digits
 * @param ran what runs; {@code ran.stage()} is {@code smoke} or {@code full}
 * @param seed the seed
 * @param number of the attempt at this seed and stage, from 1
 */
public record Identity(
        String token, String project, ExperimentName name, String registration, Ran ran, int seed, int number) {
    public Identity {
        if (!token.matches("[0-9a-f]{32}") || number < 1) {
            throw new IllegalArgumentException("not an attempt: " + token + " number " + number);
        }
    }

    /** A fresh token. */
    public static String token(RandomGenerator random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    public String stage() {
        return ran.stage();
    }

    /** {@code amber-otter seed 3}, with the stage where it is not the full one. */
    public String label() {
        return name + " seed " + seed + (stage().equals("full") ? "" : " (" + stage() + ")");
    }
}
