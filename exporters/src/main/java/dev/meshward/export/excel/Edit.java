package dev.meshward.export.excel;

import dev.meshward.manifest.Place;

/**
 * A cell that a person changed.
 *
 * @param id of the row
 * @param column its title
 * @param before what it held when the workbook was written; empty for nothing
 * @param now what it holds; empty for nothing
 * @param place the file, the row, and the cell as {@code Workloads!E7}
 */
public record Edit(String sheet, String id, String column, String before, String now, Place place) {

    /** What tells cells apart, wherever their rows have gone. */
    public record Cell(String sheet, String id, String column) {}

    public Cell cell() {
        return new Cell(sheet, id, column);
    }
}
