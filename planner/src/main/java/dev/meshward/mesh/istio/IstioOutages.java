package dev.meshward.mesh.istio;

import dev.meshward.mesh.Dialect.Outage;
import java.util.List;

/** What to do while a part of Istio itself is down. */
final class IstioOutages {

    private IstioOutages() {}

    static List<Outage> all() {
        return List.of(webhook(), controlPlane(), certificates());
    }

    private static Outage webhook() {
        return new Outage(
                "The injection webhook does not answer",
                List.of(
                        "In namespaces that hand out sidecars no new pod is created (the webhook fails closed); events"
                                + " say FailedCreate.",
                        "Running pods go on, and so does their traffic.",
                        "Evictions, node drains and scale-ups lose pods until it answers again."),
                List.of(
                        "kubectl get pods -n istio-system -l app=istiod   # is it running at all?",
                        "kubectl get endpointslices -n istio-system -l kubernetes.io/service-name=istiod   # does the"
                                + " Service reach it?",
                        "Is port 15017 open from the API server to the nodes? A firewall of a private cluster is the"
                                + " usual reason.",
                        "kubectl rollout restart deployment/istiod -n istio-system",
                        "Last resort, pods then start without a sidecar and strict servers refuse them: kubectl patch"
                            + " mutatingwebhookconfiguration istio-sidecar-injector --type=json -p"
                            + " '[{\"op\":\"replace\",\"path\":\"/webhooks/0/failurePolicy\",\"value\":\"Ignore\"}]'"
                            + " (repeat for every entry of webhooks; istiod may write it back when it returns)"));
    }

    private static Outage controlPlane() {
        return new Outage(
                "The control plane is down",
                List.of(
                        "Sidecars go on with the configuration they have; calls between running pods work.",
                        "New endpoints, new policies and this plan's changes do not arrive: do not apply or undo a"
                                + " stage now.",
                        "Pods that start get no configuration and do not become ready.",
                        "Certificates are valid for 24 hours; sidecars that cannot renew theirs are refused after"
                                + " that."),
                List.of(
                        "kubectl logs -n istio-system deployment/istiod --tail=200",
                        "kubectl get events -n istio-system --sort-by=.lastTimestamp",
                        "kubectl rollout restart deployment/istiod -n istio-system",
                        "kubectl rollout status deployment/istiod -n istio-system --timeout=5m",
                        "istioctl proxy-status   # every line SYNCED before anything else is changed"));
    }

    private static Outage certificates() {
        return new Outage(
                "Certificates are refused",
                List.of(
                        "Calls fail with 503 and 'CERTIFICATE_VERIFY_FAILED' or 'certificate has expired' in the"
                                + " sidecars' logs.",
                        "Permissive workloads still accept callers without a sidecar; strict ones accept nobody."),
                List.of(
                        "istioctl proxy-config secret deployment/NAME -n NAMESPACE   # validity and root of both ends",
                        "kubectl get configmap istio-ca-root-cert -n NAMESPACE -o yaml   # the root the namespace was"
                                + " given",
                        "Is the clock of the node right?",
                        "kubectl rollout restart deployment/NAME -n NAMESPACE   # a new sidecar asks for a new"
                                + " certificate",
                        "Meanwhile: the second step of the bypass of the namespace (permissive) lets plaintext in."));
    }
}
