package dev.meshward.saved;

import dev.meshward.cluster.ForeignCall;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import java.util.Optional;

/** Calls from other clusters, as they stand in a saved snapshot. */
final class ForeignCallFields {

    private ForeignCallFields() {}

    static Mapping written(ForeignCall call) {
        var fields = Mapping.building()
                .put("cluster", call.cluster())
                .put("caller", written(call.caller()))
                .put("namespace", call.service().namespace())
                .put("service", call.service().name())
                .put("port", call.port())
                .put("protocol", call.protocol());
        call.door().ifPresent(door -> fields.put("door", written(door)));
        return fields.put("place", ReferenceJson.of(call.place()))
                .put("way", call.way())
                .build();
    }

    private static Mapping written(WorkloadId workload) {
        return Mapping.building()
                .put("kind", workload.kind())
                .put("namespace", workload.namespace())
                .put("name", workload.name())
                .build();
    }

    static ForeignCall read(Field call) {
        return new ForeignCall(
                call.at("cluster").textOr(""),
                workload(call.at("caller")),
                new ServiceId(
                        call.at("namespace").textOr(""), call.at("service").textOr("")),
                call.at("port").wholeOr(0),
                call.at("protocol").textOr(""),
                Optional.of(call.at("door")).filter(Field::isPresent).map(ForeignCallFields::workload),
                new Place(
                        call.at("place", "file").textOr(""),
                        call.at("place", "line").wholeOr(0),
                        call.at("place", "path").textOr("")),
                call.at("way").textOr(""));
    }

    private static WorkloadId workload(Field workload) {
        return new WorkloadId(
                workload.at("kind").textOr(""),
                workload.at("namespace").textOr(""),
                workload.at("name").textOr(""));
    }
}
