package dev.paribus.render;

import dev.paribus.text.Chart;
import dev.paribus.text.Escape;
import dev.paribus.text.Glyphs;
import dev.paribus.workflow.history.Curves;
import java.util.ArrayList;
import java.util.List;

/** The courses of a metric: drawn. */
final class CurveText {
    private CurveText() {}

    static List<String> lines(Curves.Plot plot, Page page) {
        var lines = new ArrayList<String>(
                List.of("", page.ink().bold("Course of " + Escape.terminal(plot.metric()) + " over the steps")));
        var drawn = new ArrayList<Chart.Curve>();
        var missing = new ArrayList<String>();
        int many =
                (int) plot.courses().stream().filter(c -> !c.steps().isEmpty()).count();
        for (Curves.Course course : plot.courses()) {
            if (course.steps().isEmpty()) {
                missing.add("  " + course.name() + ": " + course.missing());
            } else if (drawn.size() < Chart.MOST) {
                String letter = String.valueOf(Chart.letter(drawn.size()));
                String sign = many > 1 ? page.ink().nth(drawn.size(), letter) + "  " : "";
                lines.add("  " + sign + course.name() + ", " + seeds(course));
                drawn.add(new Chart.Curve(course.steps(), course.values()));
            } else {
                missing.add("  " + course.name() + ": not drawn, there are letters for " + Chart.MOST);
            }
        }
        if (many > 1 && page.glyphs() == Glyphs.ASCII) {
            lines.add("  " + Chart.MEET + "  where curves meet");
        }
        lines.addAll(missing);
        Chart.draw(drawn, page.width() - 2, page.glyphs(), page.ink()).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static String seeds(Curves.Course course) {
        List<Integer> seeds = course.seeds();
        return seeds.size() == 1 ? "seed " + seeds.get(0) : "mean of " + seeds.size() + " seeds";
    }
}
