package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.io.IOException;
import java.io.InputStream;
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

    private static boolean recognises(String header) {
        return header.contains("from_workload") && (header.contains("to_service") || header.contains("to_workload"));
    }

    /** Never more than one line is held. */
    static TrafficReading read(String file, InputStream stream) throws IOException {
        var lines = new TextLines(stream);
        var header = lines.next().orElse("");
        return recognises(header)
                ? readRows(file, cells(header.strip()), lines)
                : TrafficReading.refused(new Place(file, 1, ""), TrafficReader.FOREIGN);
    }

    private static TrafficReading readRows(String file, List<String> columns, TextLines lines) throws IOException {
        var collector = new CallCollector();
        columns.stream()
                .filter(column -> !KNOWN.contains(column))
                .forEach(column -> collector.remark(new Place(file, 1, ""), "the column " + column + " is not used"));
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                readRow(columns, cells(line.get()), new Place(file, lines.number(), ""), collector);
            }
        }
        lines.refusal().ifPresent(because -> collector.notice(new Place(file, lines.number() + 1, ""), because));
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
        collector.add(
                new ObservedCall(
                        from,
                        to,
                        wholeNumber(cell(cellByColumn, "port")),
                        cell(cellByColumn, "protocol"),
                        number(cell(cellByColumn, "per_second")),
                        Encryption.NOT_SAID,
                        "table",
                        place),
                Witness.TABLE);
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
