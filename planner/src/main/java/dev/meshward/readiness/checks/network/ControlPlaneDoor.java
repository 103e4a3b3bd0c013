package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A port of a control plane that somebody has to reach (istio.md B.4 and C.3, linkerd.md E).
 *
 * @param component as people call it
 * @param labels of its pods: those of the workload where it is seen, else those that its chart gives
 * @param users who comes
 */
record ControlPlaneDoor(String component, Map<String, String> labels, int port, Users users) {

    /** Who comes to a port. */
    enum Users {
        /** A proxy in every pod that joins. */
        PROXIES,
        /** The proxies of nodes, which run beside the control plane. */
        ZTUNNELS,
        /** The API server, which asks webhooks and is in no namespace. */
        API_SERVER
    }

    private static final String COMPONENT = "linkerd.io/control-plane-component";

    static Stream<ControlPlaneDoor> of(Situation situation, String namespace) {
        return switch (situation.target().name()) {
            case ISTIO ->
                Stream.of(istiod(15012, Users.PROXIES), istiod(15017, Users.API_SERVER))
                        .map(door -> door.seenIn(situation, namespace));
            case ISTIO_AMBIENT ->
                Stream.of(istiod(15012, Users.ZTUNNELS)).map(door -> door.seenIn(situation, namespace));
            case LINKERD ->
                Stream.of(
                                linkerd("identity", 8080, Users.PROXIES),
                                linkerd("destination", 8086, Users.PROXIES),
                                linkerd("destination", 8090, Users.PROXIES),
                                linkerd("proxy-injector", 8443, Users.API_SERVER))
                        .map(door -> door.seenIn(situation, namespace));
        };
    }

    private static ControlPlaneDoor istiod(int port, Users users) {
        return new ControlPlaneDoor("istiod", Map.of("app", "istiod", "istio", "pilot"), port, users);
    }

    private static ControlPlaneDoor linkerd(String component, int port, Users users) {
        return new ControlPlaneDoor("linkerd-" + component, Map.of(COMPONENT, component), port, users);
    }

    private ControlPlaneDoor seenIn(Situation situation, String namespace) {
        return situation.snapshot().workloadsIn(namespace).stream()
                .map(workload -> workload.template().labels())
                .filter(seen -> seen.entrySet().containsAll(labels.entrySet()))
                .findFirst()
                .map(seen -> new ControlPlaneDoor(component, seen, port, users))
                .orElse(this);
    }

    /**
     * Those that cannot join while these policies, which isolate the door, are all there are. A port that is named by a word may be
     * this one.
     */
    List<Workload> keptOut(List<PolicyRules> isolating, List<Workload> joining, Situation situation) {
        if (isolating.stream().anyMatch(ControlPlaneDoor::namesPortsByWords)) {
            return List.of();
        }
        return switch (users) {
            case PROXIES ->
                joining.stream()
                        .filter(workload -> isShutFor(
                                workload.namespace(), workload.template().labels(), isolating, situation))
                        .toList();
            case ZTUNNELS ->
                isShutFor(home(isolating), Map.of("app", "ztunnel"), isolating, situation) ? joining : List.of();
            case API_SERVER ->
                isolating.stream().noneMatch(policy -> mayLetTheApiServerIn(policy, situation)) ? joining : List.of();
        };
    }

    private static boolean namesPortsByWords(PolicyRules policy) {
        return policy.policy().at("spec", "ingress").items().stream()
                .flatMap(rule -> rule.at("ports").items().stream())
                .map(port -> port.at("port"))
                .anyMatch(port -> port.isPresent() && port.whole().isEmpty());
    }

    private static String home(List<PolicyRules> isolating) {
        return isolating.getFirst().policy().key().namespace();
    }

    private boolean isShutFor(
            String namespace, Map<String, String> podLabels, List<PolicyRules> isolating, Situation situation) {
        var caller = caller(namespace, podLabels, situation);
        return isolating.stream().noneMatch(policy -> policy.mayAllow(caller));
    }

    private Destination caller(String namespace, Map<String, String> podLabels, Situation situation) {
        return Destination.in(namespace, podLabels, port, "TCP", "", situation.snapshot());
    }

    /** It comes from an address, or through pods of another namespace; pods of the mesh's own namespace are somebody else. */
    private boolean mayLetTheApiServerIn(PolicyRules policy, Situation situation) {
        var anybody = caller("", Map.of(), situation);
        return policy.policy().at("spec", "ingress").items().stream()
                .anyMatch(rule -> PolicyRules.allowsPort(rule.at("ports").items(), anybody)
                        && (rule.at("from").items().isEmpty()
                                || rule.at("from").items().stream().anyMatch(ControlPlaneDoor::isNoNeighbour)));
    }

    private static boolean isNoNeighbour(Field peer) {
        return peer.at("ipBlock").isPresent()
                || peer.at("namespaceSelector").value().isPresent();
    }

    String words() {
        return component + " (TCP " + port + ") to "
                + switch (users) {
                    case PROXIES -> "proxies";
                    case ZTUNNELS -> "ztunnel";
                    case API_SERVER -> "the API server";
                };
    }

    /** Proxies come from every namespace; where the API server comes from nobody can write down. */
    Value opened() {
        var rule = Mapping.building();
        if (users != Users.API_SERVER) {
            var anyPod =
                    Mapping.building().put("namespaceSelector", Mapping.empty()).build();
            rule.put("from", Value.Sequence.of(List.of(anyPod)));
        }
        return rule.put("ports", Value.Sequence.of(List.of(PolicyFix.port("TCP", port))))
                .build();
    }
}
