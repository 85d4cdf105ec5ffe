package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** No large file and no secret gets into history, where both stay for ever. */
final class ContentRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("file-too-large", "secret");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        long limit = facts.project().care().fileLimit();
        for (Content.Large file : facts.content().large()) {
            String hint = file.revision() == null
                    ? "git rm --cached " + file.path() + ", and keep it outside git"
                    : "take it out of the commits before they are pushed; for a file that belongs there raise "
                            + "'limits: {file: ...}' in paribus.yaml";
            out.add(Problem.error(
                            "file-too-large",
                            "'" + file.path() + "' has " + size(file.bytes(), limit) + ", " + size(limit, file.bytes())
                                    + " are allowed")
                    .at(Location.at(file.path(), 1, 1).in(file.revision()))
                    .line("")
                    .hint(hint));
        }
        for (Content.Secret secret : facts.content().secrets()) {
            out.add(Problem.error("secret", "'" + secret.masked() + "' looks like a secret: " + secret.says())
                    .at(secret.at())
                    .line(secret.line())
                    .hint(
                            "read it from the environment instead; if it was pushed already, revoke it; if it is none, end the "
                                    + "line with 'gitleaks:allow'"));
        }
        return out;
    }

    /** In the largest unit that still tells it from the other. */
    private static String size(long bytes, long other) {
        if (bytes >= 1_000_000 && bytes / 1_000_000 != other / 1_000_000) {
            return bytes / 1_000_000 + " MB";
        }
        return bytes >= 1_000 && bytes / 1_000 != other / 1_000 ? bytes / 1_000 + " KB" : bytes + " bytes";
    }
}
