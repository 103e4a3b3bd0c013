package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect.BypassStep;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.istio.ControlPlane;
import dev.meshward.mesh.istio.IstioBypass;
import java.util.ArrayList;
import java.util.List;

/** The way out: the first two steps are those of any Istio; the last one restarts only pods that carry the label themselves. */
record AmbientBypass(KnownObjects present, ControlPlane controlPlane) {

    List<BypassStep> of(String namespace) {
        var shared = new IstioBypass(present, controlPlane);
        return List.of(shared.authorizationOff(namespace), shared.permissive(namespace), leave(namespace));
    }

    List<BypassStep> ofTheMesh() {
        return new IstioBypass(present, controlPlane).ofTheMesh();
    }

    private BypassStep leave(String namespace) {
        var changes = new ArrayList<Change>();
        present.object(new ObjectKey("", "Namespace", "", namespace))
                .filter(object -> object.label(Enrolment.LABEL).is(Enrolment.IN))
                .ifPresent(object -> changes.add(unlabelled(
                        object, "its pods leave the mesh as they are, without a restart", "metadata", "labels")));
        boolean restarts = false;
        for (var kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            for (var object : present.objectsIn("apps", kind, namespace)) {
                if (object.at("spec", "template", "metadata", "labels", Enrolment.LABEL)
                        .is(Enrolment.IN)) {
                    changes.add(unlabelled(
                            object, "its pods are no longer enrolled", "spec", "template", "metadata", "labels"));
                    restarts = true;
                }
            }
        }
        return new BypassStep(
                "Leave the mesh with " + namespace,
                changes,
                "every workload of " + namespace + " to everybody whom the network reaches; its own calls to strict"
                        + " workloads elsewhere are refused from then on, and open connections may be reset; pods that"
                        + " were labelled one by one need the label taken away too",
                restarts);
    }

    private static Change unlabelled(Manifest object, String because, String... path) {
        Mapping fields =
                Mapping.building().put(Enrolment.LABEL, Value.Nothing.here()).build();
        for (int i = path.length - 1; i >= 0; i--) {
            fields = OwnObject.single(path[i], fields);
        }
        return new Change.Patch(object.apiVersion(), object.key(), fields, because);
    }
}
