package dev.meshward.testing.replay;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.testing.crd.PlainData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Linkerd (linkerd.md B, C): the oldest Server that claims a port decides it, by its access policy and by the policies that
 * name it; a port without one obeys the default of the pod. A pod may be made anew at any moment, and then has what its
 * namespace says now.
 */
record LinkerdRules(World world) implements MeshRules {

    private static final String GROUP = "policy.linkerd.io";
    private static final String INJECT = "linkerd.io/inject";
    private static final String DEFAULT = "config.linkerd.io/default-inbound-policy";
    private static final List<String> YES = List.of("enabled", "ingress");
    private static final List<String> NEVER_INJECTED = List.of("kube-system", "cert-manager");

    @Override
    public boolean isInstalled(ClusterSnapshot snapshot) {
        return snapshot.workload(new WorkloadId("Deployment", "linkerd", "linkerd-destination"))
                .isPresent();
    }

    @Override
    public boolean asksForProxy(PodState pods) {
        var namespace = pods.id().namespace();
        var isReached = !NEVER_INJECTED.contains(namespace)
                && !pods.isOnHostNetwork()
                && !world.namespace(namespace, "labels")
                        .getOrDefault("config.linkerd.io/admission-webhooks", "")
                        .equals("disabled");
        var ofNamespace = world.namespace(namespace, "annotations").getOrDefault(INJECT, "");
        return isReached && YES.contains(pods.annotations().getOrDefault(INJECT, ofNamespace));
    }

    @Override
    public void askForProxy(Workload workload) {
        world.write(workload, "annotations", INJECT, "enabled");
    }

    @Override
    public boolean letsIn(PodState callee, int containerPort, Optional<PodState> caller) {
        var deciding = world.in(callee.id().namespace(), GROUP, "Server").stream()
                .filter(server -> claims(server, callee, containerPort))
                .findFirst();
        return deciding.map(server -> accepts(policyOf(server), caller) || isNamed(server, callee, caller))
                .orElseGet(() -> accepts(defaultOf(callee), caller));
    }

    private static boolean claims(Map<String, @Nullable Object> server, PodState callee, int port) {
        var spec = PlainData.map(server.get("spec"));
        var selector = PlainData.map(spec.get("podSelector"));
        var isPlain = !selector.containsKey("matchExpressions");
        return isPlain
                && PlainData.text(spec.get("port")).equals(Integer.toString(port))
                && callee.labels()
                        .entrySet()
                        .containsAll(World.texts(selector.get("matchLabels")).entrySet());
    }

    private static String policyOf(Map<String, @Nullable Object> server) {
        var word = PlainData.text(PlainData.map(server.get("spec")).get("accessPolicy"));
        return word.isEmpty() ? "deny" : word;
    }

    private String defaultOf(PodState pods) {
        var ofNamespace =
                world.namespace(pods.id().namespace(), "annotations").getOrDefault(DEFAULT, "all-unauthenticated");
        return pods.annotations().getOrDefault(DEFAULT, ofNamespace);
    }

    private static boolean accepts(String policy, Optional<PodState> caller) {
        return switch (policy) {
            case "deny" -> false;
            case "all-authenticated", "cluster-authenticated" -> caller.isPresent();
            default -> true;
        };
    }

    private boolean isNamed(Map<String, @Nullable Object> server, PodState callee, Optional<PodState> caller) {
        var name = PlainData.text(PlainData.map(server.get("metadata")).get("name"));
        return world.in(callee.id().namespace(), GROUP, "AuthorizationPolicy").stream()
                .map(policy -> PlainData.map(policy.get("spec")))
                .filter(spec -> PlainData.text(
                                PlainData.map(spec.get("targetRef")).get("name"))
                        .equals(name))
                .anyMatch(spec -> PlainData.list(spec.get("requiredAuthenticationRefs")).stream()
                        .map(PlainData::map)
                        .allMatch(reference -> holds(reference, callee.id().namespace(), caller)));
    }

    /** A reference to an object that is not there never holds. */
    private boolean holds(Map<String, @Nullable Object> reference, String namespace, Optional<PodState> caller) {
        var kind = PlainData.text(reference.get("kind"));
        var found = world.in(namespace, GROUP, kind).stream()
                .filter(each -> PlainData.text(
                                PlainData.map(each.get("metadata")).get("name"))
                        .equals(PlainData.text(reference.get("name"))))
                .findFirst();
        return switch (kind) {
            case "NetworkAuthentication" -> found.isPresent();
            case "MeshTLSAuthentication" -> found.isPresent() && caller.isPresent() && lists(found.get(), caller.get());
            default -> throw new IllegalStateException("This replay cannot read a reference to " + kind);
        };
    }

    private static boolean lists(Map<String, @Nullable Object> authentication, PodState caller) {
        return PlainData.list(PlainData.map(authentication.get("spec")).get("identityRefs")).stream()
                .map(PlainData::map)
                .anyMatch(account -> PlainData.text(account.get("name")).equals(caller.serviceAccount())
                        && PlainData.text(account.get("namespace"))
                                .equals(caller.id().namespace()));
    }
}
