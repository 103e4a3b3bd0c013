package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.NamespaceFields;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.TemplatePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who gets a sidecar, said in labels of namespaces and pod templates. */
record JoinExpression(KnownObjects present, ControlPlane controlPlane) {

    /** Only where no control plane is there yet: a label that works already is somebody's decision. */
    List<Change> holdBack(String namespace) {
        var labels = fieldsOf(namespace).labels();
        var asking = new TreeMap<String, Value>();
        if ("enabled".equals(labels.get(Injection.NAMESPACE_LABEL))) {
            asking.put(Injection.NAMESPACE_LABEL, Value.Nothing.here());
        }
        if (labels.containsKey(Injection.REVISION_LABEL)) {
            asking.put(Injection.REVISION_LABEL, Value.Nothing.here());
        }
        return controlPlane.isInstalled() || asking.isEmpty()
                ? List.of()
                : List.of(fieldsOf(namespace)
                        .labelled(asking, "the label has done nothing so far, and would from the installation on"));
    }

    List<Change> joinNamespace(String namespace) {
        var injection = Injection.of(present, controlPlane);
        var labels = fieldsOf(namespace).labels();
        if (injection.covers(labels, controlPlane)) {
            return List.of();
        }
        return List.of(fieldsOf(namespace)
                .labelled(
                        injection.namespaceLabels(labels),
                        "every new pod of " + namespace + " gets a sidecar from now on"));
    }

    List<Change> joinWorkload(LadderIntent.JoinWorkload join) {
        var workload = join.workload();
        var injection = Injection.of(present, controlPlane);
        boolean mustAsk = join.ownLabel() || isOptedOut(workload);
        var labels = mustAsk ? injection.podLabels(workload.template().labels()) : Map.<String, Value>of();
        var because = mustAsk
                ? "the pods of " + workload.id() + " ask for a sidecar themselves"
                : "the sidecars of " + workload.id() + " need these settings from their first start";
        var changes = new ArrayList<Change>();
        if (mustAsk) {
            changes.addAll(unblocked(workload.namespace()));
        }
        changes.addAll(TemplatePatch.of(workload, labels, OwnObject.texts(join.annotations()), because));
        return changes;
    }

    /** In a namespace that is labelled against injection, the webhook never sees a pod, whatever the pod asks for. */
    private List<Change> unblocked(String namespace) {
        var plain = fieldsOf(namespace).labels().get(Injection.NAMESPACE_LABEL);
        if (plain == null || plain.equals("enabled")) {
            return List.of();
        }
        return List.of(fieldsOf(namespace)
                .labelled(
                        Map.of(Injection.NAMESPACE_LABEL, Value.Nothing.here()),
                        "with istio-injection: " + plain
                                + " on the namespace, the label on the pods would do nothing"));
    }

    /** A pod on the host network is never injected, so it needs no label and no restart. */
    List<Change> keepOut(Workload workload) {
        var template = workload.template();
        if (template.isOnHostNetwork() || isOptedOut(workload)) {
            return List.of();
        }
        return TemplatePatch.of(
                workload,
                Map.of(Injection.POD_LABEL, Value.Text.of("false")),
                Map.of(),
                workload.id() + " must never get a sidecar, also when its namespace hands them out");
    }

    private static boolean isOptedOut(Workload workload) {
        var template = workload.template();
        var label = template.labels().get(Injection.POD_LABEL);
        return label != null
                ? label.equals("false")
                : "false".equals(template.annotations().get(Injection.POD_LABEL));
    }

    private NamespaceFields fieldsOf(String namespace) {
        return new NamespaceFields(present, namespace);
    }
}
