package dev.meshward.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of words in columns as wide as they need to be. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> rightAligned;

    /** @param columns a letter for each: {@code l} aligns left, {@code r} right */
    Table(String columns) {
        rightAligned = columns.chars().mapToObj(letter -> letter == 'r').toList();
    }

    Table row(String... cells) {
        if (cells.length != rightAligned.size()) {
            throw new IllegalArgumentException("The table has " + rightAligned.size() + " columns and the row "
                    + List.of(cells) + " has " + cells.length + ". Maybe a cell was forgotten?");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Each row as one line, without spaces at its end. */
    List<String> lines() {
        var widths = new int[rightAligned.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(rightAligned.get(i) ? padding + row.get(i) : row.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
