package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.OtherMeshes;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.istio.ControlPlane;
import dev.meshward.mesh.istio.Standing;
import java.util.Map;
import java.util.Set;

/**
 * Where a workload stands. A pod has either a sidecar or ztunnel, so that members of a mesh of sidecars count as another
 * mesh. A label counts only where ztunnel is seen.
 */
final class AmbientMembership {

    private static final String OWN = "Istio ambient";
    static final String SIDECARS = "Istio";

    private AmbientMembership() {}

    static Membership of(Workload workload, ClusterSnapshot snapshot) {
        var controlPlane = ControlPlane.in(snapshot);
        var other = OtherMeshes.of(workload, snapshot, notOthers(workload.template(), controlPlane));
        if (other.isPresent()) {
            return new Membership(Rung.OUTSIDE, other.get().mesh(), other.get().because());
        }
        var namespaceLabels =
                snapshot.namespace(workload.namespace()).map(Namespace::labels).orElse(Map.of());
        boolean isEnrolled = Enrolment.isInstalled(snapshot)
                && !Enrolment.isBarred(workload.namespace(), workload.template())
                && Enrolment.isAsked(workload.template(), namespaceLabels);
        return isEnrolled
                ? enrolled(workload, snapshot, controlPlane)
                : new Membership(Rung.OUTSIDE, "", "no label enrols its pods");
    }

    /** Where no injector is, a namespace that asks for sidecars asks in vain: the plan takes the label away. */
    private static Set<String> notOthers(PodTemplate template, ControlPlane controlPlane) {
        boolean asksItself = Enrolment.carriesSidecar(template)
                || "true".equals(template.labels().get("sidecar.istio.io/inject"))
                || "true".equals(template.annotations().get("sidecar.istio.io/inject"))
                || "istiod".equals(template.labels().get("app"));
        return controlPlane.isInstalled() || asksItself ? Set.of(OWN) : Set.of(OWN, SIDECARS);
    }

    private static Membership enrolled(Workload workload, ClusterSnapshot snapshot, ControlPlane controlPlane) {
        var because = workload.template().labels().containsKey(Enrolment.LABEL)
                ? "its pods carry " + Enrolment.LABEL + ": " + Enrolment.IN
                : "its namespace carries " + Enrolment.LABEL + ": " + Enrolment.IN;
        return new Standing(snapshot, controlPlane).of(workload, because);
    }
}
