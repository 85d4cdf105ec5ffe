package dev.paribus.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code trainer_state.json} of Hugging Face's Trainer: {@code log_history} is a list of rows. Each checkpoint holds one with all that
 * came before, so that of a folder only the one at the highest step counts.
 */
final class TrainerStates {
    private static final String FILE = "trainer_state.json";
    private static final Pattern CHECKPOINT = Pattern.compile("(?:^|/)checkpoint-([0-9]{1,18})$");

    private TrainerStates() {}

    /** One source for each folder of a Trainer. */
    static List<Source> in(List<WrittenFile> files) {
        var newest = new TreeMap<String, WrittenFile>();
        for (WrittenFile file : files) {
            if (file.name().equals(FILE)) {
                String folder = CHECKPOINT.matcher(file.folder()).replaceFirst("");
                newest.merge(
                        (file.output() ? "1" : "0") + folder,
                        file,
                        (one, other) -> step(one) > step(other) ? one : other);
            }
        }
        List<Source> out = new ArrayList<>();
        newest.values()
                .forEach(file -> out.add(new JoinedSource(
                        file.shown(), List.of(new FilePart(file.shown(), file.file(), TrainerStates::read)))));
        return out;
    }

    /** Of its checkpoint; what {@code save_state()} writes at the end comes after all of them. */
    private static long step(WrittenFile file) {
        Matcher checkpoint = CHECKPOINT.matcher(file.folder());
        return checkpoint.find() ? Long.parseLong(checkpoint.group(1)) : Long.MAX_VALUE;
    }

    static void read(Path file, Set<String> wanted, Reports reports) throws IOException {
        Optional<Object> whole = Documents.whole(file, reports);
        if (whole.isPresent()) {
            if (whole.get() instanceof Map<?, ?> state && state.get("log_history") instanceof List<?> rows) {
                new JsonRow(wanted, reports).rows(rows);
            } else {
                reports.unreadable("has no log_history");
            }
        }
    }
}
