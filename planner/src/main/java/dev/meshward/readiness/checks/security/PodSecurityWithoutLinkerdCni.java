package dev.meshward.readiness.checks.security;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code linkerd-init} adds NET_ADMIN and NET_RAW, which neither {@code baseline} nor {@code restricted} admits; with linkerd-cni
 * there is no such container (linkerd.md E). A mesh that is still to be installed brings linkerd-cni where a namespace needs it.
 */
public final class PodSecurityWithoutLinkerdCni implements ReadinessCheck {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    /** The values a control plane was installed with, as YAML in its ConfigMap. */
    private static final Pattern CNI = Pattern.compile("(?m)^cniEnabled:\\s*(true|false)\\b");

    @Override
    public Code code() {
        return new Code("MW-113");
    }

    @Override
    public String title() {
        return "Pod Security level that refuses Linkerd's init container";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Namespace", "ConfigMap");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var cni = situation.snapshot().objectsOf("", "ConfigMap").stream()
                .filter(map -> map.key().name().equals("linkerd-config"))
                .flatMap(map -> map.at("data", "values").text().stream())
                .flatMap(values -> CNI.matcher(values).results().map(result -> result.group(1)))
                .findFirst();
        return situation.snapshot().namespaces().stream()
                .filter(namespace -> situation.mayJoin(namespace.name()))
                .flatMap(namespace -> namespace.manifest().stream())
                .filter(namespace -> namespace.label(ENFORCE).is("restricted")
                        || namespace.label(ENFORCE).is("baseline"))
                .flatMap(namespace -> finding(namespace, cni, situation).stream());
    }

    private Optional<Finding> finding(Manifest namespace, Optional<String> cni, Situation situation) {
        var concerned = situation.snapshot().workloadsIn(namespace.key().name()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .map(Workload::id)
                .toList();
        if (concerned.isEmpty()) {
            return Optional.empty();
        }
        boolean without = cni.filter("false"::equals).isPresent();
        return Optional.of(FindingDraft.about(
                        code(), without ? Severity.ERROR : Severity.INFO, namespace, namespace.label(ENFORCE))
                .what("Namespace %s enforces the Pod Security level %s."
                        .formatted(
                                namespace.key().name(), namespace.label(ENFORCE).textOr("")))
                .why("Without linkerd-cni each pod gets an init container that may change the network; the level"
                        + " refuses it, and no pod with a proxy is created.")
                .advice(
                        without
                                ? "Install linkerd-cni and upgrade the control plane with cniEnabled=true; do not"
                                        + " weaken the level."
                                : "Keep linkerd-cni as long as pods of this namespace have proxies; the platform stage"
                                        + " installs it where there is no Linkerd yet.")
                .concerning(concerned)
                .blocking(without ? Blocks.JOINING : Blocks.NOTHING)
                .finding());
    }
}
