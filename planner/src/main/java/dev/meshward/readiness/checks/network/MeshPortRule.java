package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.List;
import java.util.stream.Stream;

/**
 * One rule of a NetworkPolicy that names ports, and what becomes of it when connections among members arrive on a port of
 * the mesh instead: ztunnel's, or that of Linkerd's proxies (istio.md B.5, linkerd.md E). Whoever may reach that port may
 * reach any port of the pod through it.
 *
 * @param meshPort on which everything arrives
 */
record MeshPortRule(Field rule, PolicyRules policy, int meshPort) {

    /** The rules of a policy that shut the mesh's port and would have to open it for members. */
    static List<MeshPortRule> shutBy(PolicyRules policy, int meshPort, List<Manifest> policies, Situation situation) {
        return namingOthers(policy, meshPort).stream()
                .filter(rule -> rule.concernsMembers(situation))
                .filter(rule -> policies.stream().noneMatch(other -> rule.isOpenedBy(other, situation)))
                .toList();
    }

    /** The rules of a policy that let somebody through on TCP ports, and not on the mesh's. */
    static List<MeshPortRule> namingOthers(PolicyRules policy, int meshPort) {
        return rulesOf(policy, meshPort)
                .filter(rule -> !rule.tcpPorts().isEmpty() && rule.namesOtherPorts())
                .toList();
    }

    /** The rules of a policy that let somebody through on the mesh's port, and not on every port. */
    static List<MeshPortRule> namingMeshPort(PolicyRules policy, int meshPort) {
        return rulesOf(policy, meshPort)
                .filter(rule -> rule.tcpPorts().stream()
                        .noneMatch(port -> port.at("port").isAbsent()))
                .filter(rule -> rule.tcpPorts().stream().anyMatch(port -> isNumber(port, meshPort)))
                .toList();
    }

    static Stream<MeshPortRule> rulesOf(PolicyRules policy, int meshPort) {
        return policy.policy().at("spec", policy.direction().rules()).items().stream()
                .map(rule -> new MeshPortRule(rule, policy, meshPort));
    }

    /** Whether another policy for the same pods lets all of those through on the mesh's port whom this rule means. */
    private boolean isOpenedBy(Manifest other, Situation situation) {
        var selector = LabelSelector.of(other.at("spec", "podSelector"));
        boolean isForTheSame = selector.selectsEverything()
                || selector.equals(LabelSelector.of(policy.policy().at("spec", "podSelector")));
        return isForTheSame
                && rulesOf(new PolicyRules(other, policy.direction()), meshPort)
                        .filter(rule -> !rule.namesOtherPorts())
                        .anyMatch(rule -> rule.peers().isEmpty()
                                || (!peers().isEmpty() && rule.written().containsAll(meant(situation))));
    }

    private List<Mapping> written() {
        return peers().stream().map(Field::mapping).toList();
    }

    /** Its peers without the networks that hold nobody who may join. */
    private List<Mapping> meant(Situation situation) {
        return peers().stream()
                .filter(peer -> peer.at("ipBlock").isAbsent()
                        || others(List.of(peer), situation).findAny().isPresent())
                .map(Field::mapping)
                .toList();
    }

    private boolean namesOtherPorts() {
        var tcp = tcpPorts();
        boolean namesPorts = !rule.at("ports").items().isEmpty();
        return namesPorts && tcp.stream().noneMatch(port -> isNumber(port, meshPort));
    }

    private List<Field> tcpPorts() {
        return rule.at("ports").items().stream()
                .filter(port -> port.at("protocol").textOr("TCP").equals("TCP"))
                .toList();
    }

    List<Field> peers() {
        return rule.at(policy.direction().peers()).items();
    }

    /** Addresses outside the cluster are never spoken to through the mesh; a wide network may hold the pods that call. */
    private boolean concernsMembers(Situation situation) {
        return peers().isEmpty() || others(peers(), situation).findAny().isPresent();
    }

    /** The pods on the other side that may join. */
    private Stream<Workload> others(List<Field> peers, Situation situation) {
        var selected = peers.stream()
                .filter(peer -> policy.direction() == Direction.INGRESS
                        || peer.at("ipBlock").isAbsent())
                .toList();
        return selected.isEmpty()
                ? Stream.empty()
                : situation.snapshot().workloads().stream()
                        .filter(workload -> situation.mayJoin(workload.namespace())
                                && !workload.template().isOnHostNetwork())
                        .filter(workload -> policy.allowsPeer(selected, otherSide(workload, situation)));
    }

    private Destination otherSide(Workload workload, Situation situation) {
        return Destination.in(
                workload.namespace(), workload.template().labels(), meshPort, "TCP", "", situation.snapshot());
    }

    /** The pods that may join and that this rule lets through for certain: whoever has an address may be anybody. */
    Stream<Workload> letThrough(Situation situation) {
        var selected =
                peers().stream().filter(peer -> peer.at("ipBlock").isAbsent()).toList();
        return peers().isEmpty()
                ? members(situation)
                : members(situation).filter(workload -> isLetThrough(workload, selected, situation));
    }

    private static Stream<Workload> members(Situation situation) {
        return situation.workloads().filter(workload -> !workload.template().isOnHostNetwork());
    }

    private boolean isLetThrough(Workload workload, List<Field> selected, Situation situation) {
        var other = otherSide(workload, situation);
        boolean isKnown = other.namespaceLabels().isPresent()
                || selected.stream()
                        .allMatch(peer -> peer.at("namespaceSelector").isAbsent());
        return isKnown && !selected.isEmpty() && policy.allowsPeer(selected, other);
    }

    /** Whether it lets its peers through on this port of a pod. */
    boolean covers(ServedPort port) {
        return rule.at("ports").items().isEmpty() || tcpPorts().stream().anyMatch(named -> isNamed(named, port));
    }

    private static boolean isNamed(Field named, ServedPort port) {
        return isNumber(named, port.number())
                || (!port.name().isEmpty() && named.at("port").is(port.name()));
    }

    private static boolean isNumber(Field named, int number) {
        if (named.at("port").isAbsent()) {
            return true;
        }
        if (named.at("port").whole().isEmpty()) {
            return false;
        }
        int first = named.at("port").wholeOr(0);
        return number >= first && number <= named.at("endPort").wholeOr(first);
    }
}
