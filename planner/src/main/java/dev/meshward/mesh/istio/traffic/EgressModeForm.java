package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                        List.of()));
    }

    /** Going out is what Istio lets everybody do; only its refusal has to be said. */
    static void write(EgressMode mode, TargetWriting target) {
        mode.extras().forEach(extra -> target.settle(extra.origin()));
        mode.networks()
                .forEach(network -> target.lost(
                        network.origin(),
                        "Whether unknown hosts may be called holds for all addresses alike.",
                        "Restrict addresses with a NetworkPolicy or an egress gateway."));
        var namespace = mode.callers().isEverybody()
                ? ROOT
                : mode.callers().namespaces().first();
        if (mode.allowed().value()) {
            target.carried(mode.allowed().origin());
            return;
        }
        var spec = Mapping.building()
                .put(
                        "egress",
                        Value.Sequence.of(List.of(Mapping.building()
                                .put("hosts", Value.Sequence.of(List.of(Value.Text.of("*/*"))))
                                .build())))
                .put("outboundTrafficPolicy", OwnObject.single("mode", "REGISTRY_ONLY"));
        var written = target.write(
                IstioTraffic.NETWORKING_V1,
                "Sidecar",
                namespace,
                "default",
                Map.of(),
                List.of(mode.author()),
                spec.build());
        target.settle(mode.allowed().origin(), written);
    }
}
