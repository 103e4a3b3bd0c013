package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.callers.ApiServerCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls that are known to be TLS of the caller's own: those of the API server, and those of callers who say https. */
final class TlsCalls {

    private final ApiServerCalls apiServer;
    private final Map<ServiceId, Map<Integer, String>> callerByPortByService = new HashMap<>();

    private TlsCalls(ApiServerCalls apiServer) {
        this.apiServer = apiServer;
    }

    static TlsCalls in(Situation situation) {
        var calls = new TlsCalls(ApiServerCalls.in(situation));
        situation.graph().believedAt(Confidence.MEDIUM).forEach(calls::note);
        return calls;
    }

    private void note(Dependency call) {
        if (call.protocol().equals("https") && call.to() instanceof Callee.ToService(var service, _)) {
            callerByPortByService
                    .computeIfAbsent(service, _ -> new HashMap<>())
                    .merge(call.port(), call.from().name(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
    }

    /** Half a sentence about a call by TLS to this port; empty where none is known. */
    Optional<String> to(ServiceId service, int port) {
        if (apiServer.reach(service, port)) {
            return Optional.of("the API server calls it, which is always by TLS");
        }
        return Optional.ofNullable(
                        callerByPortByService.getOrDefault(service, Map.of()).get(port))
                .map(caller -> caller + " calls it by https");
    }
}
