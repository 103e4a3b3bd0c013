package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.mesh.TargetMesh;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Annotations a workload's pods need from their first start with a sidecar. As few as possible: each is a field of
 * somebody else's object.
 */
record SidecarNeeds(ClusterSnapshot snapshot, TargetMesh target) {

    static final String PROXY_CONFIG = "proxy.istio.io/config";

    private static final String HOLD = "holdApplicationUntilProxyStarts";
    /** Kubernetes waits so long for a pod to end when nobody says otherwise. Whoever says more has work to finish. */
    private static final int USUAL_GRACE_SECONDS = 30;

    /** Clients of databases and brokers connect at start, and many of them give up when that fails. */
    private static final Pattern CONNECTS_AT_START = Pattern.compile(
            "(?i)\\b(jdbc:|postgres(ql)?://|mysql://|mariadb://|mongodb(\\+srv)?://|amqps?://|rediss?://|nats://|kafka://)");

    private static final Pattern BROKER_SETTING = Pattern.compile(
            "(?i)(bootstrap_?servers?|kafka_?brokers?|(db|database|postgres|mysql|mongo|rabbitmq|redis)_?(host|url|uri|addr|address))$");

    Map<String, String> of(Workload workload) {
        var annotations = new TreeMap<String, String>();
        var template = workload.template();
        if (!new NativeSidecars(target).areUsed()) {
            var settings = proxySettings(workload);
            if (!settings.isEmpty()) {
                annotations.put(
                        PROXY_CONFIG,
                        ProxyConfigText.with(template.annotations().getOrDefault(PROXY_CONFIG, ""), settings));
            }
        }
        annotations.putAll(SidecarResources.within(snapshot, workload.namespace(), template.annotations()));
        annotations
                .entrySet()
                .removeIf(
                        entry -> entry.getValue().equals(template.annotations().get(entry.getKey())));
        return annotations;
    }

    private static Map<String, String> proxySettings(Workload workload) {
        var settings = new TreeMap<String, String>();
        if (connectsAtStart(workload.template())) {
            settings.put(HOLD, "true");
        }
        if (endsSlowly(workload)) {
            // A sidecar that is no native one gets its SIGTERM together with the application, and would leave first.
            settings.put("proxyMetadata", "{\"EXIT_ON_ZERO_ACTIVE_CONNECTIONS\": \"true\"}");
        }
        return settings;
    }

    private static boolean endsSlowly(Workload workload) {
        return !workload.runsToCompletion()
                && workload.template()
                                .spec()
                                .at("terminationGracePeriodSeconds")
                                .wholeOr(USUAL_GRACE_SECONDS)
                        > USUAL_GRACE_SECONDS;
    }

    private static boolean connectsAtStart(PodTemplate template) {
        return template.containers().stream().anyMatch(SidecarNeeds::connectsAtStart);
    }

    private static boolean connectsAtStart(Container container) {
        boolean namesBroker = container.env().stream()
                .anyMatch(variable ->
                        BROKER_SETTING.matcher(variable.at("name").textOr("")).find());
        return namesBroker
                || words(container)
                        .anyMatch(text -> CONNECTS_AT_START.matcher(text).find());
    }

    private static Stream<String> words(Container container) {
        var values =
                container.env().stream().map(variable -> variable.at("value").textOr(""));
        var commands = Stream.of("command", "args")
                .map(key -> container.field().at(key))
                .map(Field::texts)
                .flatMap(java.util.List::stream);
        return Stream.concat(values, commands);
    }
}
