package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which parts of ambient are there (istio.md B.5): the node agent that enrols pods, ztunnel, and istiod's consent. */
final class AmbientParts {

    private static final String AGENT = "istio-cni-node";
    private static final String AGENT_SETTINGS = "istio-cni-config";
    private static final String ENABLED = "AMBIENT_ENABLED";
    private static final String EXCLUDED = "EXCLUDE_NAMESPACES";
    private static final String TUNNEL_SWITCH = "PILOT_ENABLE_AMBIENT";
    private static final String CONTAINERS = "containers";
    private static final String ISTIOD = "istiod";

    private final Installation installation;

    /** Some platforms want node agents in a namespace of theirs (istio.md B.4). */
    private final List<String> homes;

    private final Views<List<Manifest>, Boolean> ztunnels =
            new Views<>(sets -> sets.stream().anyMatch(AmbientParts::isZtunnel));

    AmbientParts(Installation installation) {
        this.installation = installation;
        this.homes = Stream.of(installation.home(), "istio-system", "kube-system", "istio-cni")
                .distinct()
                .toList();
    }

    private static boolean isZtunnel(Manifest set) {
        return set.key().name().startsWith("ztunnel") || set.label("app").is("ztunnel");
    }

    /** Something takes what enrolled pods send and get; without it their calls end at closed doors. */
    boolean hasZtunnel(World world) {
        return homes.stream().anyMatch(home -> ztunnels.of(world.in("apps", "DaemonSet", home)));
    }

    /** The agent enrols pods: its settings say so, or they were not read and it is there beside ztunnel. */
    boolean enrols(World world) {
        var settings = settings(world);
        return settings.isEmpty()
                ? hasZtunnel(world) && hasAgent(world)
                : settings.stream().anyMatch(map -> map.at("data", ENABLED).is("true"));
    }

    private boolean hasAgent(World world) {
        return homes.stream()
                .flatMap(home -> world.in("apps", "DaemonSet", home).stream())
                .anyMatch(set -> set.key().name().startsWith(AGENT));
    }

    private List<Manifest> settings(World world) {
        return homes.stream()
                .flatMap(home -> world.in("", "ConfigMap", home).stream())
                .filter(map -> map.key().name().equals(AGENT_SETTINGS))
                .filter(map -> map.at("data", ENABLED).isPresent())
                .toList();
    }

    /** Namespaces the agent leaves alone whatever their labels say; the chart's own list where none was read. */
    Set<String> excluded(World world) {
        var written = settings(world).stream()
                .flatMap(map -> map.at("data", EXCLUDED).text().stream())
                .findFirst()
                .orElse("kube-system");
        return Stream.of(written.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    /** Whether sidecars and gateways may send tunnels, as they do wherever istiod knows of ambient. */
    boolean isKnownToControlPlane(World world) {
        return installation.settings(world).tunnels() == MeshSettings.Tunnels.OF_SIDECARS
                || world.in("apps", "Deployment", installation.home()).stream()
                        .filter(each -> each.key().name().startsWith(ISTIOD))
                        .anyMatch(AmbientParts::isSwitchedOn);
    }

    private static boolean isSwitchedOn(Manifest istiod) {
        return istiod.at("spec", "template", "spec", CONTAINERS).items().stream()
                .flatMap(container -> container.at("env").items().stream())
                .anyMatch(variable -> variable.at("name").is(TUNNEL_SWITCH)
                        && variable.at("value").is("true"));
    }

    /** Whether a sidecar that is made now listens for tunnels: its settings have to say so too. */
    boolean tunnelsToSidecars(World world) {
        return installation.settings(world).tunnels() == MeshSettings.Tunnels.OF_SIDECARS;
    }

    static boolean sendsNoTunnel(Pod pod) {
        return pod.annotations().getOrDefault("proxy.istio.io/config", "").contains("ISTIO_META_DISABLE_HBONE_SEND");
    }

    /** Whether an object is one of these parts: who is enrolled hangs on it. */
    static boolean isPart(ObjectKey key) {
        return key.name().startsWith("ztunnel") || key.name().startsWith("istio-cni");
    }

    /** What the releases of the charts bring, as far as it decides: an agent for sidecars alone decides nothing here. */
    List<Manifest> installedBy(String release, Field values) {
        return broughtBy(release, values).stream()
                .filter(object -> switch (object.key().kind()) {
                    case "ConfigMap" -> enrols(values);
                    case "Deployment" -> knowsAmbient(values);
                    default -> true;
                })
                .toList();
    }

    List<Manifest> removedWith(String release) {
        return broughtBy(release, Field.of("", Mapping.empty()));
    }

    private List<Manifest> broughtBy(String release, Field values) {
        if (release.contains("ztunnel")) {
            return List.of(made("apps/v1", "DaemonSet", "ztunnel", Mapping.empty(), "spec"));
        }
        if (release.contains(ISTIOD)) {
            return List.of(made("apps/v1", "Deployment", ISTIOD, switchedOn(), "spec"));
        }
        return release.contains("cni")
                ? List.of(made("v1", "ConfigMap", AGENT_SETTINGS, agentSettings(values), "data"))
                : List.of();
    }

    private static boolean enrols(Field values) {
        return values.at("profile").is("ambient")
                || values.at("ambient", "enabled").isTrue()
                || values.at("cni", "ambient", "enabled").isTrue();
    }

    private static boolean knowsAmbient(Field values) {
        return values.at("profile").is("ambient")
                || Stream.of(values, values.at("pilot"))
                        .anyMatch(part -> part.at("env", TUNNEL_SWITCH).is("true"));
    }

    private static Mapping switchedOn() {
        var variable = Mapping.building()
                .put("name", TUNNEL_SWITCH)
                .put("value", "true")
                .build();
        var container = Mapping.building()
                .put("name", "discovery")
                .put("env", Value.Sequence.of(List.of(variable)))
                .build();
        Value spec = Mapping.of(Map.of(CONTAINERS, Value.Sequence.of(List.of(container))));
        return Mapping.of(Map.of("template", Mapping.of(Map.of("spec", spec))));
    }

    private static Mapping agentSettings(Field values) {
        var excluded = values.at("excludeNamespaces").isPresent()
                ? values.at("excludeNamespaces").texts()
                : List.of("kube-system");
        return Mapping.building()
                .put(ENABLED, "true")
                .put(EXCLUDED, String.join(",", excluded))
                .build();
    }

    private Manifest made(String version, String kind, String name, Value content, String field) {
        return Manifest.made(Mapping.building()
                .put("apiVersion", version)
                .put("kind", kind)
                .put(
                        "metadata",
                        Mapping.building()
                                .put("name", name)
                                .put("namespace", installation.home())
                                .build())
                .put(field, content)
                .build());
    }
}
