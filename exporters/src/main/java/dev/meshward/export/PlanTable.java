package dev.meshward.export;

import java.util.List;

/**
 * A table about a plan, as plain text.
 *
 * @param about one line that says what it holds
 * @param rows as many cells each as there are columns; empty where there is nothing to say
 */
public record PlanTable(String name, String about, List<String> columns, List<List<String>> rows) {

    public PlanTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
