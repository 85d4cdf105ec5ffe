package dev.paribus.format;

import dev.paribus.model.ExperimentName;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Location;
import org.jspecify.annotations.Nullable;

/** The names of ideas and lessons: a file's own, and those in its lists. */
final class BacklogNames {
    private static final String FORM =
            "use lower-case letters, digits and single hyphens between them, at most 60 characters";

    private BacklogNames() {}

    /** The name that a file's own name is; null, and reported, where it is none. */
    static @Nullable ExperimentName ofFile(Report report, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String bare = file.endsWith(".yaml") ? file.substring(0, file.length() - ".yaml".length()) : file;
        ExperimentName name = ExperimentName.of(bare).orElse(null);
        if (name == null) {
            report.error("bad-name", "'" + bare + "' cannot name a file of this folder", Location.at(path, 1, 1), FORM);
        }
        return name;
    }

    /** One item of a list of names. */
    static @Nullable ExperimentName item(Report report, String key, ParamNode node) {
        String text = Nodes.text(report, key, node);
        ExperimentName name = text == null ? null : ExperimentName.of(text).orElse(null);
        if (text != null && name == null) {
            report.error("bad-name", "'" + text + "' is no name", node.location(), FORM);
        }
        return name;
    }
}
