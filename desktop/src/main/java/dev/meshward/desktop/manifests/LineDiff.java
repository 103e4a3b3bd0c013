package dev.meshward.desktop.manifests;

import java.util.ArrayList;
import java.util.List;

/** What becomes of a text, line by line: what goes, what comes, and a few lines around. */
public record LineDiff(List<Line> lines) {

    private static final int CONTEXT = 3;

    /** One line. */
    public record Line(Kind kind, String text) {

        /** With the sign in front that tells it without colours. */
        public String marked() {
            return kind.sign + " " + text;
        }
    }

    public enum Kind {
        STAYS(" "),
        GOES("-"),
        COMES("+"),
        /** Stands for lines that stay and are not shown. */
        LEFT_OUT("…");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    public LineDiff {
        lines = List.copyOf(lines);
    }

    /** @param before empty where there was nothing */
    public static LineDiff between(String before, String after) {
        var from = before.lines().toList();
        var to = after.lines().toList();
        int head = 0;
        while (head < Math.min(from.size(), to.size()) && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(from.size(), to.size()) - head
                && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        from.subList(0, head).forEach(line -> lines.add(new Line(Kind.STAYS, line)));
        lines.addAll(changed(from.subList(head, from.size() - tail), to.subList(head, to.size() - tail)));
        from.subList(from.size() - tail, from.size()).forEach(line -> lines.add(new Line(Kind.STAYS, line)));
        return new LineDiff(abridged(lines));
    }

    /** The longest common lines stay. What is alike at both ends was cut off before, so the table is small. */
    private static List<Line> changed(List<String> from, List<String> to) {
        var common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                lines.add(new Line(Kind.STAYS, from.get(i++)));
                j++;
            } else if (i < from.size() && (j == to.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.GOES, from.get(i++)));
            } else {
                lines.add(new Line(Kind.COMES, to.get(j++)));
            }
        }
        return lines;
    }

    private static List<Line> abridged(List<Line> lines) {
        var shown = new ArrayList<Line>();
        boolean isLeftOut = false;
        for (int i = 0; i < lines.size(); i++) {
            if (isNearChange(lines, i)) {
                shown.add(lines.get(i));
                isLeftOut = false;
            } else if (!isLeftOut) {
                shown.add(new Line(Kind.LEFT_OUT, ""));
                isLeftOut = true;
            }
        }
        return shown;
    }

    private static boolean isNearChange(List<Line> lines, int position) {
        return lines.subList(Math.max(0, position - CONTEXT), Math.min(lines.size(), position + CONTEXT + 1)).stream()
                .anyMatch(line -> line.kind() != Kind.STAYS);
    }
}
