package dev.meshward.dependencies.corpora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The calls of an application that were proved from its source code. A callee is the set of workloads behind a Service,
 * so several Services over the same pods count once; hosts outside are compared by name.
 *
 * @param visible calls whose target the manifests can show
 * @param hidden calls that nothing in the manifests speaks of; finding one is luck, not an error
 * @param calleeByService the callee each Service name of the truth stands for
 */
record Truth(Set<Call> visible, Set<Call> hidden, Map<String, Known> calleeByService) {

    record Call(String caller, String callee) {}

    /** A callee, and the namespaces in which the truth knows its Service. */
    record Known(String callee, Set<String> namespaces) {}

    static Truth read(Path file, UnaryOperator<String> renamed) throws IOException {
        var lines = Files.readAllLines(file);
        var header = Csv.cells(lines.getFirst());
        var truth = new Truth(new HashSet<>(), new HashSet<>(), new HashMap<>());
        for (var line : lines.subList(1, lines.size())) {
            var cells = Csv.cells(line);
            if (cells.size() >= header.size()) {
                truth.add(column -> cells.get(header.indexOf(column)), renamed);
            }
        }
        truth.hidden.removeAll(truth.visible);
        return truth;
    }

    private void add(UnaryOperator<String> row, UnaryOperator<String> renamed) {
        if (row.apply("protocol").equals("kube-api")) {
            return;
        }
        var service = renamed.apply(row.apply("to_service")).toLowerCase(Locale.ROOT);
        var namespace = row.apply("to_namespace");
        var workloads = Arrays.stream(row.apply("to_workloads").split("[;|, ]+", -1))
                .filter(name -> !name.isEmpty())
                .map(renamed)
                .toList();
        var callee = callee(namespace, service, workloads);
        var known = calleeByService.computeIfAbsent(service, _ -> new Known(callee, new HashSet<>()));
        known.namespaces().addAll(List.of(namespace, "default", ""));
        var call = new Call(renamed.apply(row.apply("from_workload")), callee);
        (row.apply("visible_in_manifests").equals("yes") ? visible : hidden).add(call);
    }

    static String callee(String namespace, String service, List<String> workloads) {
        if (namespace.isEmpty() || namespace.equals("(external)")) {
            return "outside " + service;
        }
        return workloads.isEmpty()
                ? "service " + service
                : "workloads " + String.join("+", workloads.stream().sorted().toList());
    }

    /** Comma separated cells, quoted where they hold commas. */
    static final class Csv {
        private Csv() {}

        static List<String> cells(String line) {
            var cells = new ArrayList<String>();
            var cell = new StringBuilder();
            boolean quoted = false;
            for (char c : line.toCharArray()) {
                if (c == '"') {
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
}
