package dev.meshward.readiness.checks.addresses;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ingress-nginx looks up the pods behind a Service itself and calls one of them by its address, with the host name of the client.
 * A proxy beside it knows neither (istio.md C.3 no. 20, linkerd.md D). Only where the controller is seen and may join.
 */
public final class IngressCallsPods implements ReadinessCheck {

    private static final String ANNOTATION = "nginx.ingress.kubernetes.io/";

    @Override
    public Code code() {
        return new Code("MW-216");
    }

    @Override
    public String title() {
        return "nginx ingress that calls pods instead of Services";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Ingress", "IngressClass", "ConfigMap");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var controllers = situation
                .workloads()
                .flatMap(workload -> NginxController.of(workload).stream())
                .filter(controller -> controller.callsPods(situation.snapshot()))
                .toList();
        return controllers.isEmpty()
                ? Stream.empty()
                : situation.snapshot().objectsOf("networking.k8s.io", "Ingress").stream()
                        .filter(IngressCallsPods::isUpToTheController)
                        .flatMap(ingress -> controllers.stream()
                                .filter(controller -> controller.serves(ingress, situation.snapshot()))
                                .limit(1)
                                .map(controller -> finding(ingress, controller, situation)));
    }

    private static boolean isUpToTheController(Manifest ingress) {
        return ingress.annotation(ANNOTATION + "service-upstream").isAbsent()
                && backends(ingress).findAny().isPresent();
    }

    private static Stream<Field> backends(Manifest ingress) {
        return Stream.concat(
                        ingress.at("spec", "rules").items().stream()
                                .flatMap(rule -> rule.at("http", "paths").items().stream())
                                .map(path -> path.at("backend", "service", "name")),
                        Stream.of(ingress.at("spec", "defaultBackend", "service", "name")))
                .filter(Field::isPresent);
    }

    private Finding finding(Manifest ingress, NginxController controller, Situation situation) {
        var backend = backends(ingress).findFirst().orElseThrow();
        var services = backends(ingress)
                .map(name -> name.textOr(""))
                .distinct()
                .sorted()
                .toList();
        return FindingDraft.about(code(), situation.isIstio() ? Severity.WARNING : Severity.INFO, ingress, backend)
                .what("%s calls the pods behind %s by their own addresses, with the host names of its clients."
                        .formatted(controller.workload().id(), Sentences.listed(services)))
                .why(
                        situation.isIstio()
                                ? "Its proxy finds no Service of that name: the calls leave without mutual TLS and"
                                        + " without routes, and a strict server refuses them."
                                : "Its proxy sees calls to single pods: they are encrypted, but routes, retries,"
                                        + " timeouts and balancing of the Service do not apply.")
                .advice(advice(ingress, services, situation))
                .concerning(List.of(controller.workload().id()))
                .fixedBy(situation.isIstio() ? Optional.<Fix>empty() : fix(ingress))
                .finding();
    }

    private static String advice(Manifest ingress, List<String> services, Situation situation) {
        var upstream = ANNOTATION + "service-upstream: \"true\"";
        if (!situation.isIstio()) {
            return "Annotate the Ingress with %s before the controller joins.".formatted(upstream);
        }
        return "%s with %s and %supstream-vhost: %s.%s.svc.cluster.local before the controller joins; the application then sees that host name."
                .formatted(
                        services.size() == 1
                                ? "Annotate the Ingress"
                                : "Give each of these Services an Ingress of its own, since upstream-vhost is one name"
                                        + " for a whole Ingress; annotate them",
                        upstream,
                        ANNOTATION,
                        services.size() == 1 ? services.getFirst() : "SERVICE",
                        ingress.key().namespace());
    }

    /** Sessions that stick to a pod need its address. */
    private static Optional<Fix> fix(Manifest ingress) {
        var annotations =
                Mapping.building().put(ANNOTATION + "service-upstream", "true").build();
        boolean sticks = ingress.annotation(ANNOTATION + "affinity").isPresent();
        return sticks
                ? Optional.empty()
                : Optional.of(new Fix.ChangeFields(
                        ingress.key(),
                        Mapping.building()
                                .put(
                                        "metadata",
                                        Mapping.building()
                                                .put("annotations", annotations)
                                                .build())
                                .build(),
                        "nginx then calls the address of the Service, and the same pods answer."));
    }
}
