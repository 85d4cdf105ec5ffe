package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Problem;
import dev.paribus.verb.Review;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.history.Dossier;
import dev.paribus.workflow.history.Explanation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A review as a platform reads it: CommonMark with tables. With {@code -Dparibus.reviews=DIR} the pages are left there as HTML. */
class ReviewPageTest {
    private static final String ID = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();
    private static final String OURS =
            "(</?details>|<details><summary>[^<]*(<code>[^<]*</code>)?[^<]*</summary>|</?sub>|</?span>|</?code>|<!-- paribus:review:[a-z-]+ -->|\\s)*";

    private static @Nullable Summary results(String kind, String text) {
        Summary sample = SampleRecord.summary("amber-otter", 0.8731, text);
        if (kind.equals("plan")) {
            return null;
        }
        boolean failed = kind.equals("failed");
        Verdict verdict = failed ? null : Verdict.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
        Look look = sample.looks().get(0);
        var judged = new Look(
                look.look(),
                look.rules(),
                look.primary(),
                look.seeds(),
                look.k(),
                look.counted(),
                new Look.Counted("slate-heron", ID),
                look.pairing(),
                look.criteria(),
                verdict == null ? Verdict.VOID : verdict,
                look.reason());
        return new Summary(
                sample.name(),
                failed ? State.FAILED : State.MEASURED,
                verdict,
                text,
                failed ? Collections.emptyMap() : sample.metrics(),
                failed ? List.of() : List.of(judged),
                null,
                sample.seeds(),
                List.of());
    }

    /** A review whose every text is {@code text}. */
    private static Dossier dossier(String kind, String text, List<FileChange> files, String patch) {
        ExperimentRecord record = SampleRecord.record("amber-otter", "slate-heron", text);
        Summary summary = results(kind, text);
        var experiment = new Dossier.Subject(
                record,
                SampleRecord.project(),
                summary,
                List.of(new Decision(State.DISCARDED, text, text, Verdict.VOID)),
                List.of(1, 2, 3),
                ID);
        ParamPath path = text.isEmpty() ? ParamPath.parse("optimizer.lr") : ParamPath.ROOT.key(text);
        var change = new ParamChange(path, ParamChange.Kind.REMOVED, ParamNode.empty(), null, List.of());
        return new Dossier(
                experiment,
                text,
                "exp/amber-otter",
                ID,
                summary == null ? null : ID,
                summary == null ? null : "proven",
                summary == null ? null : SampleRecord.summary("slate-heron", 0.865, ""),
                summary == null ? Explanation.NONE : SampleRecord.explanation(text),
                Sample.history().subList(1, 3),
                List.of(Problem.warning("number-kind", text)),
                List.of(),
                252.0,
                new Dossier.Differences(List.of(change), files, patch, List.of(change)),
                kind.equals("plan") || kind.equals("failed")
                        ? null
                        : new Dossier.Curve(
                                "val_f1", List.of("1", "2", "3"), List.of(0.5, 0.8, 0.87), List.of(0.5, 0.7, 0.86)));
    }

    private static List<String> lines(Dossier dossier) {
        return new ReviewView(new Review.Result(dossier)).plain();
    }

    /** Nothing is HTML, a link or an image but what we wrote, and every row has the cells of its header. */
    private static String sound(List<String> lines) {
        String markdown = String.join("\n", lines);
        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThan(65_536);
        int cells = 0;
        boolean code = false;
        for (String line : lines) {
            code ^= line.startsWith("```");
            boolean row = !code && line.startsWith("| ");
            int found = row ? line.length() - line.replace("|", "").length() : 0;
            assertThat(found).as(line).isEqualTo(cells == 0 || !row ? found : cells);
            cells = found;
        }
        Node page = PARSER.parse(markdown);
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                assertThat(block.getLiteral()).matches(OURS);
            }

            @Override
            public void visit(HtmlInline inline) {
                assertThat(inline.getLiteral()).matches(OURS);
            }

            @Override
            public void visit(Link link) {
                throw new AssertionError("a link to " + link.getDestination());
            }

            @Override
            public void visit(Image image) {
                throw new AssertionError("an image of " + image.getDestination());
            }
        });
        return HTML.render(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supported", "refuted", "inconclusive", "void", "plan", "failed"})
    void a_review_says_first_what_came_out(String kind) throws IOException {
        List<FileChange> files = List.of(new FileChange("src/model.py", 'M', 12, 3));
        Dossier dossier = dossier(
                kind,
                "val_f1 +0.0079, at least +0.0051 (97.5 %), p 0.0001 times 3 tried; asked for +0.005",
                files,
                "--- a/src/model.py\n+++ b/src/model.py\n@@ -1 +1 @@\n-old\n+new\n");
        List<String> lines = lines(dossier);
        String html = sound(lines);
        assertThat(lines.get(0)).isEqualTo("<!-- paribus:review:amber-otter -->");
        assertThat(lines.get(1)).startsWith("## amber-otter: " + (kind.equals("plan") ? "a plan" : kind));
        assertThat(html).contains("Registered</strong> in a1b2c3d", "<code>number-kind</code>");
        if (!kind.equals("plan") && !kind.equals("failed")) {
            assertThat(html)
                    .contains("before its results (a1b2c3d): proven", "<th>slate-heron</th>", "language-mermaid");
        }
        String folder = System.getProperty("paribus.reviews", "");
        if (!folder.isEmpty()) {
            Path out = Files.createDirectories(Path.of(folder));
            Files.writeString(out.resolve(kind + ".html"), html);
        }
    }

    @Test
    void hostile_texts_stay_text() {
        var all = new ArrayList<>(Hostile.STRINGS);
        all.addAll(List.of(
                "| a | b |",
                "a \\| b \\\\| c",
                "`|`",
                "```\n</details>",
                "</details><script>alert(1)</script>",
                "<!-- paribus:review:other -->",
                "--> x",
                "[x](javascript:alert(1)) ![y](https://evil.example/y.png)",
                "<https://evil.example> https://evil.example www.evil.example a@evil.example",
                "@everyone closes #1, !2 ~bug %3 &4 :tada: $x^2$",
                "# head",
                "1. one",
                "> quote",
                "&lt;b&gt; &#64;user",
                "***"));
        for (String evil : all) {
            for (String kind : List.of("inconclusive", "plan")) {
                List<String> lines = lines(dossier(kind, evil, List.of(new FileChange(evil, 'M', 1, 1)), evil));
                String html = sound(lines);
                assertThat(html).doesNotContain("<script", "<img", "<b>");
                String outside = html.replaceAll("(?s)<(code|pre)[ >].*?</\\1>", "");
                assertThat(outside).doesNotContain("@everyone", "#1,", ":tada:", "://evil", "www.evil");
            }
        }
    }

    @Test
    void a_text_is_read_as_it_was_written() {
        String text = "a|b \\| `c` *d* _e_ <f> &amp; @g #1 [h](i) $j$ ~k~ https://l 2 < 3";
        String html = HTML.render(PARSER.parse("| x |\n|---|\n| " + MarkdownPage.cell(text) + " |"));
        String read = html.substring(html.indexOf("<td>") + 4, html.indexOf("</td>"))
                .replaceAll("</?span>", "")
                .replace("\u200b", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertThat(read).isEqualTo(text);
    }

    @Test
    void a_huge_difference_is_cut_and_says_so() {
        var files = new ArrayList<FileChange>();
        for (int i = 0; i < 10_000; i++) {
            files.add(new FileChange("src/日本語/" + i + ".py", 'A', 1000, 0));
        }
        String patch = "+日本語|`<>&\n".repeat(60_000);
        List<String> lines = lines(dossier("supported", "日本語@#".repeat(20_000), files, patch));
        sound(lines);
        assertThat(lines)
                .anyMatch(line -> line.matches("\\.\\.\\. and [0-9]+ more files"))
                .anyMatch(line -> line.matches("\\.\\.\\. and [0-9]+ more lines"));
        assertThat(lines.get(lines.size() - 1)).startsWith("<sub>paribus");
    }

    @Test
    void data_carries_the_page_and_what_it_is_made_of() {
        var data = new ReviewView(new Review.Result(dossier("supported", "x", List.of(), "")))
                .data()
                .get(0);
        assertThat(data)
                .containsEntry("verdict", "supported")
                .containsEntry("registration", "proven")
                .containsKeys("explained", "findings", "siblings", "environment", "reviews");
        assertThat(String.valueOf(data.get("markdown"))).startsWith("<!-- paribus:review:amber-otter -->");
    }
}
