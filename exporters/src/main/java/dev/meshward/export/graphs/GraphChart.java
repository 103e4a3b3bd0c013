package dev.meshward.export.graphs;

import dev.meshward.dependencies.Confidence;
import dev.meshward.export.layout.Chart;
import dev.meshward.export.layout.Lettering;
import dev.meshward.export.layout.Link;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A graph as boxes that can be placed, and what each of them stands for.
 *
 * @param itemById for every box of the chart
 * @param bundleByLink for every line of the chart
 */
public record GraphChart(Chart chart, SortedMap<String, Item> itemById, SortedMap<Link, Bundle> bundleByLink) {

    public GraphChart {
        itemById = Collections.unmodifiableSortedMap(new TreeMap<>(itemById));
        bundleByLink = Collections.unmodifiableSortedMap(new TreeMap<>(bundleByLink));
    }

    /** What a box is. */
    public enum Shape {
        NAMESPACE,
        WORKLOAD,
        /** Nothing is known behind it. */
        SERVICE,
        /** A host outside the cluster, or all of them. */
        HOST,
        /** Calls without being a workload: what comes in from outside, the API server. */
        CALLER
    }

    /**
     * @param namespace empty outside the cluster's namespaces
     * @param under a second line; empty where there is none
     * @param members what it stands for, itself where it is one thing
     * @param inside calls among its members, which have no line
     */
    public record Item(
            Shape shape, String namespace, String name, String under, SortedSet<Diagram.Box> members, int inside) {
        public Item {
            members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        }
    }

    /**
     * @param calls how many a line stands for: each port of each pair of caller and callee counts
     * @param confidence of the surest
     */
    public record Bundle(int calls, Confidence confidence) {
        Bundle and(Bundle other) {
            return new Bundle(
                    calls + other.calls, confidence.isAtLeast(other.confidence) ? confidence : other.confidence);
        }
    }

    /** Every namespace as one box, and all hosts outside as one. */
    public static GraphChart ofNamespaces(Diagram diagram, Lettering lettering) {
        return new ChartBuilder(diagram, lettering, _ -> false).chart();
    }

    /** One namespace with its workloads in a frame; of the others those that call it or are called by it. */
    public static GraphChart opened(Diagram diagram, String namespace, Lettering lettering) {
        return new ChartBuilder(diagram.touching(namespace), lettering, namespace::equals).chart();
    }

    /** Every workload, those of a namespace in a frame. */
    public static GraphChart ofWorkloads(Diagram diagram, Lettering lettering) {
        return new ChartBuilder(diagram, lettering, _ -> true).chart();
    }
}
