package dev.meshward.evaluate.istio;

import dev.meshward.manifest.Manifest;
import java.util.List;

/**
 * A VirtualService as proxies inside the mesh see it (istio.md A.1).
 *
 * @param hosts expanded
 */
record VirtualServiceView(Manifest object, String name, List<String> hosts, List<String> exportTo, boolean isForMesh) {

    static VirtualServiceView of(Manifest object) {
        var spec = object.at("spec");
        var namespace = object.key().namespace();
        var gateways = spec.at("gateways").texts();
        return new VirtualServiceView(
                object,
                "VirtualService " + namespace + "/" + object.key().name(),
                spec.at("hosts").texts().stream()
                        .map(host -> HostName.expanded(host, namespace))
                        .toList(),
                spec.at("exportTo").texts(),
                gateways.isEmpty() || gateways.contains("mesh"));
    }

    String namespace() {
        return object.key().namespace();
    }

    /** Who looks at it first: what is private to the namespace, then what is exported to it by name, then the rest. */
    enum Nearness {
        PRIVATE,
        NAMED,
        PUBLIC,
        NOT_SEEN
    }

    Nearness nearness(String client) {
        if (exportTo.isEmpty() || exportTo.contains("*")) {
            return Nearness.PUBLIC;
        }
        boolean isOwn = client.equals(namespace());
        if (isOwn && (exportTo.contains(".") || exportTo.contains(client))) {
            return Nearness.PRIVATE;
        }
        return exportTo.contains(client) ? Nearness.NAMED : Nearness.NOT_SEEN;
    }

    boolean isFor(String pattern) {
        return hosts.contains(pattern);
    }
}
