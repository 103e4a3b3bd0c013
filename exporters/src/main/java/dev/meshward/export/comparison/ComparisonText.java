package dev.meshward.export.comparison;

import dev.meshward.export.figures.PlanFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** For a terminal: a figure a line, {@code *} before those that differ. */
public final class ComparisonText {

    private ComparisonText() {}

    public static String of(List<PlanFigures> plans) {
        var lines = new ArrayList<List<String>>();
        lines.add(line(" ", "", plans.stream().map(PlanFigures::name).toList()));
        ComparedRow.of(plans).forEach(row -> lines.add(line(row.differs() ? "*" : " ", row.title(), row.values())));
        var widths = new int[plans.size() + 2];
        lines.forEach(line -> {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        var text = new StringBuilder();
        for (var line : lines) {
            var padded = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                padded.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length() + (i == 0 ? 1 : 2)));
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.append("* the plans differ\n").toString();
    }

    private static List<String> line(String mark, String title, List<String> values) {
        return Stream.concat(Stream.of(mark, title), values.stream().map(value -> value.replaceAll("\\p{Cntrl}", " ")))
                .toList();
    }
}
