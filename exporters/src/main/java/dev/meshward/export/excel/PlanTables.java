package dev.meshward.export.excel;

import dev.meshward.export.PlanTable;
import dev.meshward.export.figures.Course;
import dev.meshward.export.figures.State;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of the workbook as plain text, for documents of other kinds that are to hold the same. */
public final class PlanTables {

    private PlanTables() {}

    /** In the order of the workbook. */
    public static List<PlanTable> of(SavedPlan plan) {
        var course = new Course(plan);
        var stages = new StageNames(plan);
        return List.of(
                plain(new QuestionsTable(plan)),
                plain(new StagesTable(plan, new StagesTable.People(plan))),
                plain(new NamespacesTable(plan, course, stages)),
                withOwners(plain(new WorkloadsTable(plan, course)), plan),
                plain(new DependenciesTable(plan, course)),
                plain(new FindingsTable(plan)),
                plain(new OpenEndsTable(plan)),
                plain(new ManifestsTable(plan)),
                plain(new ChangeLogTable(plan, stages)));
    }

    private static PlanTable plain(Table table) {
        return new PlanTable(
                table.name(),
                table.about().replace(" ✎", ""),
                table.columns().stream().map(Column::title).toList(),
                table.lines()
                        .map(line -> line.cells().stream().map(PlanTables::text).toList())
                        .toList());
    }

    /** In the workbook an owner is a wish that comes back; here it is who is known to own the workload. */
    private static PlanTable withOwners(PlanTable table, SavedPlan plan) {
        var owners =
                new TreeMap<List<String>, String>(java.util.Comparator.comparing(names -> String.join("\n", names)));
        plan.owners().forEach((id, owner) -> owners.put(List.of(id.namespace(), id.name(), id.kind()), owner));
        int column = table.columns().indexOf(WorkloadsTable.OWNER);
        return new PlanTable(
                table.name(),
                table.about(),
                table.columns(),
                table.rows().stream().map(row -> withOwner(row, column, owners)).toList());
    }

    private static List<String> withOwner(List<String> row, int column, Map<List<String>, String> owners) {
        var changed = new ArrayList<>(row);
        if (row.get(column).isEmpty()) {
            changed.set(column, owners.getOrDefault(row.subList(0, 3), ""));
        }
        return changed;
    }

    private static String text(CellValue value) {
        return switch (value) {
            case CellValue.Nothing _ -> "";
            case CellValue.Text(var text) -> text;
            case CellValue.Figure(var number) ->
                number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
            case CellValue.Day(var day) -> day.toString();
            case CellValue.Formula(var _, var cached) -> text(cached);
            case CellValue.Link(var text, var _) -> text;
        };
    }

    /** What a letter in the tables stands for: the word, its meaning, and the colours of the window. */
    public static List<Letter> letters() {
        return java.util.Arrays.stream(State.values())
                .map(state -> new Letter(state.letter(), state.word(), state.meaning()))
                .toList();
    }

    /** A letter of the tables. */
    public record Letter(String letter, String word, String meaning) {}
}
