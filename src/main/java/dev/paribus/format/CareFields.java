package dev.paribus.format;

import dev.paribus.model.Project;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a project keeps out of commits and names: {@code limits:}, {@code change: {notebooks: ...}}, {@code names:}. */
final class CareFields {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})\\s*(k|m|g)?b?", Pattern.CASE_INSENSITIVE);

    private final Report report;
    private final Fields fields;

    CareFields(Report report, Fields fields) {
        this.report = report;
        this.fields = fields;
    }

    Project.Care read() {
        long limit = Project.Care.USUAL.fileLimit();
        Fields limits = fields.map("limits");
        if (limits != null) {
            limit = size(limits, limit);
            limits.finish();
        }
        Fields change = fields.map("change");
        List<String> notebooks =
                change == null ? List.of() : PathFields.read(report, change, "notebooks", PathFields.Reach.INSIDE);
        Fields names = fields.map("names");
        List<String> deny = List.of();
        if (names != null) {
            deny = names.words("deny").stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList();
            names.finish();
        }
        return new Project.Care(limit, notebooks, deny);
    }

    /** {@code 500KB}, {@code 10MB} or {@code 1GB}, by powers of a thousand; a bare number is bytes. */
    private long size(Fields limits, long otherwise) {
        String word = limits.word("file");
        if (word == null) {
            return otherwise;
        }
        Matcher size = SIZE.matcher(word.strip());
        if (!size.matches()) {
            report.error(
                    "bad-value",
                    "'" + word + "' is no size of a file",
                    limits.place("file"),
                    "write it as in 500KB or 10MB");
            return otherwise;
        }
        String unit = size.group(2) == null ? "" : size.group(2).toLowerCase(Locale.ROOT);
        long factor = unit.isEmpty() ? 1 : unit.equals("k") ? 1_000 : unit.equals("m") ? 1_000_000 : 1_000_000_000;
        return Long.parseLong(size.group(1)) * factor;
    }
}
