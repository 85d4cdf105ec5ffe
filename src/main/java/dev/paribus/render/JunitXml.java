package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Ink;
import dev.paribus.text.ProblemText;
import dev.paribus.verb.Check;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings as the XML of JUnit, as Jenkins' schema has it: a suite for each thing that was looked at, in it a case for each code that
 * was found, failed where it is an error; one passed case where nothing was found, so that a suite is never empty.
 */
final class JunitXml {
    private static final int WIDTH = 120;

    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static List<String> lines(Check.Result result) {
        var text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeCharacters("\n");
            new JunitXml(writer).suites(result);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string cannot fail to be written", impossible);
        }
        return text.toString().lines().toList();
    }

    private void suites(Check.Result result) throws XMLStreamException {
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "paribus check");
        for (Check.Subject subject : result.subjects()) {
            suite(subject);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void suite(Check.Subject subject) throws XMLStreamException {
        var cases = new LinkedHashMap<String, List<Problem>>();
        subject.problems()
                .forEach(problem -> cases.computeIfAbsent(problem.code(), code -> new ArrayList<>())
                        .add(problem));
        long failures = cases.values().stream().filter(JunitXml::failed).count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", safe(subject.title()));
        xml.writeAttribute("tests", Integer.toString(Math.max(1, cases.size())));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        if (cases.isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement("testcase");
            attributes(subject, "every rule");
        }
        for (Map.Entry<String, List<Problem>> one : cases.entrySet()) {
            testCase(subject, one.getKey(), one.getValue());
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static boolean failed(List<Problem> problems) {
        return Problem.anyError(problems);
    }

    private void attributes(Check.Subject subject, String name) throws XMLStreamException {
        xml.writeAttribute("classname", "paribus." + safe(subject.title()));
        xml.writeAttribute("name", safe(name));
    }

    private void testCase(Check.Subject subject, String code, List<Problem> problems) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attributes(subject, code);
        xml.writeCharacters("\n      ");
        boolean failed = failed(problems);
        xml.writeStartElement(failed ? "failure" : "system-out");
        if (failed) {
            xml.writeAttribute("type", safe(code));
            xml.writeAttribute("message", safe(problems.get(0).message()));
        }
        xml.writeCharacters(safe(String.join("\n", new ProblemText(Ink.PLAIN, WIDTH).lines(problems))));
        xml.writeEndElement();
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    /** What XML 1.0 can hold at all (its production 2, Char), and no terminal minds. */
    private static String safe(String text) {
        String shown = dev.paribus.text.Escape.block(text);
        var out = new StringBuilder(shown.length());
        shown.codePoints().forEach(c -> out.appendCodePoint(c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c));
        return out.toString();
    }
}
