package dev.meshward.mesh.linkerd;

import dev.meshward.mesh.Dialect.Outage;
import java.util.List;

/** What to do while a part of Linkerd itself is down. */
final class LinkerdOutages {

    private LinkerdOutages() {}

    static List<Outage> all() {
        return List.of(webhook(), controlPlane(), certificates());
    }

    private static Outage webhook() {
        return new Outage(
                "The injection webhook does not answer",
                List.of(
                        "With webhookFailurePolicy Fail, as this plan installs it with three replicas, no new pod is"
                                + " created outside of kube-system and cert-manager; events say FailedCreate.",
                        "With Ignore, the chart's own default, new pods start without a proxy, and strict servers"
                                + " refuse them.",
                        "Running pods go on, and so does their traffic."),
                List.of(
                        "kubectl get pods -n linkerd -l linkerd.io/control-plane-component=proxy-injector   # is it"
                                + " running at all?",
                        "kubectl get endpointslices -n linkerd -l kubernetes.io/service-name=linkerd-proxy-injector   #"
                                + " does the Service reach it?",
                        "Is port 8443 open from the API server to the nodes? A firewall of a private cluster is the"
                                + " usual reason.",
                        "linkerd check   # is the certificate of the webhook valid?",
                        "kubectl rollout restart deployment/linkerd-proxy-injector -n linkerd",
                        "Last resort, pods then start without a proxy and strict servers refuse them: kubectl patch"
                            + " mutatingwebhookconfiguration linkerd-proxy-injector-webhook-config --type=json -p"
                            + " '[{\"op\":\"replace\",\"path\":\"/webhooks/0/failurePolicy\",\"value\":\"Ignore\"}]'"));
    }

    private static Outage controlPlane() {
        return new Outage(
                "The control plane is down",
                List.of(
                        "Proxies go on with the endpoints and policies they know; calls between running pods work.",
                        "New endpoints, new policies and this plan's changes do not arrive: do not apply or undo a"
                                + " stage now.",
                        "Pods that start get no certificate and do not become ready.",
                        "Certificates are valid for 24 hours; proxies that cannot renew theirs are refused after"
                                + " that."),
                List.of(
                        "linkerd check",
                        "kubectl logs -n linkerd deployment/linkerd-destination -c destination --tail=200",
                        "kubectl logs -n linkerd deployment/linkerd-destination -c policy --tail=200",
                        "kubectl get events -n linkerd --sort-by=.lastTimestamp",
                        "kubectl rollout restart deployment/linkerd-destination deployment/linkerd-identity -n linkerd",
                        "linkerd check --proxy   # no check fails before anything else is changed"));
    }

    private static Outage certificates() {
        return new Outage(
                "Certificates are refused",
                List.of(
                        "Callers get 502 or 503, and logs of proxies say that a certificate is invalid or has expired.",
                        "Ports that accept plaintext still take callers without a proxy; callers with one insist on"
                                + " mutual TLS and fail.",
                        "The trust anchor is the usual reason: it lives for a year unless you chose longer."),
                List.of(
                        "linkerd check   # how long do trust anchor and issuer live?",
                        "kubectl get configmap linkerd-identity-trust-roots -n linkerd -o yaml",
                        "Is the clock of the node right?",
                        "Issue a new issuer from the same trust anchor, and put it into the Secret"
                                + " linkerd-identity-issuer; proxies ask for new certificates by themselves.",
                        "kubectl rollout restart deployment/linkerd-identity -n linkerd",
                        "A new trust anchor needs both anchors in the ConfigMap until every pod was made anew.",
                        "Last resort: the third step of the bypass of the namespace (leave the mesh), since callers"
                                + " with a proxy do not fall back to plaintext."));
    }
}
