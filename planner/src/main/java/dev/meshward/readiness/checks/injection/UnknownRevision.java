package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A revision label that names no revision and no tag. Revisions and tags are told by the injection webhooks, so nothing
 * is said where no such webhook was read.
 */
public final class UnknownRevision implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-104");
    }

    @Override
    public String title() {
        return "Revision label that names no revision";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, Scope.WORKLOADS, "Namespace", "MutatingWebhookConfiguration");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var known = revisions(situation);
        if (known.isEmpty()) {
            return Stream.empty();
        }
        var ofNamespaces = situation.snapshot().namespaces().stream()
                .filter(namespace -> situation.mayJoin(namespace.name()))
                .flatMap(namespace -> namespace.manifest().stream())
                .filter(manifest -> isUnknown(manifest.label(InjectionRequest.REVISION), known))
                .map(manifest -> finding(
                        manifest,
                        manifest.label(InjectionRequest.REVISION),
                        idsIn(situation, manifest.key().name()),
                        known));
        var ofWorkloads = situation
                .workloads()
                .filter(workload -> isUnknown(label(workload.template().field()), known))
                .map(workload -> finding(
                        workload.manifest(), label(workload.template().field()), List.of(workload.id()), known));
        return Stream.concat(ofNamespaces, ofWorkloads);
    }

    private static Field label(Field template) {
        return template.at("metadata", "labels", InjectionRequest.REVISION);
    }

    private static boolean isUnknown(Field revision, Set<String> known) {
        return revision.isPresent() && !known.contains(revision.textOr(""));
    }

    private static List<WorkloadId> idsIn(Situation situation, String namespace) {
        return situation.snapshot().workloadsIn(namespace).stream()
                .map(workload -> workload.id())
                .toList();
    }

    /** Istio: each injection webhook carries its revision and, where it is a tag, the name of the tag. */
    private static Set<String> revisions(Situation situation) {
        return situation.snapshot().objectsOf("admissionregistration.k8s.io", "MutatingWebhookConfiguration").stream()
                .filter(webhook -> webhook.label("app").is("sidecar-injector")
                        || webhook.key().name().startsWith("istio-sidecar-injector"))
                .flatMap(webhook -> Stream.of(webhook.label(InjectionRequest.REVISION), webhook.label("istio.io/tag")))
                .flatMap(field -> field.text().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Finding finding(Manifest subject, Field label, Collection<WorkloadId> concerned, Collection<String> known) {
        return FindingDraft.about(code(), Severity.WARNING, subject, label)
                .what("%s asks for revision %s; the cluster has %s."
                        .formatted(subject.key(), label.textOr(""), Sentences.listed(List.copyOf(known))))
                .why("No injection webhook answers to this name, so new pods get no proxy.")
                .advice(
                        "Name one of the revisions or tags that exist, or make the tag: istioctl tag set %s --revision %s."
                                .formatted(label.textOr(""), known.iterator().next()))
                .concerning(concerned)
                .finding();
    }
}
