package dev.meshward.readiness.checks.platform;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/** What Cilium's agents were told, as its ConfigMap says. */
record Cilium(Manifest config) {

    static Stream<Cilium> in(Situation situation) {
        return situation.snapshot().objectsOf("", "ConfigMap").stream()
                .filter(map -> map.key().name().equals("cilium-config"))
                .map(Cilium::new);
    }

    Field setting(String name) {
        return config.at("data", name);
    }

    boolean says(String name, String value) {
        return setting(name).is(value);
    }
}
