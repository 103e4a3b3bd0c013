package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceReading;
import java.util.HashMap;
import java.util.Map;

/** The labels that DestinationRules give the subsets of a destination; the first definition of a name holds (istio A.2). */
final class SubsetLabels implements BackendForm.Subsets {

    private final Map<Destination, Map<String, Map<String, String>>> labelsByName = new HashMap<>();

    SubsetLabels(SourceReading source) {
        source.of(IstioTraffic.NETWORKING, "DestinationRule").forEach(this::add);
    }

    private void add(Fields rule) {
        var spec = rule.object().at("spec");
        var host = HostForm.read(spec.at("host").textOr(""), rule.object().key().namespace());
        spec.at("subsets")
                .items()
                .forEach(subset -> labelsByName
                        .computeIfAbsent(host, _ -> new HashMap<>())
                        .putIfAbsent(
                                subset.at("name").textOr(""),
                                subset.at("labels").textByKey()));
    }

    @Override
    public Map<String, String> labels(Destination destination, String name) {
        return labelsByName.getOrDefault(destination, Map.of()).getOrDefault(name, Map.of());
    }
}
