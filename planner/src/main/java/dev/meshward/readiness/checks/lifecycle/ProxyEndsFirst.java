package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application that goes on working for a while after it was told to end, beside a proxy that is told at the same moment and
 * drains for a fixed time (istio.md C.3 no. 30, linkerd.md B). A native sidecar ends after the application and is not concerned.
 */
public final class ProxyEndsFirst implements ReadinessCheck {

    /** Istio: terminationDrainDuration, in seconds. */
    private static final int DRAIN = 5;

    private static final Pattern SLEEP = Pattern.compile("(?:^|[\\s;&])sleep\\s+(\\d{1,5})\\b");
    private static final String LINKERD_WAIT = "config.alpha.linkerd.io/proxy-wait-before-exit-seconds";

    @Override
    public Code code() {
        return new Code("MW-144");
    }

    @Override
    public String title() {
        return "Proxy that ends before the application";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Node");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var nativeSidecars = NativeSidecars.of(situation);
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork() && !workload.runsToCompletion())
                .filter(workload -> !nativeSidecars.areGivenTo(workload) && !drainsByItself(workload))
                .flatMap(workload -> longest(workload)
                        .filter(hook -> seconds(hook) > DRAIN)
                        .map(hook -> finding(workload, hook, situation))
                        .stream());
    }

    private static boolean drainsByItself(Workload workload) {
        var annotations = workload.template().annotations();
        var config = annotations.getOrDefault("proxy.istio.io/config", "");
        return config.contains("terminationDrainDuration")
                || config.contains("EXIT_ON_ZERO_ACTIVE_CONNECTIONS")
                || annotations.containsKey(LINKERD_WAIT);
    }

    private static Optional<Field> longest(Workload workload) {
        return workload.template().containers().stream()
                .map(container -> container.field().at("lifecycle", "preStop"))
                .max(Comparator.comparing(ProxyEndsFirst::seconds));
    }

    private static int seconds(Field hook) {
        var command = String.join(" ", hook.at("exec", "command").texts());
        var written = SLEEP.matcher(" " + command);
        return Math.max(
                hook.at("sleep", "seconds").wholeOr(0), written.find() ? Integer.parseInt(written.group(1)) : 0);
    }

    private Finding finding(Workload workload, Field hook, Situation situation) {
        int seconds = seconds(hook);
        return FindingDraft.about(code(), Severity.WARNING, workload, hook)
                .what("%s goes on for %d seconds after it is told to end; its proxy does not wait for it."
                        .formatted(workload.name(), seconds))
                .why("Requests that arrive or are answered in that time find no proxy any more and are cut off, at"
                        + " every restart.")
                .advice(
                        situation.isIstio()
                                ? "Set terminationDrainDuration: %ds in the annotation proxy.istio.io/config, or run"
                                                .formatted(seconds)
                                        + " native sidecars."
                                : "The join lets the proxy wait as long, by annotation.")
                .fixedBy(
                        situation.isIstio()
                                ? Optional.<Fix>empty()
                                : Optional.<Fix>of(new Fix.AnnotateAtJoin(
                                        workload.id(),
                                        LINKERD_WAIT,
                                        Integer.toString(seconds),
                                        "The proxy only ends later; the pod's grace period stays.")))
                .finding();
    }
}
