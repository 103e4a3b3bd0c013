package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whether a control plane is there, and what its settings are. */
final class Installation {

    private static final List<String> MARKS = List.of("istio-sidecar-injector", "istio-revision-tag", "istiod");

    private final String home;
    private final MeshSettings byDefault;
    private final Views<List<Manifest>, MeshSettings> settings = new Views<>(this::settings);

    /** @param home the namespace of the control plane, which is the root namespace unless its settings say otherwise */
    Installation(String home) {
        this.home = home;
        this.byDefault = MeshSettings.byDefault(home);
    }

    String home() {
        return home;
    }

    /** The settings of the mesh; Istio's own defaults where no map of them is there. */
    MeshSettings settings(World world) {
        var maps = world.in("", "ConfigMap", home);
        return maps.isEmpty() ? byDefault : settings.of(maps);
    }

    private MeshSettings settings(List<Manifest> maps) {
        return withSettings(maps).stream().findFirst().map(Installation::read).orElse(byDefault);
    }

    private static List<Manifest> withSettings(List<Manifest> maps) {
        return maps.stream()
                .filter(map ->
                        map.key().name().equals("istio") || map.key().name().startsWith("istio-"))
                .filter(map -> map.at("data", "mesh").isPresent())
                .toList();
    }

    /** True when something is there that injects: without it labels ask in vain. */
    boolean isThere(World world) {
        return !withSettings(world.in("", "ConfigMap", home)).isEmpty()
                || !injectors(world).isEmpty()
                || !controlPlanes(world).isEmpty();
    }

    private List<Manifest> controlPlanes(World world) {
        return world.in("apps", "Deployment", home).stream()
                .filter(each -> each.key().name().startsWith("istiod")
                        || each.label("app").is("istiod"))
                .toList();
    }

    private static List<Manifest> injectors(World world) {
        return world.in("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "").stream()
                .filter(each -> MARKS.stream().anyMatch(each.key().name()::startsWith))
                .toList();
    }

    /**
     * Whether pods that ask for this revision or tag get it (istio.md B.1). Where the webhooks were not read, every
     * revision that is asked for is taken to be there.
     *
     * @param revision {@code default} for the one that owns {@code istio-injection}
     */
    boolean serves(String revision, World world) {
        if (!isThere(world)) {
            return false;
        }
        var known = new ArrayList<String>();
        for (var injector : injectors(world)) {
            injector.label("istio.io/rev").text().ifPresent(known::add);
            injector.label("istio.io/tag").text().ifPresent(known::add);
        }
        return known.isEmpty() || known.contains(revision);
    }

    private static MeshSettings read(Manifest map) {
        var text = map.at("data", "mesh").textOr("");
        var data = DataReader.yaml(map.file(), text.getBytes(StandardCharsets.UTF_8));
        var root = data.documents().stream().findFirst().orElse(Field.of("", Mapping.empty()));
        return MeshSettings.of(root, map.key().namespace());
    }

    /** The map of settings that comes with a release of istiod, as its chart writes it. */
    List<Manifest> installedBy(String release, Field values) {
        if (!release.contains("istiod")) {
            return List.of();
        }
        var revision = values.at("revision").text().filter(text -> !text.isEmpty());
        var name = revision.map(text -> "istio-" + text).orElse("istio");
        return List.of(Manifest.made(Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", metadata(name))
                .put("data", Mapping.building().put("mesh", mesh(values)).build())
                .build()));
    }

    private Value metadata(String name) {
        return Mapping.building().put("name", name).put("namespace", home).build();
    }

    private static String mesh(Field values) {
        var written = values.at("meshConfig").mapping();
        return ManifestWriter.json(values.at("profile").is("ambient") ? withTunnels(written) : written);
    }

    /** The profile for ambient makes sidecars that take tunnels. */
    private static Mapping withTunnels(Mapping mesh) {
        var config = inside(mesh, "defaultConfig");
        var metadata = inside(config, "proxyMetadata");
        return mesh.with(
                "defaultConfig",
                config.with("proxyMetadata", metadata.with("ISTIO_META_ENABLE_HBONE", Value.Text.of("true"))));
    }

    private static Mapping inside(Mapping mapping, String field) {
        return mapping.get(field).orElse(Mapping.empty()) instanceof Mapping inner ? inner : Mapping.empty();
    }
}
