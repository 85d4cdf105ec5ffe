package dev.paribus.render;

import dev.paribus.verb.Check;
import java.util.List;

/** What check found, for the programs that read it. Paths are relative to the root of the repository. */
public final class CheckReport {
    private CheckReport() {}

    /**
     * The report, one line an element.
     *
     * @param format one of the formats that are no view: not TEXT, not JSON
     * @param version of the tool
     */
    public static List<String> lines(CheckFormat format, Check.Result result, String version) {
        return switch (format) {
            case SARIF -> Sarif.lines(result, version);
            case GITHUB -> GithubCommands.lines(result);
            case GITLAB -> GitlabQuality.lines(result);
            case JUNIT -> JunitXml.lines(result);
            case TEXT, JSON -> throw new IllegalArgumentException(format.word() + " is shown by CheckView");
        };
    }
}
