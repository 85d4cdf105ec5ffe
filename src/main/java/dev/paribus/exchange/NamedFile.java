package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file that a metric names with {@code file:}. Metrics that name another one are not looked for in it.
 *
 * @param name how a person calls it
 * @param declared as the project file has it
 * @param read what reads it
 */
record NamedFile(String name, String declared, Source read) implements Source {
    private static final String OUTPUT = "{output}/";

    /** The files that are meant: the one beside the script, then the one in PARIBUS_OUTPUT; a complaint when neither is there. */
    static List<Source> sources(String declared, List<WrittenFile> files) {
        boolean inOutput = declared.startsWith(OUTPUT);
        String path = inOutput
                ? declared.substring(OUTPUT.length())
                : declared.startsWith("./") ? declared.substring(2) : declared;
        List<Source> out = new ArrayList<>();
        for (WrittenFile file : files) {
            if (file.path().equals(path) && (file.output() || !inOutput)) {
                Source read =
                        new JoinedSource(file.shown(), List.of(new FilePart(file.shown(), file.file(), format(file))));
                out.add(new NamedFile(file.shown(), declared, read));
            }
        }
        return out.isEmpty() ? List.of(new NamedFile(declared, declared, new NotWritten(declared))) : out;
    }

    /** What reads it, by its name. */
    static FilePart.Format format(WrittenFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        if (name.contains(".tfevents.")) {
            return (path, wanted, reports) -> Library.formats().events(path, reports);
        } else if (name.equals("trainer_state.json")) {
            return TrainerStates::read;
        }
        return switch (suffix) {
            case "json" -> Documents::json;
            case "jsonl", "ndjson" -> Documents::jsonLines;
            case "yaml", "yml" -> Documents::yaml;
            case "csv", "tsv" -> (path, wanted, reports) -> Library.formats().table(path, reports);
            case "db", "sqlite", "sqlite3" ->
                (path, wanted, reports) -> Library.formats().mlflow(path, wanted, reports);
            default -> FilePart.PRINTED;
        };
    }

    @Override
    public boolean tells(Metric metric) {
        return metric.file() == null || metric.file().equals(declared);
    }

    @Override
    public void read(Set<String> wanted, Reports reports) throws IOException {
        read.read(wanted, reports);
    }

    /** A declared file that the run did not write. */
    private record NotWritten(String name) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) {
            reports.unreadable("this run did not write it");
        }
    }
}
