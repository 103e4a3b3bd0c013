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
     * @param isLeftToTheMesh whether neither configuration says anything about it: what differs there is what both meshes do
     *     by themselves, which no translation can change, and {@link #routing} leaves it out
     */
    public record Way(String namespace, Destination destination, boolean isLeftToTheMesh, Compared compared) {

        /** {@code ops -> shop/web:80}, for people; without the caller where it stands for all that no object names. */
        public String words() {
            return (namespace.isEmpty() ? "" : namespace + " -> ") + destination.words();
        }

        /** Whether it leads out of the cluster. */
        public boolean leadsOutside() {
            return destination instanceof Destination.Outside;
        }

        private Difference.At place() {
            return new Difference.At(destination.words(), compared);
        }

        /** Of all ways together, where none was compared. */
        static Way unchecked(String because) {
            return new Way("", new Destination.Outside("everything", 0), false, Compared.unchecked(because));
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

    /** Of all ways together about which one of both says something. */
    public Relation routing() {
        return together(configuredWays().stream().map(Way::compared));
    }

    /** Those about which one of both configurations says something. */
    public List<Way> configuredWays() {
        return ways.stream().filter(way -> !way.isLeftToTheMesh()).toList();
    }

    /** Examples of what differs at doors. */
    public List<Difference> ofAuthorization() {
        return Difference.in(
                doors.stream().map(door -> new Difference.At(door.workload() + ":" + door.port(), door.compared())));
    }

    /** Examples of what differs on the ways that one of both configurations says something about. */
    public List<Difference> ofRouting() {
        return Difference.in(configuredWays().stream().map(Way::place));
    }

    /** Examples of what both meshes do in different ways by themselves, such as trying a failed request again. */
    public List<Difference> ofTheMeshes() {
        return Difference.in(ways.stream().filter(Way::isLeftToTheMesh).map(Way::place));
    }

    /** Whether everything was compared and nothing differs, but for what both meshes do by themselves. */
    public boolean isProvenEqual() {
        return Stream.concat(
                        doors.stream().map(Door::compared),
                        configuredWays().stream().map(Way::compared))
                .allMatch(Compared::isProvenEqual);
    }

    private static Relation together(Stream<Compared> all) {
        return all.map(Compared::relation).reduce(Relation.EQUAL, Relation::and);
    }
}
