package dev.meshward.benchmarks;

import dev.meshward.export.excel.RolloutPlanWorkbook;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures what the workbook of a plan with very many dependencies costs beside writing the bare cells of that sheet. */
public final class WorkbookCosts {

    private static final int DEPENDENCIES = 100_000;
    private static final String SHEET = "Dependencies";

    /** As many rows in memory as the workbook of the plan keeps. */
    private static final int WINDOW = 100;

    private WorkbookCosts() {}

    /** Takes a folder for the workbook, how many rounds count, and how many dependencies there are. */
    public static void main(String[] args) throws IOException {
        var stopwatch = new Stopwatch(1, args.length > 1 ? Integer.parseInt(args[1]) : 3);
        int dependencies = args.length > 2 ? Integer.parseInt(args[2]) : DEPENDENCIES;
        var plan = enlarged(Planning.planned(Path.of("sample-clusters", "northwind-rail")), dependencies);
        var file = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"))
                .resolve(RolloutPlanWorkbook.FILE);
        Files.write(file, RolloutPlanWorkbook.of(plan));
        var cells = CellsOfSheet.read(file, SHEET);

        System.out.println("| What | Measured | Aim |\n|---|---|---|");
        double bare = stopwatch.median(() -> bare(cells));
        double whole = stopwatch.median(() -> RolloutPlanWorkbook.of(plan));
        print(dependencies + " rows of bare cells written", bare, "s", "");
        print("the workbook with them", whole, "s", "");
        print("workbook : bare cells", whole / bare, "times", "at most 1.6");
    }

    /** The same plan, with its dependencies again and again. */
    private static SavedPlan enlarged(PlanDirectory directory, int dependencies) {
        var mapper = JsonMapper.builder().build();
        var files = new TreeMap<>(directory.files());
        var root = (ObjectNode) mapper.readTree(files.get(PlanDirectory.PLAN));
        var few = (ArrayNode) root.get("dependencies");
        var many = root.putArray("dependencies");
        for (int i = 0; i < dependencies; i++) {
            many.add(few.get(i % few.size()));
        }
        files.put(PlanDirectory.PLAN, root.toString().getBytes(StandardCharsets.UTF_8));
        return switch (PlanReading.of(files)) {
            case PlanReading.Read(var read) -> read;
            case PlanReading.Refused(var because) -> throw new IllegalStateException(because);
        };
    }

    private static void bare(List<List<CellsOfSheet.Cell>> rows) {
        try (var workbook = new SXSSFWorkbook(WINDOW)) {
            var sheet = workbook.createSheet(SHEET);
            for (int number = 0; number < rows.size(); number++) {
                var row = sheet.createRow(number);
                rows.get(number).forEach(cell -> cell.writeInto(row));
            }
            workbook.write(new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The bare cells could not be written. Maybe the temporary folder is full?", e);
        }
    }

    private static void print(String what, double measured, String unit, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %.2f %s | %s |%n", what, measured, unit, aim);
    }
}
