package dev.meshward.readiness.checks.security;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A container that runs as the user, or in the group, of the proxy. The redirection leaves alone what the proxy itself
 * sends, and knows it by its user and primary group; such a container therefore passes the proxy by. Init containers
 * do so on purpose, to reach the network before the proxy runs, and are not looked at.
 */
public final class ProxyUserId implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-111");
    }

    @Override
    public String title() {
        return "Container with the user id of the proxy";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        int id = situation.traits().proxyUid();
        return situation.workloads().flatMap(workload -> inWorkload(workload, id, situation.isIstio()));
    }

    private Stream<Finding> inWorkload(Workload workload, int id, boolean groupsToo) {
        var pod = workload.template().spec().at("securityContext");
        var bypassing = applications(workload)
                .flatMap(container -> Stream.concat(
                        Stream.of(effective(container, pod, "runAsUser")),
                        groupsToo ? Stream.of(effective(container, pod, "runAsGroup")) : Stream.empty()))
                .filter(field -> isId(field, id))
                .distinct()
                .map(field -> bypass(workload, field, id));
        var filesOnly = Stream.of(pod.at("fsGroup"))
                .filter(field -> groupsToo && isId(field, id))
                .map(field -> fileGroup(workload, field, id));
        return Stream.concat(bypassing, filesOnly);
    }

    private static Stream<Container> applications(Workload workload) {
        return workload.template().runningContainers().stream()
                .filter(container -> !List.of("istio-proxy", "linkerd-proxy").contains(container.name()));
    }

    /** What a container says itself wins over what its pod says. */
    private static Field effective(Container container, Field pod, String name) {
        var own = container.field().at("securityContext", name);
        return own.isPresent() ? own : pod.at(name);
    }

    private static boolean isId(Field field, int id) {
        return field.whole().isPresent() && field.wholeOr(-1) == id;
    }

    private Finding bypass(Workload workload, Field field, int id) {
        return FindingDraft.about(code(), Severity.ERROR, workload, field)
                .what("%s runs with %s %d, which is the proxy's own.".formatted(workload.name(), field.key(), id))
                .why("What this id sends is never redirected: its calls pass the proxy by and leave in plaintext, and"
                        + " servers that accept mutual TLS only refuse them.")
                .advice("Give the container another id; files it owns may need a chown.")
                .blocking(Blocks.JOINING)
                .finding();
    }

    private Finding fileGroup(Workload workload, Field field, int id) {
        return FindingDraft.about(code(), Severity.INFO, workload, field)
                .what("The volumes of %s belong to group %d, which is the proxy's own.".formatted(workload.name(), id))
                .why("Traffic is redirected all the same, for a supplementary group is not looked at; but the proxy can"
                        + " read and write what this group can.")
                .advice("Perhaps choose another fsGroup when the volumes hold secrets.")
                .finding();
    }
}
