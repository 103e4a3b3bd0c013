package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.callers.ApiServerCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls that are known to be TLS of the caller's own: those of the API server, and those of workloads whose variables or
 * arguments say {@code https://} and the name of a Service. The graph takes a port for what its Service declares, so the
 * scheme is read here once more.
 */
final class TlsCalls {

    private static final Pattern HTTPS =
            Pattern.compile("https://(?:[^/@\\s\"',]*@)?([a-z0-9-]+)(?:\\.([a-z0-9-]+)(?:\\.svc[a-z0-9.-]*)?)?"
                    + "(?::([0-9]{1,5}))?(?=[/?\\s\"',]|$)");

    private static final String HTTPS_PORT = "443";

    private final ApiServerCalls apiServer;
    private final Map<ServiceId, Map<String, String>> callerByPortByService = new HashMap<>();

    private TlsCalls(ApiServerCalls apiServer) {
        this.apiServer = apiServer;
    }

    static TlsCalls in(Situation situation) {
        var calls = new TlsCalls(ApiServerCalls.in(situation));
        situation.snapshot().workloads().forEach(calls::note);
        return calls;
    }

    private void note(Workload caller) {
        texts(caller)
                .filter(text -> text.contains("https://"))
                .flatMap(text -> HTTPS.matcher(text).results())
                .forEach(address -> note(caller, address));
    }

    private void note(Workload caller, MatchResult address) {
        var namespace = Optional.ofNullable(address.group(2)).orElse(caller.namespace());
        var port = Optional.ofNullable(address.group(3)).orElse(HTTPS_PORT);
        callerByPortByService
                .computeIfAbsent(new ServiceId(namespace, address.group(1)), _ -> new HashMap<>())
                .putIfAbsent(port, caller.name());
    }

    private static Stream<String> texts(Workload caller) {
        return caller.template().allContainers().stream()
                .flatMap(container -> Stream.of(
                                container.env().stream().flatMap(variable -> variable.at("value").text().stream()),
                                container.field().at("command").texts().stream(),
                                container.field().at("args").texts().stream())
                        .flatMap(texts -> texts));
    }

    /** Half a sentence about a call by TLS to this port; empty where none is known. */
    Optional<String> to(ServiceId service, int port) {
        if (apiServer.reach(service, port)) {
            return Optional.of("the API server calls it, which is always by TLS");
        }
        return Optional.ofNullable(
                        callerByPortByService.getOrDefault(service, Map.of()).get(Integer.toString(port)))
                .map(caller -> caller + " calls it by https");
    }
}
