package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A label or annotation about injection that nobody reads: at the wrong place, misspelt, or with a value that means
 * nothing. Istio: the selectors of its injection webhooks look at namespace and pod labels only.
 */
public final class InjectionRequestWithoutEffect implements ReadinessCheck {

    private static final Set<String> MISSPELT = Set.of(
            "istio-inject",
            "istio-injected",
            "istio-sidecar-injection",
            "istio.io/inject",
            "istio.io/injection",
            "istio.io/istio-injection",
            "istio.io/revision",
            "istio-rev",
            "sidecar.istio.io/injection",
            "sidecar.istio.io/injected",
            "sidecar-istio-io/inject");

    @Override
    public Code code() {
        return new Code("MW-103");
    }

    @Override
    public String title() {
        return "Injection label or annotation without effect";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, Scope.WORKLOADS, "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var ofNamespaces = situation.snapshot().namespaces().stream()
                .filter(namespace -> situation.mayJoin(namespace.name()))
                .flatMap(namespace -> namespace.manifest().stream())
                .flatMap(this::inNamespace);
        return Stream.concat(ofNamespaces, situation.workloads().flatMap(workload -> inWorkload(workload, situation)));
    }

    private Stream<Finding> inNamespace(Manifest namespace) {
        var name = namespace.key().name();
        var value = namespace.label(InjectionRequest.NAMESPACE_LABEL);
        var unknownValue = value.isPresent() && !value.is("enabled") && !value.is("disabled")
                ? Stream.of(ignored(
                        namespace,
                        value,
                        "Namespace %s says istio-injection=%s.".formatted(name, value.textOr("")),
                        "Only the value enabled has a meaning; any other means that no pod gets a proxy.",
                        "Write istio-injection=enabled, or remove the label."))
                : Stream.<Finding>empty();
        var annotated = namespace.annotation(InjectionRequest.NAMESPACE_LABEL);
        var asAnnotation = annotated.isPresent()
                ? Stream.of(ignored(
                        namespace,
                        annotated,
                        "Namespace %s carries istio-injection as an annotation.".formatted(name),
                        "Injection is decided by labels; the annotation is not read.",
                        "Make it a label."))
                : Stream.<Finding>empty();
        return Stream.of(unknownValue, asAnnotation, misspelt(namespace, namespace.at("metadata")))
                .flatMap(found -> found);
    }

    private Stream<Finding> inWorkload(Workload workload, Situation situation) {
        return Stream.of(
                        unknownValue(workload),
                        annotationAlone(workload, situation),
                        besideTheTemplate(workload),
                        misspelt(
                                workload.manifest(), workload.template().field().at("metadata")))
                .flatMap(found -> found)
                .map(found -> new Finding(found.diagnosis(), List.of(workload.id()), found.blocks(), found.fix()));
    }

    private Stream<Finding> unknownValue(Workload workload) {
        var label = InjectionRequest.of(workload.template()).label();
        if (label.isAbsent() || label.is("true") || label.is("false")) {
            return Stream.empty();
        }
        return Stream.of(ignored(
                workload.manifest(),
                label,
                "The pod template of %s says %s=%s.".formatted(workload.name(), InjectionRequest.KEY, label.textOr("")),
                "Only true and false have a meaning; other values neither ask for a proxy nor refuse one reliably.",
                "Write \"true\" or \"false\", in quotes."));
    }

    private Stream<Finding> annotationAlone(Workload workload, Situation situation) {
        var request = InjectionRequest.of(workload.template());
        boolean namespaceIsSilent = situation
                .snapshot()
                .namespace(workload.namespace())
                .flatMap(Namespace::manifest)
                .filter(namespace ->
                        namespace.label(InjectionRequest.NAMESPACE_LABEL).isAbsent()
                                && namespace.label(InjectionRequest.REVISION).isAbsent())
                .isPresent();
        if (!namespaceIsSilent
                || request.label().isPresent()
                || !request.annotation().is("true")) {
            return Stream.empty();
        }
        return Stream.of(ignored(
                workload.manifest(),
                request.annotation(),
                "%s asks for a proxy by annotation, in namespace %s which has no injection label."
                        .formatted(workload.name(), workload.namespace()),
                "The injector is called by labels, so in this namespace it never sees the annotation, and the pods have"
                        + " no proxy although somebody believes they do.",
                "Put %s=\"true\" among the labels of the pod template.".formatted(InjectionRequest.KEY)));
    }

    private Stream<Finding> besideTheTemplate(Workload workload) {
        if (workload.id().kind().equals("Pod")) {
            return Stream.empty();
        }
        var template = InjectionRequest.of(workload.template());
        var metadata = workload.manifest().at("metadata");
        return Stream.of(metadata.at("labels", InjectionRequest.KEY), metadata.at("annotations", InjectionRequest.KEY))
                .filter(Field::isPresent)
                .filter(_ -> template.deciding().isAbsent())
                .limit(1)
                .map(field -> ignored(
                        workload.manifest(),
                        field,
                        "%s carries %s on itself, not on its pod template."
                                .formatted(workload.name(), InjectionRequest.KEY),
                        "The injector sees pods, and pods carry only what the template says.",
                        "Move the line to spec.template.metadata.labels."));
    }

    private Stream<Finding> misspelt(Manifest subject, Field metadata) {
        return Stream.of(metadata.at("labels"), metadata.at("annotations"))
                .flatMap(fields -> fields.entries().stream())
                .filter(entry -> MISSPELT.contains(entry.key()))
                .map(entry -> ignored(
                        subject,
                        entry,
                        "%s carries %s, which is no name Istio knows.".formatted(subject.key(), entry.key()),
                        "Nothing reads it, so it neither asks for a proxy nor refuses one.",
                        "Namespaces use istio-injection or istio.io/rev, pod templates sidecar.istio.io/inject."));
    }

    private Finding ignored(Manifest subject, Field field, String what, String why, String advice) {
        return FindingDraft.about(code(), Severity.WARNING, subject, field)
                .what(what)
                .why(why)
                .advice(advice)
                .finding();
    }
}
