package dev.meshward.export.pictures;

import dev.meshward.export.graphs.GraphChart;
import dev.meshward.export.layout.Area;

/** Boxes: told by shape and line besides their colour. */
enum BoxLook {
    NAMESPACE("namespace"),
    WORKLOAD("workload"),
    SERVICE("Service, nothing known behind it"),
    HOST("host outside the cluster"),
    CALLER("caller that is no workload");

    private final String words;

    BoxLook(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static BoxLook of(GraphChart.Shape shape) {
        return switch (shape) {
            case NAMESPACE -> NAMESPACE;
            case WORKLOAD -> WORKLOAD;
            case SERVICE -> SERVICE;
            case HOST -> HOST;
            case CALLER -> CALLER;
        };
    }

    Ink ink() {
        return switch (this) {
            case NAMESPACE -> Ink.line("#0057B0", 2).filled("#EAF3FC");
            case WORKLOAD -> Ink.line("#1F2328", 1).filled("#FFFFFF");
            case SERVICE -> Ink.line("#B57F00", 1.2, 8.0, 3.0, 2.0, 3.0).filled("#FFFFFF");
            case HOST -> Ink.line("#8A8A8A", 1.2, 2.0, 3.0).filled("#FFFFFF");
            case CALLER -> Ink.line("#1F2328", 1).filled("#F0F0F0");
        };
    }

    double radius(Area area) {
        return switch (this) {
            case NAMESPACE, WORKLOAD, SERVICE -> 5;
            case HOST, CALLER -> area.height() / 2;
        };
    }
}
