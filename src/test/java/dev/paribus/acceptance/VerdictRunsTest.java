package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.evidence.VerdictTable;
import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases of the table of verdicts from the script's printed digits to the sentence in the summary, by real runs. */
class VerdictRunsTest {
    private static final String SCRIPT = """
            #!/bin/sh
            arm=$(sed -n 's/.*"arm": "\\([a-z]*\\)".*/\\1/p' "$PARIBUS_PARAMS")
            value=$(sed -n "s/^$arm $PARIBUS_SEED //p" values.txt)
            [ "$value" = - ] && exit 3
            echo "m: $value"
            """;

    @TempDir
    Path temporary;

    static List<VerdictTable.Case> cases() throws IOException {
        return VerdictTable.cases().stream().filter(one -> one.is("run")).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void case_by_case(VerdictTable.Case one) {
        TestRepo repo = TestRepo.in(temporary);
        // Against a fixed number no parent has a say, but there is one.
        List<String> parent = one.parent().isEmpty()
                ? one.child().stream().map(value -> value + "1").toList()
                : one.parent();
        repo.write("train.sh", SCRIPT)
                .write("params.yaml", "arm: parent\n")
                .write("values.txt", lines("parent", parent) + lines("child", one.child()))
                .commit("a script");
        repo.paribus(
                        "init",
                        "--metric",
                        "m:" + (one.is("minimize") ? "minimize" : "maximize"),
                        "--seeds",
                        "1.." + parent.size())
                .ok();
        String more = (one.is("deterministic") ? ", deterministic: true" : "")
                + one.value("examples").map(count -> ", examples: " + count).orElse("");
        if (!more.isEmpty()) {
            repo.write("paribus.yaml", repo.read("paribus.yaml").replaceFirst("primary: true", "primary: true" + more))
                    .commit("how it is measured");
        }
        repo.paribus("run").ok();

        Ran ran = repo.paribus(
                "try",
                "arm=child",
                "--because",
                "it raises m since it is another arm",
                "--success",
                "m " + one.criterion(),
                "--seeds",
                "1.." + one.child().size(),
                "--name",
                "amber-otter");

        boolean all = one.child().stream().allMatch(value -> value.matches("[0-9.]+"));
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(all ? 0 : 1);
        String summary = repo.git("show", "exp/amber-otter:results/summary.yaml");
        assertThat(summary).contains("\nverdict: " + one.verdict() + "\n");
        assertThat(repo.paribus("show", "amber-otter", "--json").ok().out())
                .contains("\"reason\": \"" + one.sentence().replace("not run", "failed") + "\"");
        assertThat(repo.paribus("check", "amber-otter").out()).doesNotContain("\terror\t");
    }

    private static String lines(String arm, List<String> values) {
        var out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            out.append(arm)
                    .append(' ')
                    .append(i + 1)
                    .append(' ')
                    .append(values.get(i))
                    .append('\n');
        }
        return out.toString();
    }
}
