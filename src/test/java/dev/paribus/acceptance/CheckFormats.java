package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.render.RunnerCommand;
import dev.paribus.support.TestRepo;
import dev.paribus.text.Escape;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What check prints for pipelines, read by the rules of those who read it, and held against its JSON. */
final class CheckFormats {
    private CheckFormats() {}

    /** Fails unless each format says of an experiment what the JSON says: no finding more, none less, no other text. */
    static void hold(TestRepo repo, String name) {
        try {
            List<?> problems = (List<?>) Objects.requireNonNull(
                    Json.parseObject(repo.paribus("check", name, "--json").out())
                            .get("problems"));
            assertThat(problems).isNotEmpty();
            junit(repo.paribus("check", name, "--format", "junit").out(), problems);
            github(repo.paribus("check", name, "--format", "github").out(), problems);
        } catch (MalformedJson | IOException | SAXException | ParserConfigurationException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String of(Object problem, String key) {
        return String.valueOf(((Map<?, ?>) problem).get(key));
    }

    private static void junit(String xml, List<?> problems)
            throws IOException, SAXException, ParserConfigurationException {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        var codes = new LinkedHashSet<String>();
        var failed = new TreeSet<String>();
        for (Object problem : problems) {
            codes.add(of(problem, "code"));
            if (of(problem, "severity").equals("error")) {
                failed.add(of(problem, "code"));
            }
        }
        assertThat(names(document.getElementsByTagName("testcase"), "name")).containsExactlyElementsOf(codes);
        assertThat(new TreeSet<>(names(document.getElementsByTagName("failure"), "type")))
                .isEqualTo(failed);
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(codes.size()));
        assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(failed.size()));
        assertThat(names(document.getElementsByTagName("failure"), "message")).noneMatch(String::isBlank);
    }

    /** Half of a surrogate pair is another sign in JSON. */
    private static String whole(String text) {
        return text.replaceAll("\\\\u(d[89a-f][0-9a-f]{2}|fffd)", "\ufffd");
    }

    private static List<String> names(NodeList elements, String attribute) {
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> ((Element) elements.item(i)).getAttribute(attribute))
                .toList();
    }

    private static void github(String text, List<?> problems) {
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSameSizeAs(problems);
        for (int i = 0; i < lines.size(); i++) {
            RunnerCommand command = Objects.requireNonNull(RunnerCommand.parse(lines.get(i)), lines.get(i));
            Object problem = problems.get(i);
            assertThat(command.name()).isEqualTo(of(problem, "severity").replace("note", "notice"));
            assertThat(command.placed()).as(lines.get(i)).isTrue();
            String hint =
                    ((Map<?, ?>) problem).get("hint") == null ? "" : "\nhint: " + Escape.block(of(problem, "hint"));
            assertThat(whole(command.data())).isEqualTo(whole(Escape.terminal(of(problem, "message")) + hint));
            assertThat(command.properties().get("title")).startsWith(of(problem, "code") + " (");
            assertThat(command.properties().keySet())
                    .isSubsetOf("file", "line", "endline", "col", "endcolumn", "title");
        }
    }
}
