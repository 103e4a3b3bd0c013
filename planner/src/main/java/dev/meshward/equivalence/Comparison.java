package dev.meshward.equivalence;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Destination;
import java.util.List;
import java.util.stream.Stream;

/** What two configurations decide, side by side. */
public record Comparison(List<Door> doors, List<Way> ways) {

    public Comparison {
        doors = List.copyOf(doors);
        ways = List.copyOf(ways);
    }

    /**
     * Who is let in at a port of a workload.
     *
     * @param port of the pod; 0 for every port that no container declares
     */
    public record Door(WorkloadId workload, int port, Compared compared) {}

    /**
     * Where requests of a namespace to a destination go.
     *
     * @param namespace of the caller; empty for every namespace that no object names
     */
    public record Way(String namespace, Destination destination, Compared compared) {

        /** Of all ways together, where none was compared. */
        static Way unchecked(String because) {
            return new Way("", new Destination.Outside("everything", 0), Compared.unchecked(because));
        }
    }

    /** Where nothing at all was compared. */
    static Comparison ofNothing(String because) {
        return new Comparison(
                List.of(new Door(new WorkloadId("", "", "everything"), 0, Compared.unchecked(because))),
                List.of(Way.unchecked(because)));
    }

    /** Of all doors together. */
    public Relation authorization() {
        return together(doors.stream().map(Door::compared));
    }

    /** Of all ways together. */
    public Relation routing() {
        return together(ways.stream().map(Way::compared));
    }

    /** Whether everything was compared and nothing differs. */
    public boolean isProvenEqual() {
        return Stream.concat(doors.stream().map(Door::compared), ways.stream().map(Way::compared))
                .allMatch(Compared::isProvenEqual);
    }

    private static Relation together(Stream<Compared> all) {
        return all.map(Compared::relation).reduce(Relation.EQUAL, Relation::and);
    }
}
