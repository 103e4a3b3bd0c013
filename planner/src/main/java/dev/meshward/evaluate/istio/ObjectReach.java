package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Reach;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Set;

/** Which pods a changed object may matter to. */
final class ObjectReach {

    private static final Set<String> SETTLED_ELSEWHERE =
            Set.of("Telemetry", "ProxyConfig", "RequestAuthentication", "WorkloadGroup", "WasmPlugin");

    private final String home;

    ObjectReach(String home) {
        this.home = home;
    }

    Reach of(Manifest object) {
        return isOurs(object.key().group()) ? ofConfiguration(object) : ofInstallation(object);
    }

    private Reach ofConfiguration(Manifest object) {
        var kind = object.key().kind();
        return switch (kind) {
            case "PeerAuthentication" -> ofPolicy(object);
            case "AuthorizationPolicy" -> hasTargets(object) ? new Reach.Everybody() : ofPolicy(object);
            case "DestinationRule" -> ofDestinationRule(object);
            case "Sidecar" -> ofNamespace(object, sidecarPods(object), Reach.Ends.CALLER);
            default -> SETTLED_ELSEWHERE.contains(kind) ? new Reach.Nobody() : new Reach.Everybody();
        };
    }

    private Reach ofInstallation(Manifest object) {
        var key = object.key();
        return switch (key.kind()) {
            case "ConfigMap" ->
                isSettings(object) || AmbientParts.isPart(key) ? new Reach.Everybody() : new Reach.Nobody();
            case "DaemonSet" -> AmbientParts.isPart(key) ? new Reach.Everybody() : new Reach.Nobody();
            case "MutatingWebhookConfiguration" ->
                key.name().startsWith("istio") ? new Reach.Everybody() : new Reach.Nobody();
            default -> new Reach.Nobody();
        };
    }

    private boolean isSettings(Manifest map) {
        return map.key().namespace().equals(home)
                && map.key().name().startsWith("istio")
                && map.at("data", "mesh").isPresent();
    }

    /** Gateways and routes are nobody's own, but ours are among them. */
    private static boolean isOurs(String group) {
        return group.endsWith("istio.io") || group.equals("gateway.networking.k8s.io");
    }

    /** What it names may stand on the way of any call. */
    private static boolean hasTargets(Manifest policy) {
        return policy.at("spec", "targetRefs").isPresent()
                || policy.at("spec", "targetRef").isPresent();
    }

    /** An unselective policy of the root namespace is for the whole mesh, and a selective AuthorizationPolicy is too. */
    private Reach ofPolicy(Manifest policy) {
        return ofNamespace(policy, LabelSelector.of(policy.at("spec", "selector")), Reach.Ends.CALLEE);
    }

    private Reach ofNamespace(Manifest object, LabelSelector selector, Reach.Ends ends) {
        return object.key().namespace().equals(home)
                ? new Reach.Everybody()
                : new Reach.PodsOf(object.key().namespace(), selector, ends);
    }

    private static LabelSelector sidecarPods(Manifest sidecar) {
        return new LabelSelector(
                sidecar.at("spec", "workloadSelector", "labels").textByKey(), List.of());
    }

    /** A rule for one Service of the cluster is about calls to it; any other may be about every call. */
    private static Reach ofDestinationRule(Manifest rule) {
        var host =
                HostName.expanded(rule.at("spec", "host").textOr(""), rule.key().namespace());
        var parts = List.of(host.split("\\.", -1));
        boolean isService = parts.size() == 5 && host.endsWith(".svc.cluster.local") && !host.startsWith("*");
        return isService ? new Reach.CallsTo(new ServiceId(parts.get(1), parts.get(0))) : new Reach.Everybody();
    }
}
