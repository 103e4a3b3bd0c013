package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two Servers for one port of one pod: the first by age and name decides, and the other is passed over with all that is said about
 * it (linkerd.md C.2).
 */
public final class ServersClaimOnePort implements ReadinessCheck {

    /** A port of a workload as one Server claims it. */
    private record Claim(Manifest server, Workload workload, int port) {}

    @Override
    public Code code() {
        return new Code("MW-261");
    }

    @Override
    public String title() {
        return "Servers of Linkerd that claim one port";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.AUTHORIZE, Scope.WORKLOADS, "Server");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var claims = situation.snapshot().objectsOf("policy.linkerd.io", "Server").stream()
                .filter(server -> situation.mayJoin(server.key().namespace()))
                .flatMap(server -> claims(server, situation))
                .collect(Collectors.groupingBy(
                        claim -> claim.workload().id() + ":" + claim.port(), TreeMap::new, Collectors.toList()));
        var said = new HashSet<ObjectKey>();
        return claims.values().stream()
                .filter(claimed -> claimed.size() > 1)
                .flatMap(claimed -> claimed.stream()
                        .sorted(Comparator.comparing(Claim::server, ServersClaimOnePort::byAge))
                        .skip(1)
                        .filter(late -> said.add(late.server().key()))
                        .map(late -> finding(late, claimed)));
    }

    private static int byAge(Manifest one, Manifest other) {
        return Comparator.comparing((Manifest server) ->
                        server.at("metadata", "creationTimestamp").textOr(""))
                .thenComparing(server -> server.key().name())
                .compare(one, other);
    }

    private static Stream<Claim> claims(Manifest server, Situation situation) {
        var selector = server.at("spec", "podSelector");
        var port = server.at("spec", "port");
        return selector.isAbsent()
                ? Stream.empty()
                : situation.snapshot().workloadsIn(server.key().namespace()).stream()
                        .filter(workload -> LabelSelector.of(selector)
                                .matches(workload.template().labels()))
                        .flatMap(
                                workload -> numbers(port, workload).map(number -> new Claim(server, workload, number)));
    }

    private static Stream<Integer> numbers(Field port, Workload workload) {
        return port.whole().isPresent()
                ? Stream.of(port.wholeOr(0))
                : workload.template().runningContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .filter(each -> each.transport().equals("TCP") && port.is(each.name()))
                        .map(ContainerPort::number)
                        .distinct();
    }

    private Finding finding(Claim late, List<Claim> all) {
        var others = all.stream()
                .map(claim -> claim.server().key().name())
                .filter(name -> !name.equals(late.server().key().name()))
                .distinct()
                .sorted()
                .toList();
        return FindingDraft.about(
                        code(), Severity.WARNING, late.server(), late.server().at("spec", "port"))
                .what("Server %s/%s claims port %d of %s, as %s does."
                        .formatted(
                                late.server().key().namespace(),
                                late.server().key().name(),
                                late.port(),
                                late.workload().name(),
                                Sentences.listed(others)))
                .why("The oldest Server decides for the port, by name where they are equally old; the other is passed"
                        + " over, with every policy and route that refers to it.")
                .advice("Keep one Server for each port of a pod.")
                .concerning(List.of(late.workload().id()))
                .finding();
    }
}
