package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Sidecar: what callers reach, and what becomes of the rest (istio A.5); back, its outbound policy only. */
final class EgressModeForm {

    private static final String ROOT = "istio-system";

    private EgressModeForm() {}

    static void read(SourceReading source) {
        source.of(IstioTraffic.NETWORKING, "Sidecar").forEach(object -> read(object, source));
    }

    private static void read(Fields object, SourceReading source) {
        var author = Author.of(object.object());
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        spec.at("egress").items().forEach(egress -> {
            DestinationRuleForm.extra(egress, "hosts", EdgeAspect.VISIBILITY, extras);
            for (var key : List.of("bind", "port", "captureMode")) {
                DestinationRuleForm.extra(egress, key, EdgeAspect.LISTENER, extras);
            }
        });
        for (var key : List.of("ingress", "inboundConnectionPool", "workloadSelector")) {
            DestinationRuleForm.extra(spec, key, EdgeAspect.LISTENER, extras);
        }
        DestinationRuleForm.extra(spec.at("outboundTrafficPolicy"), "egressProxy", EdgeAspect.LISTENER, extras);
        mode(object, author).ifPresent(source::intend);
        source.intend(new Unmatched(author, extras));
    }

    private static Optional<EgressMode> mode(Fields object, Author author) {
        var namespace = object.object().key().namespace();
        boolean isOfAll = object.spec().at("workloadSelector").look().mapping().isEmpty();
        return object.spec()
                .at("outboundTrafficPolicy", "mode")
                .text(EdgeAspect.EGRESS_MODE)
                .filter(_ -> isOfAll)
                .map(mode -> new EgressMode(
                        author,
                        namespace.equals(ROOT) ? Audience.everybody() : Audience.of(namespace),
                        mode.as(word -> !word.equals("REGISTRY_ONLY")),
                        List.of(),
                        object.spec().at("egress").items().stream()
                                .flatMap(egress -> egress.at("hosts").look().texts().stream())
                                .toList(),
                        List.of()));
    }

    /**
     * Going out is what Istio lets everybody do; only its refusal has to be said, and in a namespace what differs from that for
     * all.
     *
     * @param all every mode and every host outside that is said beside it
     */
    static void write(EgressMode mode, List<TrafficIntent> all, TargetWriting target) {
        mode.extras().forEach(extra -> target.settle(extra.origin()));
        if (!mode.networks().isEmpty()) {
            ofNetworks(mode, all, target);
        } else if (mode.allowed().value() && !isRefusedForAll(all)) {
            target.carried(mode.allowed().origin());
        } else {
            target.settle(mode.allowed().origin(), sidecar(mode, all, target));
        }
    }

    /** Whether unknown hosts may be called holds for all addresses alike. */
    private static void ofNetworks(EgressMode mode, List<TrafficIntent> all, TargetWriting target) {
        boolean isSaidOfAll = modes(all)
                .filter(other -> other.networks().isEmpty() && other.callers().equals(mode.callers()))
                .map(other -> other.allowed().value())
                .findFirst()
                .orElse(true)
                .equals(mode.allowed().value());
        var origin = Origin.all(mode.networks().stream().map(Said::origin))
                .and(mode.allowed().origin());
        if (isSaidOfAll) {
            target.carried(origin);
        } else {
            target.lost(
                    origin,
                    "Whether unknown hosts may be called holds for all addresses alike; these are "
                            + (mode.allowed().value() ? "refused" : "let through") + " with all others.",
                    "Say it of these addresses with a NetworkPolicy, or list their ports in a ServiceEntry.");
        }
    }

    private static Stream<EgressMode> modes(List<TrafficIntent> all) {
        return all.stream().filter(EgressMode.class::isInstance).map(EgressMode.class::cast);
    }

    private static boolean isRefusedForAll(List<TrafficIntent> all) {
        return modes(all)
                .anyMatch(mode -> mode.networks().isEmpty()
                        && mode.callers().isEverybody()
                        && !mode.allowed().value());
    }

    private static ObjectKey sidecar(EgressMode mode, List<TrafficIntent> all, TargetWriting target) {
        var policy = mode.allowed().value() ? "ALLOW_ANY" : "REGISTRY_ONLY";
        var hosts = shown(mode, all).stream().map(Value.Text::of).toList();
        var spec = Mapping.building()
                .put(
                        "egress",
                        Value.Sequence.of(List.of(Mapping.building()
                                .put("hosts", Value.Sequence.of(hosts))
                                .build())))
                .put("outboundTrafficPolicy", OwnObject.single("mode", policy));
        return target.write(
                IstioTraffic.NETWORKING_V1,
                "Sidecar",
                mode.callers().isEverybody()
                        ? ROOT
                        : mode.callers().namespaces().first(),
                "default",
                Map.of(),
                List.of(mode.author()),
                spec.build());
    }

    /** Hosts that are let through for all are hidden where a namespace says itself what is (linkerd D). */
    private static List<String> shown(EgressMode mode, List<TrafficIntent> all) {
        boolean hides = !mode.callers().isEverybody()
                && !mode.allowed().value()
                && all.stream()
                        .anyMatch(intent -> intent instanceof ExternalHosts hosts
                                && hosts.audience().value().isEverybody());
        return hides ? List.of("./*", "*/*.svc.cluster.local") : List.of("*/*");
    }
}
