package dev.meshward.export.comparison;

import dev.meshward.export.figures.PlanFigures;
import dev.meshward.export.markdown.Inline;
import java.util.List;
import java.util.stream.Collectors;

/** A table; titles of figures that differ are bold and end in {@code ≠}. */
public final class ComparisonMarkdown {

    private ComparisonMarkdown() {}

    public static String of(List<PlanFigures> plans) {
        var text = new StringBuilder("# Plans side by side\n\n");
        text.append("| | ")
                .append(plans.stream().map(plan -> Inline.text(plan.name())).collect(Collectors.joining(" | ")))
                .append(" |\n|---")
                .append("|---".repeat(plans.size()))
                .append("|\n");
        for (var row : ComparedRow.of(plans)) {
            text.append("| ")
                    .append(row.differs() ? "**" + row.title() + "** ≠" : row.title())
                    .append(" | ")
                    .append(row.values().stream().map(Inline::text).collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        return text.append("\n"
                        + "Plaintext-weeks count, over all known calls between workloads, the weeks until both"
                        + " ends are in the mesh.\n")
                .toString();
    }
}
