package dev.meshward.desktop.open;

import java.util.List;

/** What is in a cluster, in figures. */
public record ClusterOverview(String name, List<NamespaceRow> namespaces, int calls, int gaps) {

    public ClusterOverview {
        namespaces = List.copyOf(namespaces);
    }

    /**
     * A namespace in figures.
     *
     * @param callsIn dependencies from other namespaces and from outside, those we believe
     * @param callsOut dependencies on other namespaces and on hosts outside
     */
    public record NamespaceRow(String name, int workloads, int pods, int services, int callsIn, int callsOut) {}

    public int workloads() {
        return namespaces.stream().mapToInt(NamespaceRow::workloads).sum();
    }

    public int pods() {
        return namespaces.stream().mapToInt(NamespaceRow::pods).sum();
    }

    public int services() {
        return namespaces.stream().mapToInt(NamespaceRow::services).sum();
    }

    /** {@code 12 namespaces · 61 workloads · 143 calls}. */
    public String inOneLine() {
        return String.join(
                "  ·  ",
                count(namespaces.size(), "namespace"),
                count(workloads(), "workload"),
                count(pods(), "pod"),
                count(services(), "service"),
                count(calls, "call"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
