package dev.meshward.saved;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;

/** How all our JSON points at places, objects and workloads. */
public final class ReferenceJson {

    private ReferenceJson() {}

    public static Mapping of(Place place) {
        return Mapping.building()
                .put("file", place.file())
                .put("line", place.line())
                .put("path", place.path())
                .build();
    }

    public static Mapping of(ObjectKey object) {
        return Mapping.building()
                .put("group", object.group())
                .put("kind", object.kind())
                .put("namespace", object.namespace())
                .put("name", object.name())
                .build();
    }

    public static Mapping of(WorkloadId workload) {
        return Mapping.building()
                .put("kind", workload.kind())
                .put("namespace", workload.namespace())
                .put("name", workload.name())
                .build();
    }
}
