package dev.meshward.mesh.istio.ambient;

import dev.meshward.mesh.Dialect.Outage;
import java.util.List;

/** What to do while a part of ambient mode itself is down (istio.md B.4, B.5). */
final class AmbientOutages {

    private AmbientOutages() {}

    static List<Outage> all() {
        return List.of(ztunnel(), cni(), controlPlane(), waypoint());
    }

    private static Outage ztunnel() {
        return new Outage(
                "ztunnel is down on a node",
                List.of(
                        "Enrolled pods of this node reach nobody and are reached by nobody but the kubelet; pods that"
                                + " are not enrolled go on.",
                        "Open connections of these pods end.",
                        "Readiness does not show it: probes pass by ztunnel."),
                List.of(
                        "kubectl get pods -n istio-system -l app=ztunnel -o wide",
                        "kubectl logs -n istio-system -l app=ztunnel --tail=200 --prefix",
                        "kubectl delete pod -n istio-system -l app=ztunnel --field-selector spec.nodeName=NODE",
                        "kubectl cordon NODE   # and move its pods away when ztunnel does not come back",
                        "Last resort for a namespace: the third step of its bypass takes the pods out, without a"
                            + " restart where the namespace carries the label; it needs the CNI agent of the node."));
    }

    private static Outage cni() {
        return new Outage(
                "The CNI agent is down on a node",
                List.of(
                        "Pods that are enrolled go on.",
                        "Pods that start on this node are not created as long as the plugin cannot reach its agent;"
                                + " events say FailedCreatePodSandBox.",
                        "Labels change nothing there: nobody is enrolled or taken out. Do not apply or undo a stage"
                                + " now."),
                List.of(
                        "kubectl get pods -n istio-system -l k8s-app=istio-cni-node -o wide",
                        "kubectl logs -n istio-system -l k8s-app=istio-cni-node --tail=200 --prefix",
                        "kubectl get events -A --field-selector reason=FailedCreatePodSandBox",
                        "kubectl rollout restart daemonset/istio-cni-node -n istio-system",
                        "Did another CNI plugin rewrite the configuration of the node? Cilium does unless"
                                + " cni.exclusive=false."));
    }

    private static Outage controlPlane() {
        return new Outage(
                "The control plane is down",
                List.of(
                        "ztunnel goes on with what it knows; calls between running pods work.",
                        "Pods that start are unknown to ztunnel, and connections to and from them fail or are"
                                + " plaintext.",
                        "New policies and this plan's changes do not arrive: do not apply or undo a stage now.",
                        "Certificates are valid for 24 hours; identities that cannot be renewed are refused after"
                                + " that."),
                List.of(
                        "kubectl logs -n istio-system deployment/istiod --tail=200",
                        "kubectl get events -n istio-system --sort-by=.lastTimestamp",
                        "kubectl rollout restart deployment/istiod -n istio-system",
                        "kubectl rollout status deployment/istiod -n istio-system --timeout=5m",
                        "istioctl ztunnel-config certificates   # every certificate valid before anything else is"
                                + " changed"));
    }

    private static Outage waypoint() {
        return new Outage(
                "A waypoint is down",
                List.of(
                        "Calls of enrolled callers to the Services behind it fail; other Services go on.",
                        "Callers that are not enrolled pass it by, as before."),
                List.of(
                        "kubectl get gateways.gateway.networking.k8s.io -A   # PROGRAMMED has to be True",
                        "kubectl logs -n NAMESPACE deployment/WAYPOINT --tail=200",
                        "kubectl rollout restart deployment/WAYPOINT -n NAMESPACE",
                        "Way round it: undo the stage that bound the Service to it; callers then reach the pods"
                                + " directly, and rules about requests are no longer enforced."));
    }
}
