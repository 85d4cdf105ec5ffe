package dev.paribus.naming;

import dev.paribus.model.ExperimentName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Makes names for experiments: two plain words, {@code amber-otter}; three when two-word ones are taken again and
 * again.
 * Never a digit, never a judgement. That nobody else gets the name is for the ref's creation to decide.
 */
public final class Names {
    /** So many tries with two words: at 90,000 pairs a project with 10,000 experiments fails them all once in 10^47. */
    private static final int PAIRS = 50;

    private static final int TRIPLES = 10_000;

    /** Longest name, hyphens included. */
    private static final int LONGEST = 30;

    private final WordLists words = WordLists.read();
    private final RandomGenerator random;

    /** @param random never the training's: names must differ even when the user's seed does not */
    public Names(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A name that is not taken.
     *
     * @throws IllegalStateException if {@code taken} says so of everything
     */
    public ExperimentName next(Predicate<ExperimentName> taken) {
        for (int i = 0; i < PAIRS + TRIPLES; i++) {
            List<String> drawn = draw(i < PAIRS ? 1 : 2);
            String text = String.join("-", drawn);
            if (text.length() <= LONGEST && words.mayMeet(drawn)) {
                var name = new ExperimentName(text);
                if (!taken.test(name)) {
                    return name;
                }
            }
        }
        throw new IllegalStateException("every name is taken, also of three words");
    }

    /** The same with none of the words that a project denies. @throws IllegalStateException as {@link #next(Predicate)} */
    public ExperimentName next(Predicate<ExperimentName> taken, Collection<String> denied) {
        return next(name ->
                taken.test(name) || NameJudge.denied(name.text(), denied).isPresent());
    }

    private List<String> draw(int adjectives) {
        var drawn = new ArrayList<String>();
        for (int i = 0; i < adjectives; i++) {
            drawn.add(one(words.adjectives()));
        }
        drawn.add(one(words.nouns()));
        return drawn;
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
