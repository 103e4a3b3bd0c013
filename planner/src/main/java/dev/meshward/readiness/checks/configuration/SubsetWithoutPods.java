package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A subset of a DestinationRule whose labels no workload behind the Service carries. Pods are derived from every owner of pods,
 * and looked for behind the Service alone: Istio's own analyzer needs running pods and takes any in the cluster (istio.md E.2).
 */
public final class SubsetWithoutPods implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-252");
    }

    @Override
    public String title() {
        return "Subset that selects no pods";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Service", "DestinationRule", "VirtualService");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return IstioObjects.destinationRules(situation).stream()
                .flatMap(rule -> servers(rule, situation).stream()
                        .flatMap(servers -> rule.at("spec", "subsets").items().stream()
                                .filter(subset -> selectsNone(subset, servers))
                                .map(subset -> finding(rule, subset, servers, situation))));
    }

    private static Optional<List<Workload>> servers(Manifest rule, Situation situation) {
        return IstioHost.of(rule.at("spec", "host"), rule)
                .service()
                .filter(service -> situation.mayJoin(service.namespace()))
                .flatMap(service -> situation.snapshot().service(service))
                .map(service -> situation.snapshot().workloadsBehind(service))
                .filter(servers -> !servers.isEmpty());
    }

    /** Labels about places are given by nodes, not by templates. */
    private static boolean selectsNone(Field subset, List<Workload> servers) {
        var labels = subset.at("labels").textByKey();
        boolean isAboutPlaces = labels.keySet().stream()
                .anyMatch(label -> label.startsWith("topology.") || label.startsWith("failure-domain."));
        return !labels.isEmpty()
                && !isAboutPlaces
                && servers.stream()
                        .noneMatch(
                                server -> server.template().labels().entrySet().containsAll(labels.entrySet()));
    }

    private Finding finding(Manifest rule, Field subset, List<Workload> servers, Situation situation) {
        var name = subset.at("name").textOr("");
        boolean isRouted = isRouted(rule, name, situation);
        return FindingDraft.about(code(), isRouted ? Severity.ERROR : Severity.INFO, rule, subset.at("labels"))
                .what("Subset %s of DestinationRule %s/%s selects none of %s."
                        .formatted(
                                name,
                                rule.key().namespace(),
                                rule.key().name(),
                                Sentences.abridged(
                                        servers.stream().map(Workload::name).toList())))
                .why(
                        isRouted
                                ? "A route leads there: its callers get 503 from the moment they have a proxy."
                                : "No route leads there; one that is added would answer 503.")
                .advice("Give the pods these labels, or remove the subset and the routes to it.")
                .concerning(servers.stream().map(Workload::id).toList())
                .finding();
    }

    private static boolean isRouted(Manifest rule, String subset, Situation situation) {
        var service = IstioHost.of(rule.at("spec", "host"), rule).service();
        return IstioObjects.virtualServices(situation).stream()
                .flatMap(routes -> Stream.of("http", "tcp", "tls")
                        .flatMap(kind -> routes.at("spec", kind).items().stream())
                        .flatMap(route -> route.at("route").items().stream())
                        .map(route -> route.at("destination"))
                        .filter(destination -> destination.at("subset").is(subset))
                        .map(destination ->
                                IstioHost.of(destination.at("host"), routes).service()))
                .anyMatch(service::equals);
    }
}
