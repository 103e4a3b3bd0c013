package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;

/** Objects that have no form in the middle: each field is named, and the other mesh says what it thinks of it. */
final class NamedOnly {

    private static final String EXTENSIONS = "extensions.istio.io";

    private NamedOnly() {}

    static void read(SourceReading source) {
        source.of(IstioTraffic.NETWORKING, "Gateway").forEach(object -> source.intend(gateway(object)));
        source.of(IstioTraffic.NETWORKING, "EnvoyFilter").forEach(object -> source.intend(extension(object)));
        for (var kind : List.of("WasmPlugin", "TrafficExtension")) {
            source.of(EXTENSIONS, kind).forEach(object -> source.intend(extension(object)));
        }
        source.of("", "Service")
                .forEach(service -> source.intend(new Unmatched(
                        Author.of(service.object()),
                        service.annotation("networking.istio.io/exportTo").extra(EdgeAspect.SERVICE_VISIBILITY).stream()
                                .toList())));
    }

    private static Unmatched gateway(Fields object) {
        var extras = new ArrayList<Extra>();
        object.spec()
                .at("servers")
                .items()
                .forEach(server -> DestinationRuleForm.extra(server, "tls", EdgeAspect.GATEWAY_TLS, extras));
        object.spec().extra(EdgeAspect.GATEWAY).ifPresent(extras::add);
        return new Unmatched(Author.of(object.object()), extras);
    }

    private static Unmatched extension(Fields object) {
        return new Unmatched(
                Author.of(object.object()),
                object.spec().extra(ProxyAspect.EXTENSION).stream().toList());
    }
}
