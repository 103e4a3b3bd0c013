package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.ConnectTimeout;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connect timeout of a caller's proxy, which holds for all of its calls: the longest that is said of any of them, so that
 * none fails that did not before (linkerd B, G.2).
 */
final class ConnectTimeoutForm {

    private static final String NAME = "config.linkerd.io/proxy-outbound-connect-timeout";

    /** What holds where the annotation is not written (linkerd B). */
    private static final Duration USUAL = Duration.ofSeconds(1);

    private ConnectTimeoutForm() {}

    static void write(List<TrafficIntent> intents, TargetWriting target) {
        var timeouts = intents.stream()
                .filter(ConnectTimeout.class::isInstance)
                .map(ConnectTimeout.class::cast)
                .toList();
        var longest = new TreeMap<String, Duration>();
        timeouts.forEach(timeout -> namespaces(timeout.callers(), target)
                .forEach(namespace -> longest.merge(
                        namespace, timeout.time().value(), (one, other) -> one.compareTo(other) < 0 ? other : one)));
        longest.forEach((namespace, time) -> annotate(namespace, time, target));
        timeouts.forEach(timeout -> settle(timeout, longest, target));
    }

    private static List<String> namespaces(Audience callers, TargetWriting target) {
        return target.snapshot().workloads().stream()
                .map(Workload::namespace)
                .distinct()
                .filter(namespace ->
                        callers.isEverybody() || callers.namespaces().contains(namespace))
                .sorted()
                .toList();
    }

    private static void annotate(String namespace, Duration time, TargetWriting target) {
        if (!time.equals(USUAL)) {
            target.patch("v1", "Namespace", "", namespace).annotation(NAME, GoDuration.write(time));
        }
    }

    private static void settle(ConnectTimeout timeout, Map<String, Duration> longest, TargetWriting target) {
        var namespaces = namespaces(timeout.callers(), target);
        var origin = timeout.time().origin();
        if (namespaces.isEmpty()) {
            target.lost(
                    origin,
                    "The source holds no pods that call, and Linkerd is told by their annotations.",
                    "Set " + NAME + " on the pods or namespaces of the callers.");
            return;
        }
        boolean isLonger = namespaces.stream()
                .anyMatch(namespace -> !timeout.time().value().equals(longest.get(namespace)));
        var into = namespaces.stream()
                .map(namespace -> new ObjectKey("", "Namespace", "", namespace))
                .toArray(ObjectKey[]::new);
        if (isLonger) {
            target.approximated(
                    origin,
                    "A caller's proxy has one connect timeout for all it calls: the longest that is said of any.",
                    into);
        } else {
            target.settle(origin, into);
        }
    }
}
