package dev.meshward.judge;

import java.util.Comparator;
import java.util.List;

/**
 * What has to hold for a stage to be harmless, besides what is known.
 *
 * @param callers whom the stage shuts out, in words
 * @param callee the workload, in words
 * @param ports of the pod; {@link #OTHER_PORTS} stands for those nobody declares
 * @param rule what shuts them out
 */
public record Condition(String callers, String callee, List<Integer> ports, String rule)
        implements Comparable<Condition> {

    /** Stands for every port that no container declares. */
    public static final int OTHER_PORTS = PodPorts.UNDECLARED;

    public Condition {
        ports = List.copyOf(ports);
    }

    /** One sentence for people. */
    public String sentence() {
        return "No " + callers + " needs " + callee + " on " + portWords() + " (" + rule + ").";
    }

    private String portWords() {
        var numbers = ports.stream()
                .filter(port -> port != OTHER_PORTS)
                .map(String::valueOf)
                .toList();
        var declared = numbers.isEmpty() ? "" : (numbers.size() == 1 ? "port " : "ports ") + String.join(", ", numbers);
        if (!ports.contains(OTHER_PORTS)) {
            return declared;
        }
        return declared.isEmpty() ? "undeclared ports" : declared + " and undeclared ports";
    }

    @Override
    public int compareTo(Condition other) {
        return Comparator.comparing(Condition::callee)
                .thenComparing(Condition::callers)
                .thenComparing(Condition::rule)
                .thenComparing(condition -> condition.ports().toString())
                .compare(this, other);
    }
}
