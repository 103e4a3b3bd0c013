package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.SleepingRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * AuthorizationPolicies and demands for mutual TLS that wait for a sidecar (istio.md A.7, A.8). Joins keep accepting
 * plaintext whatever a PeerAuthentication says, so that only AuthorizationPolicies refuse.
 */
final class SleepingPolicies implements SleepingRules {

    private static final Set<String> OF_REQUESTS = Set.of("http", "http2", "http_proxy", "grpc", "kubernetes.io/h2c");
    private static final Set<String> OF_BYTES = Set.of("tcp", "https", "tls", "mongo", "redis", "mysql", "udp");

    private final ClusterSnapshot snapshot;
    private final ControlPlane controlPlane;
    private final AuthorizationInForce authorization;
    private final MutualTlsInForce mutualTls;
    private final List<String> trustDomains;

    SleepingPolicies(ClusterSnapshot snapshot) {
        this.controlPlane = ControlPlane.in(snapshot);
        this.snapshot = snapshot;
        this.authorization = new AuthorizationInForce(snapshot, controlPlane.rootNamespace());
        this.mutualTls = new MutualTlsInForce(snapshot, controlPlane.rootNamespace());
        this.trustDomains = List.of(controlPlane.trustDomain(), "cluster.local");
    }

    @Override
    public List<Manifest> on(Workload workload) {
        if (IstioMembership.of(workload, snapshot).rung().isAtLeast(Rung.JOINED)) {
            return List.of();
        }
        var rules = new ArrayList<Manifest>(policies(workload));
        rules.addAll(demands(workload));
        return rules.stream().sorted(Comparator.comparing(Manifest::key)).toList();
    }

    /** A label asks in vain where there is no control plane, and one may only be out of sight. */
    @Override
    public boolean isSureAbout(Workload workload) {
        boolean isNamespaceSeen = snapshot.namespace(workload.namespace())
                .flatMap(Namespace::manifest)
                .isPresent();
        return isNamespaceSeen && (controlPlane.isInstalled() || !IstioMembership.isAsked(workload, snapshot));
    }

    private List<Manifest> policies(Workload workload) {
        return authorization.enforcedOn(
                workload.namespace(), workload.template().labels());
    }

    /** Those that would accept mutual TLS only, on all ports or on some. */
    private List<Manifest> demands(Workload workload) {
        var own = mutualTls.forPods(workload.namespace(), workload.template().labels());
        var wide = mutualTls.forNamespace(workload.namespace());
        var all = mutualTls.forNamespace(mutualTls.rootNamespace());
        var deciding = !own.isEmpty() ? own : !wide.isEmpty() ? wide : all;
        return deciding.stream()
                .filter(each -> each.mode() == PeerAuthentication.Mode.STRICT
                        || each.portModes().containsValue(PeerAuthentication.Mode.STRICT))
                .map(PeerAuthentication::manifest)
                .toList();
    }

    @Override
    public Optional<Refusal> refusal(Workload callee, int containerPort, Optional<ServiceAccountId> caller) {
        var reading = new PolicyReading(caller, containerPort, trustDomains, speech(callee, containerPort));
        var policies = policies(callee);
        var denying = ofAction(policies, "DENY").stream()
                .filter(policy -> reading.fits(policy) == Fit.YES)
                .findFirst();
        return denying.map(policy -> new Refusal(policy, AuthorizationInForce.words(policy) + " denies such calls"))
                .or(() -> notAllowed(ofAction(policies, "ALLOW"), reading));
    }

    private static Optional<Refusal> notAllowed(List<Manifest> allowing, PolicyReading reading) {
        boolean isAllowed = allowing.isEmpty() || Fit.any(allowing, reading::fits) != Fit.NO;
        return isAllowed
                ? Optional.empty()
                : Optional.of(new Refusal(
                        allowing.getFirst(),
                        "no rule of "
                                + allowing.stream()
                                        .map(AuthorizationInForce::words)
                                        .collect(Collectors.joining(", "))
                                + " allows them"));
    }

    private static List<Manifest> ofAction(List<Manifest> policies, String action) {
        return policies.stream()
                .filter(policy -> policy.at("spec", "action").textOr("ALLOW").equals(action))
                .toList();
    }

    /** By the names of the Services' ports; those of other words are detected by the first bytes (istio.md C.1). */
    private PolicyReading.Speech speech(Workload callee, int containerPort) {
        var words = new TreeSet<String>();
        snapshot.servicesOf(callee).stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> leadsTo(port, callee, containerPort))
                .forEach(port -> words.add(word(port)));
        if (!words.isEmpty() && OF_REQUESTS.containsAll(words)) {
            return PolicyReading.Speech.REQUESTS;
        }
        return !words.isEmpty() && OF_BYTES.containsAll(words)
                ? PolicyReading.Speech.BYTES
                : PolicyReading.Speech.EITHER;
    }

    private static boolean leadsTo(Service.ServicePort port, Workload callee, int containerPort) {
        return port.targetPort().equals(Integer.toString(containerPort))
                || callee.template().runningContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .anyMatch(each ->
                                each.number() == containerPort && each.name().equals(port.targetPort()));
    }

    private static String word(Service.ServicePort port) {
        var name = port.appProtocol().isEmpty() ? port.name() : port.appProtocol();
        int dash = name.startsWith("grpc-web") ? 4 : name.indexOf('-');
        return (dash < 0 ? name : name.substring(0, dash)).toLowerCase(Locale.ROOT);
    }
}
