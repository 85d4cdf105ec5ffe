package dev.paribus.render;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ExperimentName;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.verb.Compare;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.history.Curves;
import dev.paribus.workflow.session.Axis;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A comparison of four experiments; every text of it can be any text. */
final class SampleCompare {
    private SampleCompare() {}

    static Contrast contrast(String text, List<String> incomparable) {
        ParamNode.Scalar before = scalar(new Value.Real(0.001), text.isEmpty() ? "0.001" : text);
        ParamNode.Scalar after = scalar(new Value.Text(text), text.isEmpty() ? "0.0005" : text);
        ParamPath path = ParamPath.ROOT.key("optimizer").key(text.isEmpty() ? "lr" : text);
        String prompt = "You are an expert.\nName the species.\n";
        return new Contrast(
                List.of(
                        new ParamChange(path, ParamChange.Kind.CHANGED, before, after, List.of()),
                        new ParamChange(ParamPath.parse("epochs"), ParamChange.Kind.REMOVED, before, null, List.of()),
                        new ParamChange(
                                ParamPath.parse("prompt"),
                                ParamChange.Kind.CHANGED,
                                scalar(new Value.Text(prompt), "|-"),
                                scalar(new Value.Text(prompt + "Answer in one word." + text), "|-"),
                                List.of())),
                37,
                List.of(
                        file(text.isEmpty() ? "src/model.py" : text, 12, Axis.CODE),
                        file("data/x.bin", null, Axis.DATA),
                        file("README.md", 1, Axis.IGNORED),
                        file("uv.lock", 2, Axis.ENVIRONMENT)),
                new Contrast.Environment(
                        List.of(new ParamChange(
                                ParamPath.parse("packages.torch"), ParamChange.Kind.CHANGED, before, after, List.of())),
                        ""),
                new Contrast.Data(
                        2,
                        text.isEmpty() && incomparable.isEmpty()
                                ? List.of()
                                : List.of(
                                        new Contrast.DataChange(text.isEmpty() ? "data/train.csv" : text, "differs"))),
                incomparable,
                List.of());
    }

    private static ParamNode.Scalar scalar(Value value, String source) {
        return new ParamNode.Scalar(value, source, null, null, null);
    }

    private static Contrast.Changed file(String path, @Nullable Integer lines, Axis axis) {
        return new Contrast.Changed(new FileChange(path, 'M', lines, lines == null ? null : 3), axis);
    }

    static CompareView view(String text, @Nullable String patch) {
        var heron = SampleRecord.side("slate-heron", null, 0.865, text);
        ParamPath path = ParamPath.parse("optimizer.lr");
        var rate = scalar(new Value.Real(0.001), text.isEmpty() ? "0.001" : text);
        var other = scalar(new Value.Real(0.0005), "0.0005");
        return new CompareView(new Compare.Result(
                List.of(
                        new Compare.Row(heron, null, Map.of(path, rate), null),
                        new Compare.Row(
                                SampleRecord.side("amber-otter", "slate-heron", 0.8731, text),
                                contrast(text, List.of()),
                                Map.of(path, other),
                                patch),
                        new Compare.Row(
                                SampleRecord.side("bold-lynx", "amber-otter", 0.9, text),
                                contrast(text, List.of(text.isEmpty() ? "the data differ" : text)),
                                Map.of(path, rate),
                                null),
                        new Compare.Row(
                                SampleRecord.unmeasured("quick-wren", text),
                                contrast(text, List.of()),
                                Map.of(),
                                null)),
                List.of(path),
                37,
                List.of(Sample.VAL_F1, Sample.LATENCY),
                null,
                new Curves.Plot(
                        text.isEmpty() ? "val_f1" : text,
                        List.of(
                                course("slate-heron", 20, 0.8),
                                course("amber-otter", 20, 0.83),
                                course("bold-lynx", 10, 0.5),
                                new Curves.Course(
                                        new ExperimentName("quick-wren"),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        "no course of it is kept")))));
    }

    private static Curves.Course course(String name, int steps, double from) {
        return new Curves.Course(
                new ExperimentName(name),
                IntStream.rangeClosed(1, steps).mapToObj(i -> (double) i).toList(),
                IntStream.rangeClosed(1, steps)
                        .mapToObj(i -> from + 0.1 * (1 - 1.0 / i))
                        .toList(),
                List.of(1, 2, 3),
                "");
    }
}
