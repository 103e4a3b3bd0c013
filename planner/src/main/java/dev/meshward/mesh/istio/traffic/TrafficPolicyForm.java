package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.ConnectTimeout;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.RetryBudget;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code trafficPolicy}: balancing, pools, ejection, TLS (istio A.2). */
final class TrafficPolicyForm {

    private static final Map<String, Aspect> BALANCING = balancing();
    private static final Map<String, Aspect> CONNECTIONS = connections();
    private static final Map<String, Aspect> REQUESTS = requests();

    private final Author author;
    private final Said<Destination> host;
    private final Audience callers;
    private final RulesOfDestinations all;
    private final SourceReading source;

    /** @param callers whose calls are treated so */
    TrafficPolicyForm(
            Author author, Said<Destination> host, Audience callers, RulesOfDestinations all, SourceReading source) {
        this.all = all;
        this.author = author;
        this.host = host;
        this.callers = callers;
        this.source = source;
    }

    private static Map<String, Aspect> balancing() {
        var aspects = new LinkedHashMap<String, Aspect>();
        aspects.put("consistentHash", DestinationAspect.AFFINITY);
        aspects.put("localityLbSetting", DestinationAspect.LOCALITY);
        aspects.put("zoneAwareLbSetting", DestinationAspect.LOCALITY);
        aspects.put("backendUtilization", DestinationAspect.LOCALITY);
        aspects.put("warmup", DestinationAspect.WARM_UP);
        aspects.put("warmupDurationSecs", DestinationAspect.WARM_UP);
        return aspects;
    }

    private static Map<String, Aspect> connections() {
        var aspects = new LinkedHashMap<String, Aspect>();
        for (var key : List.of("maxConnections", "idleTimeout", "maxConnectionDuration", "tcpKeepalive")) {
            aspects.put(key, DestinationAspect.CONNECTIONS);
        }
        return aspects;
    }

    private static Map<String, Aspect> requests() {
        var aspects = new LinkedHashMap<String, Aspect>();
        aspects.put("h2UpgradePolicy", DestinationAspect.UPGRADE);
        for (var key : List.of(
                "http1MaxPendingRequests",
                "http2MaxRequests",
                "maxRequestsPerConnection",
                "maxRetries",
                "idleTimeout",
                "maxConcurrentStreams",
                "http2KeepAlive",
                "useClientProtocol")) {
            aspects.put(key, DestinationAspect.REQUESTS);
        }
        return aspects;
    }

    /** What has no form in the middle; the rest becomes intents. */
    List<Extra> read(SourceField policy) {
        var extras = new ArrayList<Extra>();
        balancing(policy.at("loadBalancer"), extras);
        CONNECTIONS.forEach(
                (key, aspect) -> DestinationRuleForm.extra(policy.at("connectionPool", "tcp"), key, aspect, extras));
        REQUESTS.forEach(
                (key, aspect) -> DestinationRuleForm.extra(policy.at("connectionPool", "http"), key, aspect, extras));
        DurationForm.read(policy.at("connectionPool", "tcp", "connectTimeout"), DestinationAspect.CONNECT_TIMEOUT)
                .ifPresent(time -> source.intend(new ConnectTimeout(author, host, callers, time)));
        var outlier = policy.at("outlierDetection");
        if (outlier.isWritten()) {
            OutlierEjectionForm.read(outlier, author, all.meant(host, author), source, extras);
        }
        tls(policy.at("tls"), extras);
        DestinationRuleForm.extra(policy, "tunnel", DestinationAspect.TUNNEL, extras);
        DestinationRuleForm.extra(policy, "proxyProtocol", DestinationAspect.TUNNEL, extras);
        budget(policy.at("retryBudget"));
        return extras;
    }

    private void balancing(SourceField balancer, List<Extra> extras) {
        var simple = balancer.at("simple");
        if (simple.look().is("LEAST_CONN")) {
            source.remark(
                    GeneralAspect.NEVER_EXISTED,
                    author,
                    simple.place(),
                    "LEAST_CONN is obsolete; LEAST_REQUEST is the same.");
        }
        simple.extra(simple.look().is("PASSTHROUGH") ? DestinationAspect.PASSTHROUGH : DestinationAspect.BALANCING)
                .ifPresent(extras::add);
        BALANCING.forEach((key, aspect) -> DestinationRuleForm.extra(balancer, key, aspect, extras));
    }

    /** The mode decides what the whole block means; a block without a mode turns TLS off (istio A.2). */
    private static void tls(SourceField tls, List<Extra> extras) {
        var aspect = switch (tls.at("mode").look().textOr("DISABLE")) {
            case "ISTIO_MUTUAL" -> DestinationAspect.MESH_TLS;
            case "DISABLE" -> DestinationAspect.PLAINTEXT;
            default -> DestinationAspect.CLIENT_TLS;
        };
        tls.extra(aspect).ifPresent(extras::add);
    }

    private void budget(SourceField budget) {
        if (budget.isPresent()) {
            source.intend(new RetryBudget(
                    author,
                    host,
                    budget.at("percent").text(RouteAspect.RETRY_BUDGET).flatMap(TrafficPolicyForm::number),
                    budget.at("minRetryConcurrency").whole(RouteAspect.RETRY_BUDGET),
                    DurationForm.read(budget.at("budgetInterval"), RouteAspect.RETRY_BUDGET)));
        }
    }

    private static Optional<Said<BigDecimal>> number(Said<String> written) {
        return written.value().matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Optional.of(written.as(BigDecimal::new))
                : Optional.empty();
    }
}
