package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.TargetMesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Access logs of a namespace. Only one Telemetry without a selector counts in a namespace (Istio: IST0160), so one that
 * is there is changed. Metrics need nothing: every proxy serves them.
 */
record TelemetryExpression(KnownObjects present, TargetMesh target) {

    private static final String KIND = "Telemetry";
    /** The provider every mesh has without configuring it. */
    private static final String BUILT_IN_PROVIDER = "envoy";

    List<Change> observe(String namespace) {
        var because = "access logs of " + namespace + " show every call during the rollout, and who made it";
        var existing = withoutSelector(namespace);
        if (existing.isEmpty()) {
            var name = OwnObject.freeName(present, IstioObject.TELEMETRY, KIND, namespace, "access-logs", _ -> false);
            var spec = accessLogging(List.of(entry()));
            return List.of(new Change.Create(
                    OwnObject.made(apiVersion(), KIND, namespace, name, Map.of(), because, spec), because));
        }
        return existing.filter(object -> !logs(object)).stream()
                .map(object -> patch(object, because))
                .toList();
    }

    /** Telemetry is served as v1 from Istio 1.22 on. */
    private String apiVersion() {
        return target.meshMinor() >= 22 || target.meshMinor() == 0
                ? "telemetry.istio.io/v1"
                : "telemetry.istio.io/v1alpha1";
    }

    private Optional<Manifest> withoutSelector(String namespace) {
        return present.objectsIn(IstioObject.TELEMETRY, KIND, namespace).stream()
                .filter(object -> object.at("spec", "selector").isAbsent()
                        && object.at("spec", "targetRefs").isAbsent()
                        && object.at("spec", "targetRef").isAbsent())
                .min(java.util.Comparator.comparing(
                        object -> object.at("metadata", "creationTimestamp").textOr("9999")));
    }

    private static boolean logs(Manifest object) {
        return object.at("spec", "accessLogging").items().stream()
                .anyMatch(entry -> !entry.at("disabled").isTrue()
                        && entry.at("filter").isAbsent()
                        && !entry.at("match", "mode").is("CLIENT"));
    }

    /** JSON merge replaces a list whole, so what is there is repeated. */
    private static Change patch(Manifest object, String because) {
        var entries = new ArrayList<Value>();
        object.at("spec", "accessLogging").items().stream()
                .filter(entry -> !entry.at("disabled").isTrue())
                .map(Field::value)
                .flatMap(Optional::stream)
                .forEach(entries::add);
        entries.add(entry());
        return new Change.Patch(
                object.apiVersion(),
                object.key(),
                OwnObject.single("spec", accessLogging(entries)),
                because + "; a second Telemetry without selector would be ignored");
    }

    private static Mapping accessLogging(List<Value> entries) {
        return Mapping.building()
                .put("accessLogging", Value.Sequence.of(entries))
                .build();
    }

    private static Mapping entry() {
        var provider = OwnObject.single("name", BUILT_IN_PROVIDER);
        return Mapping.building()
                .put("providers", Value.Sequence.of(List.of(provider)))
                .build();
    }
}
