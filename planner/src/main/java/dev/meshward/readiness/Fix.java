package dev.meshward.readiness;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;

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
}
