package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.verb.Check;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What check prints for other programs, held against their public schemas and the rules by which they read it. */
class CheckReportTest {
    private static final Path SCHEMAS = Path.of("src/test/resources/schemas");
    private static final String HOSTILE =
            "100%, a:b::error file=x::\r\n::error::faked ]]> <b>&'\" \u001b[31m \u202e \uFFFE \uD800 日本 %0A";

    private static Problem two(int line, int column) {
        return Problem.error("two-changes", "2 things differ")
                .at(new Location(null, "conf/train.yaml", line, column, line, column + 6))
                .line("lr: 0.0005")
                .related("was 0.001", Location.at("conf/train.yaml", 3, 5).in("b".repeat(40)))
                .hint("undo one");
    }

    private static Check.Result result(Problem... problems) {
        return new Check.Result(List.of(
                new Check.Subject("amber-otter", "optimizer.lr", "sub/experiment.yaml", List.of(problems)),
                new Check.Subject("slate-heron", "", "sub/experiment.yaml", List.of())));
    }

    private static Check.Result hostile() {
        Problem problem = Problem.error("protected-path", HOSTILE)
                .at(new Location(null, "a dir/日,:%=\n::x.py", 2, 3, 4, 1))
                .line(HOSTILE)
                .related(HOSTILE, Location.at("x\u001b.py", 1, 1))
                .hint(HOSTILE + "\nsecond line");
        return new Check.Result(List.of(new Check.Subject(
                HOSTILE,
                "",
                "experiment.yaml",
                List.of(problem, Problem.warning("no-such-code", HOSTILE), Problem.note("labelled", "exploratory")))));
    }

    private static String text(CheckFormat format, Check.Result result) {
        return String.join("\n", CheckReport.lines(format, result, "0.1.0"));
    }

    private static List<Check.Result> samples() {
        return List.of(
                new Check.Result(List.of()),
                result(),
                result(two(12, 5), Problem.warning("base-other", "no place"), two(12, 5)),
                hostile());
    }

    // ---- SARIF

    @Test
    void sarif_holds_to_the_schema_of_its_standard() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(Files.readString(SCHEMAS.resolve("sarif-schema-2.1.0.json")), InputFormat.JSON);
        for (Check.Result sample : samples()) {
            List<Error> wrong = schema.validate(text(CheckFormat.SARIF, sample), InputFormat.JSON);
            assertThat(wrong).isEmpty();
        }
        String spoilt = text(CheckFormat.SARIF, samples().get(2)).replace("\"startLine\": 12", "\"startLine\": 0");
        assertThat(schema.validate(spoilt, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void sarif_names_rule_place_and_related_places() throws MalformedJson {
        Map<?, ?> run = first(Json.parseObject(text(CheckFormat.SARIF, result(two(12, 5)))), "runs");
        Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver");
        Map<?, ?> rule = first(driver, "rules");
        assertThat(rule.get("id")).isEqualTo("two-changes");
        assertThat(((Map<?, ?>) rule.get("help")).get("markdown").toString()).startsWith("# two-changes:");
        assertThat(((Map<?, ?>) rule.get("fullDescription")).get("text").toString())
                .startsWith("Several parameters differ");
        assertThat(run.get("columnKind")).isEqualTo("unicodeCodePoints");
        assertThat(first(run, "invocations")).hasToString("{executionSuccessful=true, exitCode=1}");
        Map<?, ?> found = first(run, "results");
        assertThat(found.get("level")).isEqualTo("error");
        assertThat(((Map<?, ?>) found.get("message")).get("text")).isEqualTo("2 things differ\nhint: undo one");
        assertThat(first(found, "locations"))
                .hasToString(
                        "{physicalLocation={artifactLocation={uri=conf/train.yaml, uriBaseId=%SRCROOT%}, "
                                + "region={startLine=12, startColumn=5, endLine=12, endColumn=11, snippet={text=lr: 0.0005}}}}");
        assertThat(first(found, "relatedLocations").toString()).contains("bbbbbbbbbbbb: was 0.001", "startLine=3");
    }

    @Test
    void a_path_is_a_uri_in_sarif() {
        assertThat(text(CheckFormat.SARIF, hostile())).contains("\"a%20dir/%E6%97%A5%2C%3A%25%3D%0A%3A%3Ax.py\"");
    }

    @Test
    void a_finding_keeps_its_fingerprint_when_lines_move_and_no_two_share_one() throws MalformedJson {
        List<String> before = fingerprints(result(two(12, 5), two(12, 5), Problem.error("no-seeds", "x")));
        List<String> after = fingerprints(result(two(40, 5), two(41, 9), Problem.error("no-seeds", "x")));
        assertThat(after).isEqualTo(before).doesNotHaveDuplicates().hasSize(3);
    }

    private static List<String> fingerprints(Check.Result result) throws MalformedJson {
        Map<?, ?> run = first(Json.parseObject(text(CheckFormat.SARIF, result)), "runs");
        var out = new ArrayList<String>();
        for (Object one : (List<?>) run.get("results")) {
            out.add(((Map<?, ?>) one).get("partialFingerprints").toString());
        }
        return out;
    }

    private static Map<?, ?> first(Map<?, ?> map, String key) {
        return (Map<?, ?>) ((List<?>) map.get(key)).get(0);
    }

    // ---- GitHub

    @Test
    void the_runner_reads_what_was_meant() {
        List<String> lines = CheckReport.lines(CheckFormat.GITHUB, result(two(12, 5)), "");
        assertThat(lines)
                .containsExactly("::error file=conf/train.yaml,line=12,endLine=12,col=5,endColumn=10,"
                        + "title=two-changes (amber-otter)::2 things differ%0Ahint: undo one");
        RunnerCommand command = RunnerCommand.parse(lines.get(0));
        assertThat(command.name()).isEqualTo("error");
        assertThat(command.placed()).isTrue();
        assertThat(command.data()).isEqualTo("2 things differ\nhint: undo one");
    }

    @Test
    void no_text_of_a_file_becomes_a_command_or_another_property() {
        List<String> lines = CheckReport.lines(CheckFormat.GITHUB, hostile(), "");
        assertThat(lines).hasSize(3).allSatisfy(line -> {
            assertThat(line).doesNotContain("\n", "\r", "\u001b", "\u202e");
            RunnerCommand command = RunnerCommand.parse(line);
            assertThat(command.placed()).isTrue();
            assertThat(command.properties().keySet())
                    .isSubsetOf("file", "line", "endline", "col", "endcolumn", "title");
        });
        RunnerCommand first = RunnerCommand.parse(lines.get(0));
        assertThat(first.properties().get("file")).isEqualTo("a dir/日,:%=\\n::x.py");
        assertThat(first.properties()).doesNotContainKey("col");
        assertThat(first.data()).contains("100%, a:b::error file=x::\\r\\n::error::faked", "%0A", "\nsecond line");
        assertThat(RunnerCommand.parse(lines.get(1)).properties()).containsEntry("file", "experiment.yaml");
        assertThat(lines)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("::error", "::warning", "::notice");
    }

    // ---- GitLab

    @Test
    void gitlab_takes_every_element() throws IOException, MalformedJson {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMAS.resolve("gitlab-codeclimate.json")), InputFormat.JSON);
        for (Check.Result sample : samples()) {
            List<?> all = (List<?>) Json.parse(text(CheckFormat.GITLAB, sample));
            for (Object one : all) {
                assertThat(schema.validate(Json.write(one), InputFormat.JSON)).isEmpty();
                Map<?, ?> element = (Map<?, ?>) one;
                // the severities and the path without "./" that its documentation asks for
                assertThat(element.get("severity").toString()).isIn("info", "minor", "major", "critical", "blocker");
                assertThat(((Map<?, ?>) element.get("location")).get("path").toString())
                        .doesNotStartWith("./");
            }
            assertThat(all.stream().map(one -> ((Map<?, ?>) one).get("fingerprint")))
                    .doesNotHaveDuplicates();
        }
        assertThat(schema.validate("{\"description\": 1}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void a_finding_without_a_place_points_at_the_record() {
        assertThat(text(CheckFormat.GITLAB, result(Problem.error("no-seeds", "x"))))
                .contains("\"path\": \"sub/experiment.yaml\"", "\"begin\": 1");
    }

    // ---- JUnit

    private static Validator junit() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMAS.resolve("junit-10.xsd").toFile())
                .newValidator();
    }

    @Test
    void junit_holds_to_the_schema_of_jenkins() throws SAXException, IOException {
        Validator validator = junit();
        for (Check.Result sample : samples()) {
            validator.validate(new StreamSource(new StringReader(text(CheckFormat.JUNIT, sample))));
        }
        String spoilt = text(CheckFormat.JUNIT, result()).replace("classname", "klass");
        assertThatThrownBy(() -> validator.validate(new StreamSource(new StringReader(spoilt))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void junit_fails_a_case_for_each_code_with_an_error_and_passes_what_is_fine()
            throws SAXException, IOException, ParserConfigurationException {
        Check.Result result =
                result(two(12, 5), two(13, 5), Problem.warning("base-other", "x"), Problem.error("no-seeds", "y"));
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text(CheckFormat.JUNIT, result))));
        NodeList suites = document.getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(2);
        assertThat(suites.item(0).getAttributes().getNamedItem("tests").getNodeValue())
                .isEqualTo("3");
        assertThat(suites.item(0).getAttributes().getNamedItem("failures").getNodeValue())
                .isEqualTo("2");
        assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
                .contains("conf/train.yaml:12:5: error: 2 things differ", "conf/train.yaml:13:5", "^^^^^^");
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("warning: x");
        assertThat(suites.item(1).getAttributes().getNamedItem("tests").getNodeValue())
                .isEqualTo("1");
    }

    // ---- all

    @Test
    void nothing_that_is_printed_can_do_something_to_a_terminal() {
        Stream.of(CheckFormat.SARIF, CheckFormat.GITHUB, CheckFormat.GITLAB, CheckFormat.JUNIT)
                .forEach(format -> assertThat(text(format, hostile()))
                        .as(format.word())
                        .doesNotContain("\u001b", "\u202e", "\r", "\uD800"));
    }

    @Test
    void formats_are_known_by_their_words() {
        assertThat(CheckFormat.words()).containsExactly("text", "json", "sarif", "github", "gitlab", "junit");
        assertThat(CheckFormat.of("sarif")).contains(CheckFormat.SARIF);
        assertThat(CheckFormat.of("SARIF")).isEmpty();
    }
}
