package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Annotations whose value has not the form the injector asks for. Istio's injector validates them and refuses the pod
 * (istio.md B.3); Linkerd's refuses to inject where it cannot tell whether it should (linkerd.md F).
 */
public final class MalformedAnnotation implements ReadinessCheck {

    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?");
    private static final Pattern TRUTH = Pattern.compile("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False");
    private static final Pattern NETWORKS =
            Pattern.compile("\\*|(\\s*[0-9a-fA-F.:]+/\\d{1,3}\\s*(,\\s*[0-9a-fA-F.:]+/\\d{1,3}\\s*)*)?");
    private static final String CAPTURE = "traffic.sidecar.istio.io/";

    private static final Map<String, Predicate<String>> ISTIO = Map.of(
            CAPTURE + "includeInboundPorts",
            MalformedAnnotation::arePorts,
            CAPTURE + "excludeInboundPorts",
            MalformedAnnotation::arePorts,
            CAPTURE + "includeOutboundPorts",
            MalformedAnnotation::arePorts,
            CAPTURE + "excludeOutboundPorts",
            MalformedAnnotation::arePorts,
            CAPTURE + "includeOutboundIPRanges",
            NETWORKS.asMatchPredicate(),
            CAPTURE + "excludeOutboundIPRanges",
            NETWORKS.asMatchPredicate(),
            "sidecar.istio.io/rewriteAppHTTPProbers",
            TRUTH.asMatchPredicate(),
            "sidecar.istio.io/proxyCPU",
            QUANTITY.asMatchPredicate(),
            "sidecar.istio.io/proxyMemory",
            QUANTITY.asMatchPredicate());

    private static final Map<String, Predicate<String>> LINKERD =
            Map.of("linkerd.io/inject", Set.of("enabled", "disabled", "ingress")::contains);

    @Override
    public Code code() {
        return new Code("MW-110");
    }

    @Override
    public String title() {
        return "Annotation for the proxy that cannot be read";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var forms = situation.isIstio() ? ISTIO : LINKERD;
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(workload -> workload.template().field().at("metadata", "annotations").entries().stream()
                        .filter(entry -> forms.containsKey(entry.key()))
                        .filter(entry ->
                                !forms.getOrDefault(entry.key(), _ -> true).test(entry.textOr("")))
                        .map(entry -> finding(workload, entry, situation)));
    }

    /** Istio knows single ports only, and a star that stands alone. */
    private static boolean arePorts(String written) {
        return written.equals("*")
                || (!written.contains("*")
                        && !written.contains("-")
                        && WrittenPorts.parse(written).isPresent());
    }

    private Finding finding(Workload workload, Field annotation, Situation situation) {
        return FindingDraft.about(code(), Severity.ERROR, workload, annotation)
                .what("Annotation %s of %s has a value that cannot be read: \"%s\"."
                        .formatted(annotation.key(), workload.name(), annotation.textOr("")))
                .why(
                        situation.isIstio()
                                ? "The injector refuses a pod with such a value: from the join on none is created."
                                : "The injector does not add a proxy where it cannot tell whether it should.")
                .advice("Correct the value, or remove the annotation.")
                .blocking(Blocks.JOINING)
                .finding();
    }
}
