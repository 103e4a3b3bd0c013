package dev.meshward.export;

import dev.meshward.export.excel.PlanTables;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every table of the workbook as a file of its own, for programs and for other spreadsheets. */
public final class PlanTablesCsv {

    /** The folder below that of the plan. */
    public static final String FOLDER = "tables";

    private PlanTablesCsv() {}

    /** Bytes by path below the plan directory. */
    public static SortedMap<String, byte[]> of(SavedPlan plan) {
        var files = new TreeMap<String, byte[]>();
        PlanTables.of(plan).forEach(table -> files.put(path(table), csv(table).getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static String path(PlanTable table) {
        return FOLDER + "/" + table.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".csv";
    }

    private static String csv(PlanTable table) {
        var csv = new StringBuilder(Csv.line(table.columns()));
        table.rows().forEach(row -> csv.append(Csv.line(harmless(row))));
        return csv.toString();
    }

    private static List<String> harmless(List<String> row) {
        return row.stream().map(Csv::harmless).toList();
    }
}
