package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which calls need mutual TLS, as PeerAuthentications; what Istio does anyway is not written (linkerd G.6, istio A.7). */
final class TransportExpression {

    private final TargetWriting target;
    private final ControlPlane controlPlane;
    private final List<TransportSecurity> all;

    TransportExpression(TargetWriting target, ControlPlane controlPlane, List<TransportSecurity> all) {
        this.target = target;
        this.controlPlane = controlPlane;
        this.all = List.copyOf(all);
    }

    void write() {
        all.forEach(this::write);
    }

    private void write(TransportSecurity security) {
        var inherited = inherited(security);
        boolean changesNothing = security.mode().map(Said::value).orElse(inherited) == inherited
                && security.ports().stream().allMatch(port -> port.mode() == inherited);
        if (changesNothing) {
            target.carried(security.origin());
            return;
        }
        var spec = Mapping.building();
        var labels = security.pods().labels().labels();
        if (!labels.isEmpty()) {
            spec.put("selector", OwnObject.single("matchLabels", OwnObject.labels(labels)));
        }
        security.mode().ifPresent(mode -> spec.put("mtls", mode(mode.value())));
        if (!security.ports().isEmpty()) {
            var ports = Mapping.building();
            security.ports().forEach(port -> ports.put(Integer.toString(port.port()), mode(port.mode())));
            spec.put("portLevelMtls", ports.build());
        }
        var written = target.write(
                IstioSecurity.SECURITY_V1,
                "PeerAuthentication",
                security.pods().namespace().orElse(controlPlane.rootNamespace()),
                labels.isEmpty() ? "default" : security.author().object().name(),
                Map.of(),
                List.of(security.author()),
                spec.build());
        target.settle(security.origin(), written);
    }

    private static Mapping mode(Mode mode) {
        return OwnObject.single(
                "mode",
                switch (mode) {
                    case EITHER -> "PERMISSIVE";
                    case MUTUAL_ONLY -> "STRICT";
                    case PLAINTEXT_ONLY -> "DISABLE";
                });
    }

    /** What holds for the same pods where this says nothing: of their namespace, else of the mesh. */
    private Mode inherited(TransportSecurity security) {
        var namespace = security.pods().namespace();
        return namespace
                .flatMap(name -> ofAll(SelectedPods.allIn(name), security))
                .or(() -> all.stream()
                        .filter(wider ->
                                wider != security && wider.pods().namespace().isEmpty())
                        .findFirst()
                        .flatMap(wider -> wider.mode().map(Said::value)))
                .orElse(Mode.EITHER);
    }

    private Optional<Mode> ofAll(SelectedPods pods, TransportSecurity besides) {
        return all.stream()
                .filter(wider -> wider != besides && wider.pods().equals(pods))
                .findFirst()
                .flatMap(wider -> wider.mode().map(Said::value));
    }
}
