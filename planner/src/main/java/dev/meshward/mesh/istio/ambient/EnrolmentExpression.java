package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.NamespaceFields;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.TemplatePatch;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is enrolled, said in labels of namespaces and pod templates. */
record EnrolmentExpression(KnownObjects present, ControlPlane controlPlane) {

    private static final String ASKS_FOR_SIDECARS = "istio-injection";
    private static final String NAMES_REVISION = "istio.io/rev";

    /** The control plane brings an injector along, so that labels which ask for sidecars would begin to work as well. */
    List<Change> holdBack(String namespace) {
        var labels = fieldsOf(namespace).labels();
        var asking = new TreeMap<String, Value>();
        if (!Enrolment.isInstalled(present) && Enrolment.IN.equals(labels.get(Enrolment.LABEL))) {
            asking.put(Enrolment.LABEL, Value.Nothing.here());
        }
        if (!controlPlane.isInstalled() && "enabled".equals(labels.get(ASKS_FOR_SIDECARS))) {
            asking.put(ASKS_FOR_SIDECARS, Value.Nothing.here());
        }
        if (!controlPlane.isInstalled() && labels.containsKey(NAMES_REVISION)) {
            asking.put(NAMES_REVISION, Value.Nothing.here());
        }
        return asking.isEmpty()
                ? List.of()
                : List.of(fieldsOf(namespace)
                        .labelled(asking, "the label has done nothing so far, and would from the installation on"));
    }

    List<Change> joinNamespace(String namespace) {
        return Enrolment.IN.equals(fieldsOf(namespace).labels().get(Enrolment.LABEL))
                ? List.of()
                : List.of(fieldsOf(namespace)
                        .labelled(
                                Map.of(Enrolment.LABEL, Value.Text.of(Enrolment.IN)),
                                "every pod of " + namespace + ", running or new, is enrolled from now on"));
    }

    List<Change> joinWorkload(LadderIntent.JoinWorkload join) {
        var workload = join.workload();
        boolean mustAsk = join.ownLabel() || isKeptOut(workload);
        Map<String, Value> labels =
                mustAsk ? Map.of(Enrolment.LABEL, Value.Text.of(Enrolment.IN)) : Map.<String, Value>of();
        return TemplatePatch.of(
                workload,
                labels,
                OwnObject.texts(join.annotations()),
                "the pods of " + workload.id() + " are enrolled by themselves");
    }

    /** Pods that can never be enrolled need no label, and no restart. */
    List<Change> keepOut(Workload workload) {
        return Enrolment.isBarred(workload.namespace(), workload.template()) || isKeptOut(workload)
                ? List.of()
                : TemplatePatch.of(
                        workload,
                        Map.of(Enrolment.LABEL, Value.Text.of(Enrolment.OUT)),
                        Map.of(),
                        workload.id() + " must never be enrolled, also when its namespace is");
    }

    private static boolean isKeptOut(Workload workload) {
        return Enrolment.OUT.equals(workload.template().labels().get(Enrolment.LABEL));
    }

    private NamespaceFields fieldsOf(String namespace) {
        return new NamespaceFields(present, namespace);
    }
}
