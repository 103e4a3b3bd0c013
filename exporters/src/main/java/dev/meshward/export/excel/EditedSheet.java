package dev.meshward.export.excel;

import dev.meshward.manifest.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;

/** A sheet that came back: rows by their hidden ids and columns by their titles, wherever either has gone. */
final class EditedSheet {

    /** People put lines of their own above a table, not many. */
    private static final int LAST_HEAD = 20;

    private final String file;
    private final String name;
    private final Map<Integer, Map<Integer, CellReading>> cellsByRow = new TreeMap<>();
    private final Map<String, Integer> columnByTitle = new HashMap<>();
    private final Map<String, List<Integer>> rowsById = new HashMap<>();
    private final SortedSet<Integer> rowsWithId = new TreeSet<>();
    private int head = -1;

    EditedSheet(String file, String name, List<CellReading> cells) {
        this.file = file;
        this.name = name;
        cells.forEach(cell ->
                cellsByRow.computeIfAbsent(cell.row(), _ -> new TreeMap<>()).put(cell.column(), cell));
        cells.stream()
                .filter(cell -> cell.row() <= LAST_HEAD && cell.text().equals("id"))
                .findFirst()
                .ifPresent(this::readHead);
    }

    private void readHead(CellReading id) {
        head = id.row();
        cellsByRow
                .getOrDefault(head, Map.of())
                .forEach((column, cell) ->
                        columnByTitle.putIfAbsent(cell.text().replace("✎", "").strip(), column));
        cellsByRow.forEach((row, cells) -> {
            var cell = cells.get(id.column());
            if (row > head && cell != null) {
                rowsById.computeIfAbsent(cell.text(), _ -> new ArrayList<>()).add(row);
                rowsWithId.add(row);
            }
        });
    }

    boolean hasHead() {
        return head >= 0;
    }

    boolean hasColumn(String title) {
        return columnByTitle.containsKey(title);
    }

    /** Several where somebody copied a row; none where it is gone. */
    List<Integer> rows(String id) {
        return rowsById.getOrDefault(id, List.of());
    }

    /** From top to bottom. */
    SortedSet<Integer> rowsWithId() {
        return rowsWithId;
    }

    /** Rows below the head with something in a cell that comes back, and without an id: somebody added them. */
    List<Integer> rowsOfNobody(List<String> titles) {
        return cellsByRow.entrySet().stream()
                .filter(row -> row.getKey() > head && !rowsWithId.contains(row.getKey()))
                .filter(row -> titles.stream()
                        .anyMatch(title -> cell(row.getKey(), title).isPresent()))
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<CellReading> cell(int row, String title) {
        return Optional.ofNullable(columnByTitle.get(title))
                .flatMap(column -> Optional.ofNullable(
                        cellsByRow.getOrDefault(row, Map.of()).get(column)));
    }

    /** What a person sees in the cell, as {@link BaseTable} writes it; empty for nothing. */
    String value(int row, String title, boolean isDay) {
        return cell(row, title).map(cell -> value(cell, isDay)).orElse("");
    }

    private static String value(CellReading cell, boolean isDay) {
        if (!cell.isNumber()) {
            return cell.text().strip();
        }
        double number = Double.parseDouble(cell.text());
        return isDay && DateUtil.isValidExcelDate(number) ? day(number).toString() : CellReading.written(number);
    }

    private static LocalDate day(double number) {
        return DateUtil.getLocalDateTime(number).toLocalDate();
    }

    Place place(int row, String title) {
        int column = columnByTitle.getOrDefault(title, 0);
        return new Place(file, row + 1, name + "!" + CellReference.convertNumToColString(column) + (row + 1));
    }

    Place place() {
        return new Place(file, 0, name);
    }
}
