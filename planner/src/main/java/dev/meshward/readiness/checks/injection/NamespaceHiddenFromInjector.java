package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A namespace that the selector of Linkerd's injection webhook leaves out: by the label that exists for this, or by whatever
 * else the installed webhook asks for (linkerd.md B). Annotations then do nothing.
 */
public final class NamespaceHiddenFromInjector implements ReadinessCheck {

    private static final String LABEL = "config.linkerd.io/admission-webhooks";
    private static final String WEBHOOK = "linkerd-proxy-injector-webhook-config";
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public Code code() {
        return new Code("MW-108");
    }

    @Override
    public String title() {
        return "Namespace that the injector is never asked about";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Namespace", "MutatingWebhookConfiguration");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var installed =
                situation.snapshot().objectsOf("admissionregistration.k8s.io", "MutatingWebhookConfiguration").stream()
                        .filter(configuration -> configuration.key().name().equals(WEBHOOK))
                        .flatMap(configuration -> configuration.at("webhooks").items().stream())
                        .toList();
        return situation.snapshot().namespaces().stream()
                .filter(namespace -> situation.mayJoin(namespace.name()))
                .flatMap(namespace -> namespace.manifest().stream())
                .filter(namespace -> namespace.label(LABEL).is("disabled") || isLeftOut(namespace, installed))
                .flatMap(namespace -> finding(namespace, situation).stream());
    }

    private static boolean isLeftOut(Manifest namespace, List<Field> webhooks) {
        var labels = new TreeMap<>(namespace.at("metadata", "labels").textByKey());
        labels.putIfAbsent(NAME_LABEL, namespace.key().name());
        return !webhooks.isEmpty()
                && webhooks.stream()
                        .noneMatch(webhook -> LabelSelector.of(webhook.at("namespaceSelector"))
                                .matches(labels));
    }

    private Optional<Finding> finding(Manifest namespace, Situation situation) {
        var concerned = situation.snapshot().workloadsIn(namespace.key().name()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .map(Workload::id)
                .toList();
        return concerned.isEmpty()
                ? Optional.empty()
                : Optional.of(FindingDraft.about(code(), Severity.ERROR, namespace, namespace.at("metadata", "labels"))
                        .what("The labels of namespace %s keep Linkerd's injector from being asked about its pods."
                                .formatted(namespace.key().name()))
                        .why("The API server calls the injector only for namespaces that its webhook selects; here"
                                + " linkerd.io/inject does nothing, and no pod gets a proxy.")
                        .advice(
                                "Ask the owner why. Remove label %s, or add what the webhook's namespaceSelector asks for."
                                        .formatted(LABEL))
                        .concerning(concerned)
                        .blocking(Blocks.JOINING)
                        .finding());
    }
}
