package dev.paribus.workflow.judging;

import dev.paribus.exchange.HandedOver;
import dev.paribus.exchange.MetricFiles;
import dev.paribus.exchange.Source;
import dev.paribus.exchange.WrittenFile;
import dev.paribus.model.Project;
import dev.paribus.run.Attempt;
import dev.paribus.run.CollectedFiles;
import dev.paribus.run.Intake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the numbers of an attempt, and of those that it goes on from, may stand. */
final class MetricSources {
    private final List<Attempt> line;
    private final Project project;

    /**
     * For one attempt.
     *
     * @param line the attempts that it goes on from, the first one first, and itself at the end
     * @param project its rules
     */
    MetricSources(List<Attempt> line, Project project) {
        this.line = line;
        this.project = project;
    }

    /** Where the numbers stand in files of a run made elsewhere. */
    static List<Source> handedOver(CollectedFiles files, Project project) throws IOException {
        List<WrittenFile> named = new ArrayList<>();
        List<WrittenFile> found = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            (files.named().get(i) ? named : found).add(files.files().get(i));
        }
        return HandedOver.sources(named, found, project.metrics());
    }

    /** In the order of precedence (contracts, "Values and parameters"). */
    List<Source> all() throws IOException {
        List<Source> out = new ArrayList<>();
        out.add(Resumption.joined(line, one -> Source.metricsFile(one.metrics())));
        out.addAll(files());
        out.add(Resumption.joined(line, one -> Source.standardOutput(one.log())));
        return out;
    }

    /** The newest attempt's first; what earlier ones wrote under the same name stands in front of it. */
    private List<Source> files() throws IOException {
        Map<String, List<Source>> named = new LinkedHashMap<>();
        for (int i = line.size() - 1; i >= 0; i--) {
            Attempt one = line.get(i);
            List<Source> found =
                    MetricFiles.sources(new Intake(one).files(one.identity().project()), project.metrics());
            for (Source source : found) {
                named.computeIfAbsent(source.name(), fresh -> new ArrayList<>()).add(0, source);
            }
        }
        List<Source> out = new ArrayList<>();
        named.forEach((name, parts) -> out.add(parts.size() == 1 ? parts.get(0) : Source.joined(name, parts)));
        return out;
    }
}
