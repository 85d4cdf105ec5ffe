package dev.paribus.store;

import dev.paribus.git.GitReader;
import dev.paribus.problem.Problem;
import dev.paribus.text.Shell;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a clone was made to leave out, each with the command that gets it: experiments that its remotes have and that it does not
 * fetch ({@code git clone --single-branch}), and the history behind a cut ({@code --depth}). Known from the configuration that was
 * read when the repository was opened, so it costs no child. Absent files ({@code --filter}) are told of when one is needed.
 */
public final class Absences {
    private final GitReader git;
    private final ProjectPlace place;

    public Absences(GitReader git, ProjectPlace place) {
        this.git = git;
        this.place = place;
    }

    /** Notes {@code clone-narrow}, one a remote, and {@code clone-shallow}; empty for a whole clone. */
    public List<Problem> problems() {
        var out = new ArrayList<Problem>();
        for (Map.Entry<String, List<String>> setting : git.settings().entrySet()) {
            String key = setting.getKey();
            if (key.startsWith("remote.") && key.endsWith(".fetch") && !covered(setting.getValue())) {
                out.add(narrow(
                        key.substring("remote.".length(), key.length() - ".fetch".length()), setting.getValue()));
            }
        }
        if (Files.exists(git.layout().commonDir().resolve("shallow"))) {
            out.add(Problem.note(
                            "clone-shallow",
                            "the history of this clone is cut off: what the trunk adopted, and what an experiment "
                                    + "grew from, is not seen where it lies behind the cut")
                    .hint("git fetch --unshallow"));
        }
        return out;
    }

    /** True when a remote's experiments come with each fetch. */
    private boolean covered(List<String> specs) {
        for (String spec : specs) {
            String source = source(spec);
            int star = source.indexOf('*');
            if (star >= 0 && place.branchPrefix().startsWith(source.substring(0, star))) {
                return true;
            }
        }
        return false;
    }

    private static String source(String spec) {
        int colon = spec.indexOf(':');
        return (colon < 0 ? spec : spec.substring(0, colon)).replaceFirst("^\\+", "");
    }

    private Problem narrow(String remote, List<String> specs) {
        var fetched = new ArrayList<String>();
        for (String spec : specs) {
            fetched.add("'" + source(spec).replaceFirst("^refs/heads/", "") + "'");
        }
        String branches = place.project().branches() + "*";
        return Problem.note(
                        "clone-narrow",
                        "this clone fetches only " + String.join(", ", fetched) + " of '" + remote
                                + "': experiments that stand there and are not on the trunk are not seen")
                .hint(Shell.line(List.of("git", "remote", "set-branches", "--add", remote, branches)) + " && "
                        + Shell.line(List.of("git", "fetch", remote)));
    }
}
