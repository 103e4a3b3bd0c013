package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.OpaquePorts;
import dev.meshward.mesh.intent.OpaquePorts.Range;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code config.linkerd.io/opaque-ports} on Services: ports of the Service, and ranges (linkerd B). */
final class OpaquePortsForm {

    private static final String NAME = "config.linkerd.io/opaque-ports";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private OpaquePortsForm() {}

    static void read(SourceReading source) {
        source.of("", "Service").forEach(service -> read(service).ifPresent(source::intend));
    }

    private static Optional<OpaquePorts> read(Fields service) {
        var key = service.object().key();
        return service.annotation(NAME)
                .text(ProxyAspect.OPAQUE_PORT)
                .map(said -> new OpaquePorts(
                        Author.of(service.object()),
                        new ServiceId(key.namespace(), key.name()),
                        said.as(OpaquePortsForm::ranges)));
    }

    private static List<Range> ranges(String written) {
        var ranges = new ArrayList<Range>();
        for (var part : written.split(",", -1)) {
            var matcher = RANGE.matcher(part.strip());
            if (matcher.matches()) {
                int from = Integer.parseInt(matcher.group(1));
                ranges.add(new Range(from, matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2))));
            }
        }
        return ranges;
    }

    static void write(OpaquePorts opaque, TargetWriting target) {
        var words = opaque.ports().value().stream()
                .map(range -> range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to())
                .collect(Collectors.joining(","));
        var service = target.patch(
                        "v1",
                        "Service",
                        opaque.service().namespace(),
                        opaque.service().name())
                .annotation(NAME, words);
        target.settle(opaque.ports().origin(), service.object());
    }
}
