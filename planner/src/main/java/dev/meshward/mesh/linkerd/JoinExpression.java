package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.TemplatePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who gets a proxy, said in the annotation {@code linkerd.io/inject} of namespaces and pod templates; the pod's word beats
 * its namespace's (linkerd.md B).
 */
record JoinExpression(KnownObjects present, ControlPlane controlPlane) {

    /** Only where no control plane is there yet: an annotation that works already is somebody's decision. */
    List<Change> holdBack(String name) {
        var namespace = new NamespaceAnnotations(present, name);
        return controlPlane.isInstalled() || !namespace.handsOutProxies()
                ? List.of()
                : List.of(namespace.withoutAnnotation(
                        Annotation.INJECT,
                        "the annotation has done nothing so far, and would from the installation on"));
    }

    List<Change> joinNamespace(String name) {
        var namespace = new NamespaceAnnotations(present, name);
        var changes = new ArrayList<>(unblocked(namespace));
        if (!namespace.handsOutProxies()) {
            changes.add(namespace.annotated(
                    Annotation.INJECT, "enabled", "every new pod of " + name + " gets a proxy from now on"));
        }
        return changes;
    }

    List<Change> joinWorkload(LadderIntent.JoinWorkload join) {
        var workload = join.workload();
        var said = workload.template().annotations().getOrDefault(Annotation.INJECT, "");
        boolean asks = said.equals("enabled") || said.equals("ingress");
        boolean mustAsk = !asks && (join.ownLabel() || !said.isEmpty());
        var annotations = OwnObject.texts(join.annotations());
        if (mustAsk) {
            annotations.put(Annotation.INJECT, Value.Text.of("enabled"));
        }
        var changes = new ArrayList<Change>();
        if (join.ownLabel()) {
            changes.addAll(unblocked(new NamespaceAnnotations(present, workload.namespace())));
        }
        changes.addAll(TemplatePatch.of(
                workload,
                Map.of(),
                annotations,
                mustAsk
                        ? "the pods of " + workload.id() + " ask for a proxy themselves"
                        : "the proxies of " + workload.id() + " need these settings from their first start"));
        return changes;
    }

    /** With this label on a namespace the injector never sees a pod, whatever the pod asks for. */
    private static List<Change> unblocked(NamespaceAnnotations namespace) {
        return namespace.refusesWebhooks()
                ? List.of(namespace.withoutLabel(
                        Annotation.WEBHOOKS_LABEL,
                        "with " + Annotation.WEBHOOKS_LABEL
                                + ": disabled on the namespace, asking for a proxy would do nothing"))
                : List.of();
    }

    /** A pod on the host network is never injected, so it needs no annotation and no restart. */
    List<Change> keepOut(Workload workload) {
        var template = workload.template();
        var said = template.annotations().getOrDefault(Annotation.INJECT, "");
        return template.isOnHostNetwork() || said.equals("disabled")
                ? List.of()
                : TemplatePatch.of(
                        workload,
                        Map.of(),
                        Map.of(Annotation.INJECT, Value.Text.of("disabled")),
                        workload.id() + " must never get a proxy, also when its namespace hands them out");
    }
}
