package dev.meshward.mesh.istio;

import dev.meshward.manifest.Manifest;
import java.util.Map;
import java.util.TreeMap;

/** A PeerAuthentication: which connections the pods in its scope accept. A view over its manifest. */
public record PeerAuthentication(Manifest manifest) {

    static final String KIND = "PeerAuthentication";
    static final String V1 = "security.istio.io/v1";

    /** What is accepted. */
    public enum Mode {
        UNSET,
        DISABLE,
        PERMISSIVE,
        STRICT;

        static Mode of(String word) {
            return switch (word) {
                case "DISABLE" -> DISABLE;
                case "PERMISSIVE" -> PERMISSIVE;
                case "STRICT" -> STRICT;
                default -> UNSET;
            };
        }

        Mode or(Mode inherited) {
            return this == UNSET ? inherited : this;
        }
    }

    Map<String, String> selector() {
        return manifest.at("spec", "selector", "matchLabels").textByKey();
    }

    /** True when it holds for all pods of its namespace; an empty selector selects everything. */
    boolean isForNamespace() {
        return selector().isEmpty();
    }

    boolean selects(Map<String, String> podLabels) {
        return !isForNamespace() && podLabels.entrySet().containsAll(selector().entrySet());
    }

    Mode mode() {
        return Mode.of(manifest.at("spec", "mtls", "mode").textOr(""));
    }

    /** Modes by container port, as text; Istio reads the keys as ports of the workload, not of a Service. */
    Map<String, Mode> portModes() {
        var modes = new TreeMap<String, Mode>();
        manifest.at("spec", "portLevelMtls")
                .entries()
                .forEach(
                        entry -> modes.put(entry.key(), Mode.of(entry.at("mode").textOr(""))));
        return modes;
    }

    /** RFC 3339, which sorts by time as text; empty where the manifest does not carry it. */
    String createdAt() {
        return manifest.at("metadata", "creationTimestamp").textOr("");
    }
}
