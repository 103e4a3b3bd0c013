package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether a control plane is there, and what its settings are. */
final class Installation {

    private static final String CONFIG = "linkerd-config";
    private static final String INJECTOR = "linkerd-proxy-injector";
    private static final String COMPONENT = "linkerd.io/control-plane-component";

    private final String home;
    private final ObjectKey config;
    private final Settings byDefault = Settings.of(Field.of("", Mapping.empty()));
    private final Views<Manifest, Settings> settings = new Views<>(Installation::read);

    /** @param home the namespace of the control plane */
    Installation(String home) {
        this.home = home;
        this.config = new ObjectKey("", "ConfigMap", home, CONFIG);
    }

    String home() {
        return home;
    }

    boolean isConfig(ObjectKey key) {
        return key.equals(config);
    }

    /** The values of the chart as the installation keeps them; the chart's own where they are not there. */
    Settings settings(World world) {
        return world.object(config).map(settings::of).orElse(byDefault);
    }

    /**
     * True when something is there that injects: without it annotations ask in vain. Where any part of the control plane
     * is seen the injector is not far, since one chart brings them all; not everything may have been read.
     */
    boolean isThere(World world) {
        return world.object(config).isPresent()
                || world.in("apps", "Deployment", home).stream()
                        .anyMatch(each -> each.key().name().equals(INJECTOR)
                                || each.at("spec", "template", "metadata", "labels", COMPONENT)
                                        .isPresent())
                || world.in("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "").stream()
                        .anyMatch(each -> each.key().name().startsWith(INJECTOR));
    }

    private static Settings read(Manifest map) {
        var text = map.at("data", "values").textOr("");
        var data = DataReader.yaml(map.file(), text.getBytes(StandardCharsets.UTF_8));
        return Settings.of(data.documents().stream().findFirst().orElse(Field.of("", Mapping.empty())));
    }

    /** The map of settings that comes with the control plane, as its chart writes it. */
    List<Manifest> installedBy(String release, Field values) {
        if (!release.contains("linkerd-control-plane")) {
            return List.of();
        }
        return List.of(Manifest.made(Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put(
                        "metadata",
                        Mapping.building()
                                .put("name", CONFIG)
                                .put("namespace", home)
                                .build())
                .put(
                        "data",
                        Mapping.building()
                                .put("values", ManifestWriter.json(values.mapping()))
                                .build())
                .build()));
    }
}
