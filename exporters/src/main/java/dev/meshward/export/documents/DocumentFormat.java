package dev.meshward.export.documents;

import dev.meshward.export.PlanTablesCsv;
import dev.meshward.export.excel.RolloutPlanWorkbook;
import dev.meshward.export.html.RolloutPlanHtml;
import dev.meshward.export.markdown.MarkdownDocuments;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Documents for people that are made from a plan. */
public enum DocumentFormat {
    MARKDOWN,
    EXCEL,
    HTML,
    CSV;

    /** What is written when nobody says otherwise. */
    public static final String USUAL = "markdown,excel";

    /** The same, one by one. */
    public static List<DocumentFormat> usual() {
        return Arrays.stream(values())
                .filter(format -> List.of(USUAL.split(",")).contains(format.toString()))
                .toList();
    }

    /** Bytes by path below the plan directory. */
    public SortedMap<String, byte[]> documents(SavedPlan plan) {
        return switch (this) {
            case MARKDOWN -> MarkdownDocuments.of(plan);
            case EXCEL -> new TreeMap<>(Map.of(RolloutPlanWorkbook.FILE, RolloutPlanWorkbook.of(plan)));
            case HTML ->
                new TreeMap<>(
                        Map.of(RolloutPlanHtml.FILE, RolloutPlanHtml.of(plan).getBytes(StandardCharsets.UTF_8)));
            case CSV -> PlanTablesCsv.of(plan);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
