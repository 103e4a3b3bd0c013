package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalHosts.Port;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A ServiceEntry (istio A.4), and back. */
final class ExternalHostsForm {

    private static final Map<String, EdgeAspect> EXTRAS = Map.of(
            "location", EdgeAspect.LOCATION,
            "resolution", EdgeAspect.RESOLUTION,
            "endpoints", EdgeAspect.ENDPOINTS,
            "workloadSelector", EdgeAspect.ENDPOINTS,
            "subjectAltNames", EdgeAspect.EXTERNAL_NAMES);

    private ExternalHostsForm() {}

    static void read(SourceReading source) {
        source.of(IstioTraffic.NETWORKING, "ServiceEntry").forEach(object -> {
            if (isInside(object)) {
                InternalHostsForm.read(object, source);
            } else {
                source.intend(read(object));
            }
        });
    }

    private static boolean isInside(Fields object) {
        return object.spec().at("location").look().is("MESH_INTERNAL");
    }

    private static ExternalHosts read(Fields object) {
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        EXTRAS.forEach((key, aspect) -> DestinationRuleForm.extra(spec, key, aspect, extras));
        var audience =
                AudienceForm.read(spec.at("exportTo"), object.object().key().namespace(), EdgeAspect.EXTERNAL_AUDIENCE);
        return new ExternalHosts(
                Author.of(object.object()),
                spec.at("hosts").texts(EdgeAspect.EXTERNAL_HOST),
                spec.at("addresses").texts(EdgeAspect.EXTERNAL_ADDRESS),
                spec.at("ports").items().stream()
                        .flatMap(port -> port(port, extras).stream())
                        .toList(),
                audience,
                extras);
    }

    private static Optional<Port> port(SourceField port, List<Extra> extras) {
        DestinationRuleForm.extra(port, "targetPort", EdgeAspect.EXTERNAL_TARGET_PORT, extras);
        var name = port.at("name").take(EdgeAspect.EXTERNAL_PORT);
        return port.at("number")
                .whole(EdgeAspect.EXTERNAL_PORT)
                .map(number -> new Port(
                        new Said<>(number.value(), number.origin().and(name)),
                        port.at("protocol")
                                .text(EdgeAspect.EXTERNAL_PORT)
                                .map(said -> said.as(word -> word.toUpperCase(Locale.ROOT)))));
    }

    /** Names are looked up by DNS; where only addresses are known the caller's choice is kept. */
    static void write(ExternalHosts external, TargetWriting target) {
        var spec = Mapping.building();
        var hosts = external.hosts().isEmpty()
                ? List.of(external.author().object().name() + ".external")
                : external.hosts().stream().map(Said::value).distinct().toList();
        spec.put("hosts", texts(hosts));
        if (!external.addresses().isEmpty()) {
            spec.put(
                    "addresses",
                    texts(external.addresses().stream().map(Said::value).toList()));
        }
        spec.put(
                "ports",
                Value.Sequence.of(external.ports().stream()
                        .map(ExternalHostsForm::port)
                        .distinct()
                        .toList()));
        spec.put("location", "MESH_EXTERNAL");
        boolean isByName = external.addresses().isEmpty() && hosts.stream().noneMatch(host -> host.startsWith("*"));
        spec.put("resolution", isByName ? "DNS" : "NONE");
        var home = external.author().object().namespace();
        AudienceForm.write(external.audience().value(), home, spec);
        var written = target.write(
                IstioTraffic.NETWORKING_V1,
                "ServiceEntry",
                home,
                external.author().object().name(),
                Map.of(),
                List.of(external.author()),
                spec.build());
        settle(external, target, written);
    }

    private static void settle(ExternalHosts external, TargetWriting target, ObjectKey written) {
        target.settle(Origin.all(external.hosts().stream().map(Said::origin)), written);
        target.settle(Origin.all(external.addresses().stream().map(Said::origin)), written);
        external.ports().forEach(port -> {
            target.settle(port.number().origin(), written);
            port.protocol().ifPresent(protocol -> target.settle(protocol.origin(), written));
        });
        target.settle(external.audience().origin(), written);
        external.extras().forEach(extra -> target.settle(extra.origin(), written));
    }

    private static Mapping port(Port port) {
        var protocol = port.protocol().map(Said::value).orElse("TCP");
        return Mapping.building()
                .put("number", port.number().value())
                .put(
                        "name",
                        protocol.toLowerCase(Locale.ROOT) + "-" + port.number().value())
                .put("protocol", protocol)
                .build();
    }

    private static Value texts(List<String> texts) {
        return Value.Sequence.of(texts.stream().map(Value.Text::of).toList());
    }
}
