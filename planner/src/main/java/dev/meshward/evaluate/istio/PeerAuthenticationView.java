package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A PeerAuthentication as it decides.
 *
 * @param modeByPort by container port; {@code UNSET} is left out
 */
record PeerAuthenticationView(
        Manifest object, String name, LabelSelector pods, Optional<Mode> mode, Map<Integer, Mode> modeByPort) {

    /** An empty selector is one too, and not everybody who reads it takes it for none. */
    boolean hasSelector() {
        return object.at("spec", "selector").isPresent();
    }

    static PeerAuthenticationView of(Manifest object) {
        var spec = object.at("spec");
        var modeByPort = new HashMap<Integer, Mode>();
        for (var port : spec.at("portLevelMtls").entries()) {
            Mode.of(port.at("mode").textOr(""))
                    .filter(_ -> port.key().matches("\\d{1,5}"))
                    .ifPresent(mode -> modeByPort.put(Integer.valueOf(port.key()), mode));
        }
        return new PeerAuthenticationView(
                object,
                "PeerAuthentication " + object.key().namespace() + "/"
                        + object.key().name(),
                LabelSelector.of(spec.at("selector")),
                Mode.of(spec.at("mtls", "mode").textOr("")),
                modeByPort);
    }
}
