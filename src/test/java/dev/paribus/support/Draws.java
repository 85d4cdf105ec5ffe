package dev.paribus.support;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Equal names in every test, but never equal tokens: what bears a token in its environment is ended with its attempt, so
 * that of two tests at once one would end the other's child.
 */
public final class Draws extends Random {
    private static final long serialVersionUID = 1L;

    /** @param seed of the random from which names are drawn */
    public Draws(long seed) {
        super(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        ThreadLocalRandom.current().nextBytes(bytes);
    }
}
