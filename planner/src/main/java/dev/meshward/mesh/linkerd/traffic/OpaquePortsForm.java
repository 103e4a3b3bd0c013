package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.OpaquePorts;
import dev.meshward.mesh.intent.OpaquePorts.Range;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.PodPorts;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code config.linkerd.io/opaque-ports}: on a Service its own ports; on pods, and on their namespace where they say nothing, the
 * ports of containers, which is said of each Service that leads to them (linkerd B, F).
 */
final class OpaquePortsForm {

    private static final String NAME = "config.linkerd.io/opaque-ports";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private OpaquePortsForm() {}

    static void read(SourceReading source) {
        source.of("", "Service").forEach(service -> read(service).ifPresent(source::intend));
        for (var fields : source.all()) {
            if (!Set.of("Service", "EgressNetwork")
                    .contains(fields.object().key().kind())) {
                fields.notes().stream()
                        .filter(note -> note.key().equals(NAME))
                        .forEach(note -> ofPods(note, fields, source));
            }
        }
    }

    private static void ofPods(SourceField note, Fields fields, SourceReading source) {
        var place = NotePlace.of(fields.object(), note);
        var pods = source.snapshot().workloads().stream()
                .filter(workload -> place.isOnPods()
                        ? workload.manifest().key().equals(fields.object().key())
                        : place.isOnNamespace()
                                && workload.namespace()
                                        .equals(fields.object().key().name())
                                && !workload.template().annotations().containsKey(NAME))
                .toList();
        Map<ServiceId, Set<Integer>> portsByService = new TreeMap<>();
        pods.forEach(workload -> source.snapshot()
                .servicesOf(workload)
                .forEach(service -> portsByService
                        .computeIfAbsent(service.id(), _ -> new TreeSet<>())
                        .addAll(opaque(service, workload, note.look().textOr("")))));
        if (portsByService.isEmpty()) {
            note.lost(
                    GeneralAspect.MISSING_CONTEXT,
                    "No Service of the source leads to pods it is for, and Istio tells protocols by ports of Services.",
                    "Translate it together with the workloads and their Services.");
        }
        var origin = portsByService.isEmpty() ? Origin.nowhere() : note.take(ProxyAspect.OPAQUE_PORT);
        portsByService.forEach((service, ports) -> source.intend(new OpaquePorts(
                Author.of(fields.object()),
                service,
                new Said<>(ports.stream().map(port -> new Range(port, port)).toList(), origin))));
    }

    /** Ports of the Service that lead to one of the list, which may name ports of containers. */
    private static Set<Integer> opaque(Service service, Workload workload, String written) {
        var numbers = ranges(written);
        var names = Arrays.stream(written.split(",", -1)).map(String::strip).toList();
        var ports = new TreeSet<Integer>();
        for (var port : service.ports()) {
            boolean isOpaque = names.contains(port.targetPort())
                    || PodPorts.target(port, workload).stream()
                            .anyMatch(target -> numbers.stream().anyMatch(range -> range.contains(target)));
            if (isOpaque) {
                ports.add(port.number());
            }
        }
        return ports;
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
