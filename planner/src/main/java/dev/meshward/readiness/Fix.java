package dev.meshward.readiness;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.util.List;

/** A change that settles a finding and breaks nothing that worked. */
public sealed interface Fix {

    /** Why this change is harmless, in one sentence. */
    String because();

    /** Change the named fields of an object that exists; null removes one. */
    record ChangeFields(ObjectKey object, Mapping fields, String because) implements Fix {}

    /** Add an object that does not exist. */
    record AddObject(Manifest object, String because) implements Fix {}

    /**
     * An annotation for the pod template, put there together with the join so that it costs no restart of its own.
     *
     * @param annotation the full name, such as {@code traffic.sidecar.istio.io/excludeOutboundPorts}
     */
    record AnnotateAtJoin(WorkloadId workload, String annotation, String value, String because) implements Fix {}

    /**
     * Changes that belong together and that somebody has to want: no plan makes them by itself.
     *
     * @param added objects that do not exist
     * @param changed fields of objects that exist
     */
    record Offer(List<Manifest> added, List<ChangeFields> changed, String because) implements Fix {
        public Offer {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
        }
    }

    /** Whether a plan makes this change by itself. */
    default boolean isMadeByPlan() {
        return switch (this) {
            case ChangeFields _, AddObject _, AnnotateAtJoin _ -> true;
            case Offer _ -> false;
        };
    }
}
