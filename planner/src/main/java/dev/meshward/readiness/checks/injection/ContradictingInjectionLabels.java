package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/** Two statements about injection of which only one can hold. Istio: the selectors of its injection webhooks. */
public final class ContradictingInjectionLabels implements ReadinessCheck {

    private static final String AMBIENT = "istio.io/dataplane-mode";

    @Override
    public Code code() {
        return new Code("MW-102");
    }

    @Override
    public String title() {
        return "Injection labels that contradict each other";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, Scope.WORKLOADS, "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var ofNamespaces = situation.snapshot().namespaces().stream()
                .filter(namespace -> situation.mayJoin(namespace.name()))
                .flatMap(this::inNamespace);
        return Stream.concat(ofNamespaces, situation.workloads().flatMap(workload -> inWorkload(workload, situation)));
    }

    private Stream<Finding> inNamespace(Namespace namespace) {
        return namespace.manifest().stream()
                .flatMap(manifest -> Stream.of(bothLabels(manifest), sidecarAndAmbient(manifest)))
                .flatMap(stream -> stream);
    }

    private Stream<Finding> bothLabels(Manifest namespace) {
        var injection = namespace.label(InjectionRequest.NAMESPACE_LABEL);
        var revision = namespace.label(InjectionRequest.REVISION);
        if (injection.isAbsent() || revision.isAbsent()) {
            return Stream.empty();
        }
        return Stream.of(FindingDraft.about(code(), Severity.WARNING, namespace, injection)
                .what("Namespace %s carries istio-injection=%s and istio.io/rev=%s."
                        .formatted(namespace.key().name(), injection.textOr(""), revision.textOr("")))
                .why("istio-injection wins and the revision is ignored: pods get the proxy of the default revision, or"
                        + " none where there is no default.")
                .advice("Remove the label that is not meant.")
                .finding());
    }

    private Stream<Finding> sidecarAndAmbient(Manifest namespace) {
        var injection = namespace.label(InjectionRequest.NAMESPACE_LABEL);
        var ambient = namespace.label(AMBIENT);
        boolean sidecars = injection.is("enabled")
                || (injection.isAbsent()
                        && namespace.label(InjectionRequest.REVISION).isPresent());
        if (!ambient.is("ambient") || !sidecars) {
            return Stream.empty();
        }
        return Stream.of(FindingDraft.about(code(), Severity.WARNING, namespace, ambient)
                .what("Namespace %s asks for sidecars and for ambient mode."
                        .formatted(namespace.key().name()))
                .why("A pod that has a sidecar is left alone by ambient mode, so which of the two a pod is in"
                        + " depends on when it was made.")
                .advice("Choose one: remove istio.io/dataplane-mode, or the injection label.")
                .finding());
    }

    private Stream<Finding> inWorkload(Workload workload, Situation situation) {
        return Stream.concat(labelAndAnnotation(workload), askedInRefusingNamespace(workload, situation));
    }

    private Stream<Finding> labelAndAnnotation(Workload workload) {
        var request = InjectionRequest.of(workload.template());
        var label = request.label();
        var annotation = request.annotation();
        if (label.isAbsent() || annotation.isAbsent() || label.is(annotation.textOr(""))) {
            return Stream.empty();
        }
        return Stream.of(FindingDraft.about(code(), Severity.WARNING, workload, annotation)
                .what("The pod template of %s has the label %s=%s and the annotation %2$s: %s."
                        .formatted(workload.name(), InjectionRequest.KEY, label.textOr(""), annotation.textOr("")))
                .why("The label decides, and the annotation, which is deprecated, is ignored.")
                .advice("Remove the annotation.")
                .finding());
    }

    private Stream<Finding> askedInRefusingNamespace(Workload workload, Situation situation) {
        var request = InjectionRequest.of(workload.template());
        boolean refusing = situation
                .snapshot()
                .namespace(workload.namespace())
                .flatMap(Namespace::manifest)
                .filter(manifest ->
                        manifest.label(InjectionRequest.NAMESPACE_LABEL).is("disabled"))
                .isPresent();
        if (!refusing || !request.label().is("true")) {
            return Stream.empty();
        }
        return Stream.of(FindingDraft.about(code(), Severity.WARNING, workload, request.label())
                .what("%s asks for a proxy (%s=true) in namespace %s, which refuses them (istio-injection=disabled)."
                        .formatted(workload.name(), InjectionRequest.KEY, workload.namespace()))
                .why("The namespace wins: the injector is never called for these pods, and the label does nothing.")
                .advice("Remove istio-injection=disabled from the namespace when single workloads are to join; without"
                        + " any namespace label, the pod label decides.")
                .finding());
    }
}
