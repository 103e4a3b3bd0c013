package dev.meshward.adoption;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which calls stay plaintext when everybody has joined who joins, and why. */
record PlaintextRule(PlanQuestion question, Standings standings, JoinAnnotations annotations, Entrances entrances) {

    Optional<Plaintext> of(Dependency call, Workload receiver) {
        return switch (call.from()) {
            case Caller.ApiServer _ ->
                plaintext("the API server calls it and is no member of any mesh", "the API server no longer calls it");
            case Caller.Kubelet _ ->
                plaintext("the kubelet probes it and is no member of any mesh", "its probes are answered by the proxy");
            case Caller.Outside _ -> fromOutside(call);
            case Caller.Pods(var caller) -> ofPods(caller, call, receiver);
        };
    }

    /** Traffic that only gateways of the mesh bring in is theirs. */
    private Optional<Plaintext> fromOutside(Dependency call) {
        return entrances.accountsFor(call).isPresent()
                ? Optional.empty()
                : plaintext(
                        "callers from outside the cluster have no identity in the mesh",
                        "traffic from outside comes in through a gateway of the mesh");
    }

    private Optional<Plaintext> ofPods(WorkloadId caller, Dependency call, Workload receiver) {
        if (!standings.hasProxyAtTheEnd(caller)) {
            return plaintext(caller + " has no proxy (" + whyNot(caller) + ")", caller + " has joined");
        }
        return pastTheProxy(caller, call)
                .or(() -> byConfiguration(caller, call))
                .or(() -> byAddress(caller, call, receiver))
                .or(() -> throughHalfMeshedService(call));
    }

    private String whyNot(WorkloadId caller) {
        var waits = standings.postponed().get(caller);
        if (waits != null) {
            return waits.because().replaceFirst("\\.$", "");
        }
        return standings.neverStaged().containsKey(caller.namespace())
                ? "namespace " + caller.namespace() + " is never staged"
                : "it is not part of this plan";
    }

    private Optional<Plaintext> pastTheProxy(WorkloadId caller, Dependency call) {
        return question.snapshot()
                .workload(caller)
                .filter(workload ->
                        question.dialect().callsPastTheProxy(workload, call.port(), annotations.of(workload)))
                .flatMap(_ -> plaintext(
                        "port " + call.port() + " is excluded from the proxy of " + caller,
                        caller + " no longer excludes port " + call.port()));
    }

    private Optional<Plaintext> byConfiguration(WorkloadId caller, Dependency call) {
        if (!(call.to() instanceof Callee.ToService(var service, var _))) {
            return Optional.empty();
        }
        return question.snapshot()
                .workload(caller)
                .flatMap(workload ->
                        question.dialect().withoutMutualTls(workload, service, call.port(), question.snapshot()))
                .flatMap(because -> plaintext(because, "no object turns mutual TLS off for these calls any more"));
    }

    /** Scrapes go to the addresses of pods, whatever object declares them. */
    private Optional<Plaintext> byAddress(WorkloadId caller, Dependency call, Workload receiver) {
        boolean byAddress = call.kind() == DependencyKind.SCRAPE
                || (call.to() instanceof Callee.ToWorkload && !hasPodNames(receiver, call.port()));
        return byAddress && !question.dialect().protectsCallsByPodAddress()
                ? plaintext(
                        caller + " calls its pods by their addresses, which its proxy passes on as they are",
                        caller + " reaches it through a Service or through the metrics port of the proxy")
                : Optional.empty();
    }

    /** Pods behind a headless Service have names of their own, and the mesh knows these. */
    private boolean hasPodNames(Workload receiver, int port) {
        return question.snapshot().servicesOf(receiver).stream()
                .filter(Service::isHeadless)
                .flatMap(service -> service.ports().stream())
                .anyMatch(offered -> port == 0 || offered.number() == port);
    }

    /** Where the mesh takes a headless Service as one, one pod without a proxy makes callers use plaintext to all. */
    private Optional<Plaintext> throughHalfMeshedService(Dependency call) {
        if (!(call.to() instanceof Callee.ToService(var id, var receivers)) || receivers.size() < 2) {
            return Optional.empty();
        }
        boolean asOne = question.dialect().treatsHeadlessServicesAsOne()
                && question.snapshot().service(id).filter(Service::isHeadless).isPresent();
        return !asOne
                ? Optional.empty()
                : receivers.stream()
                        .filter(receiver -> !standings.hasProxyAtTheEnd(receiver))
                        .findFirst()
                        .flatMap(bare -> plaintext(
                                "headless service " + id + " also selects " + bare
                                        + ", which has no proxy, so that callers use plaintext to all of its pods",
                                bare + " has joined"));
    }

    private static Optional<Plaintext> plaintext(String because, String until) {
        return Optional.of(new Plaintext(because, until));
    }

    /**
     * The annotations pods carry once they have joined: what their namespace hands down, those of today, and those that
     * fixes add at the join.
     */
    record JoinAnnotations(PlanQuestion question, Map<WorkloadId, Map<String, String>> added) {

        Map<String, String> of(Workload workload) {
            var today = workload.template().annotations();
            var more = added.getOrDefault(workload.id(), Map.of());
            var handedDown = handedDown(workload.namespace());
            if (more.isEmpty() && handedDown.isEmpty()) {
                return today;
            }
            var all = new TreeMap<>(handedDown);
            all.putAll(today);
            all.putAll(more);
            return all;
        }

        private Map<String, String> handedDown(String namespace) {
            return question.snapshot()
                    .namespace(namespace)
                    .map(found -> question.dialect().handedDown(found.annotations()))
                    .orElse(Map.of());
        }
    }
}
