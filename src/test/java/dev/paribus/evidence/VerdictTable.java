package dev.paribus.evidence;

import dev.paribus.model.CriterionVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of cases with their verdicts and sentences, {@code verdicts.txt}; the same for the rules alone and for real runs. */
public final class VerdictTable {
    private static final Path FILE = Path.of("src/test/resources/dev/paribus/evidence/verdicts.txt");

    private VerdictTable() {}

    /**
     * A line.
     *
     * @param child values by seed from 1 on; {@code -} for one that was not run
     * @param parent empty for none
     * @param criterion what stands behind the metric's name
     * @param how words that say what is otherwise than usual
     * @param cause empty where the numbers decide
     */
    public record Case(
            String name,
            List<String> child,
            List<String> parent,
            String criterion,
            List<String> how,
            String verdict,
            String cause,
            String sentence) {
        @Override
        public String toString() {
            return name;
        }

        public boolean is(String word) {
            return how.contains(word);
        }

        /** What stands behind {@code key=}. */
        public Optional<String> value(String key) {
            return how.stream()
                    .filter(word -> word.startsWith(key + "="))
                    .map(word -> word.substring(key.length() + 1))
                    .findFirst();
        }

        CriterionVerdict judged() {
            Cases cases = Cases.child(child.toArray(String[]::new));
            if (!parent.isEmpty()) {
                cases.against(parent.toArray(String[]::new));
            }
            value("seeds")
                    .ifPresent(seeds -> cases.parentSeeds(Arrays.stream(seeds.split(","))
                            .map(Integer::valueOf)
                            .toArray(Integer[]::new)));
            value("k").map(Integer::valueOf).ifPresent(cases::tried);
            value("look").map(Integer::valueOf).ifPresent(cases::look);
            value("examples").map(Long::valueOf).ifPresent(cases::examples);
            value("diverged").ifPresent(cases::onDiverge);
            if (is("minimize")) {
                cases.minimize();
            }
            if (is("paired")) {
                cases.paired();
            }
            if (is("deterministic")) {
                cases.deterministic();
            }
            if (is("one-seed")) {
                cases.policy(new Judgement.Policy(Judgement.OneSeed.EQUAL_NOISE, java.util.Set.of()));
            }
            return cases.on(criterion);
        }
    }

    public static List<Case> cases() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(VerdictTable::read)
                .toList();
    }

    private static Case read(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 8) {
            throw new IllegalArgumentException(cells.size() + " cells: " + line);
        }
        return new Case(
                cells.get(0),
                words(cells.get(1)),
                words(cells.get(2)),
                cells.get(3),
                words(cells.get(4)),
                cells.get(5),
                cells.get(6),
                cells.get(7));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" +"));
    }
}
