package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A table of calls: {@code from_namespace,from_workload,to_namespace,to_service,port,protocol,per_second}, in any order;
 * {@code to_workload} instead of {@code to_service} names pods that are called directly. The first line names the columns;
 * only the four names are required, and columns we do not know are said.
 */
final class CsvCalls {

    private static final Set<String> KNOWN = Set.of(
            "from_namespace",
            "from_workload",
            "to_namespace",
            "to_service",
            "to_workload",
            "port",
            "protocol",
            "per_second");

    private CsvCalls() {}

    static boolean recognises(String text) {
        var header = firstLine(text);
        return header.contains("from_workload") && (header.contains("to_service") || header.contains("to_workload"));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    static TrafficReading read(String file, String text) {
        var collector = new CallCollector();
        var lines = text.lines().toList();
        var columns = cells(lines.getFirst());
        columns.stream()
                .filter(column -> !KNOWN.contains(column))
                .forEach(column -> collector.notice(new Place(file, 1, ""), "the column " + column + " is not used"));
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                readRow(columns, cells(lines.get(i)), new Place(file, i + 1, ""), collector);
            }
        }
        return collector.reading("table of calls");
    }

    private static void readRow(List<String> columns, List<String> cells, Place place, CallCollector collector) {
        if (cells.size() != columns.size()) {
            collector.notice(place, "the row has %d cells, the header has %d".formatted(cells.size(), columns.size()));
            return;
        }
        var cellByColumn = new HashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            cellByColumn.put(columns.get(i), cells.get(i).strip());
        }
        var to = callee(cellByColumn);
        if (cell(cellByColumn, "from_workload").isEmpty() || to instanceof Peer.Unknown) {
            collector.notice(place, "the row names no caller or no callee");
            return;
        }
        var from = new Peer.OfWorkload(cell(cellByColumn, "from_namespace"), cell(cellByColumn, "from_workload"));
        collector.add(new ObservedCall(
                from,
                to,
                wholeNumber(cell(cellByColumn, "port")),
                cell(cellByColumn, "protocol"),
                number(cell(cellByColumn, "per_second")),
                Encryption.NOT_SAID,
                "table",
                place));
    }

    private static Peer callee(Map<String, String> cells) {
        var namespace = cell(cells, "to_namespace");
        var service = cell(cells, "to_service");
        var workload = cell(cells, "to_workload");
        if (!service.isEmpty()) {
            return namespace.isEmpty() ? new Peer.External(service) : new Peer.OfService(namespace, service);
        }
        return workload.isEmpty() ? new Peer.Unknown() : new Peer.OfWorkload(namespace, workload);
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }

    private static int wholeNumber(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static OptionalDouble number(String text) {
        return text.matches("\\d{1,15}(\\.\\d{1,15})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** The cells of one line; a cell in double quotes may hold commas, and a doubled quote stands for one. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
