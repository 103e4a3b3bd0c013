package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.ExternalMachine;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.MachineService;
import dev.meshward.mesh.intent.MachineService.Port;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A ServiceEntry for a part of the mesh: machines that are listed, or workloads that are selected (istio A.4), and back. */
final class InternalHostsForm {

    private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+";

    private final Fields object;
    private final SourceReading source;
    private final Author author;
    private final SourceField spec;
    private final List<SourceField> endpoints;

    private InternalHostsForm(Fields object, SourceReading source) {
        this.object = object;
        this.source = source;
        this.author = Author.of(object.object());
        this.spec = object.spec();
        this.endpoints = spec.at("endpoints").items();
    }

    static void read(Fields object, SourceReading source) {
        new InternalHostsForm(object, source).read();
    }

    private void read() {
        var selected = spec.at("workloadSelector", "labels").look().textByKey();
        boolean isListed = !endpoints.isEmpty() && endpoints.stream().allMatch(InternalHostsForm::hasAddress);
        if (selected.isEmpty() && !isListed) {
            source.intend(new Unmatched(
                    author, spec.extra(EdgeAspect.ENDPOINTS).stream().toList()));
            return;
        }
        var labels = selected.isEmpty() ? shared() : selected;
        for (int i = 0; i < endpoints.size(); i++) {
            source.intend(machine(endpoints.get(i), name(i), labels));
        }
        source.intend(new MachineService(author, hosts(), shown(), labels, spec.take(EdgeAspect.MACHINES)));
    }

    /** Machines that are listed may each have a port somewhere else, so that it is found by its name. */
    private List<Port> shown() {
        return ports().stream()
                .map(port -> new Port(
                        port.name(),
                        port.number(),
                        endpoints.isEmpty() ? port.target().or(() -> Optional.of(port.number())) : Optional.empty()))
                .toList();
    }

    private static boolean hasAddress(SourceField endpoint) {
        return endpoint.at("address").look().textOr("").matches(ADDRESS);
    }

    private String name(int number) {
        var name = object.object().key().name();
        return endpoints.size() == 1 ? name : name + "-" + (number + 1);
    }

    /** Labels that all of them have; where there are none, the name of the object tells them. */
    private Map<String, String> shared() {
        var shared = new TreeMap<>(endpoints.getFirst().at("labels").look().textByKey());
        endpoints.forEach(endpoint -> shared.entrySet()
                .retainAll(endpoint.at("labels").look().textByKey().entrySet()));
        return shared.isEmpty()
                ? Map.of("meshward.dev/machine", object.object().key().name())
                : shared;
    }

    private ExternalMachine machine(SourceField endpoint, String name, Map<String, String> selected) {
        var extras = new ArrayList<Extra>();
        for (var key : List.of("network", "locality", "weight")) {
            DestinationRuleForm.extra(endpoint, key, EdgeAspect.WORKLOAD_PLACE, extras);
        }
        var labels = new TreeMap<>(selected);
        labels.putAll(endpoint.at("labels").look().textByKey());
        return new ExternalMachine(
                author,
                object.object().key().namespace(),
                name,
                endpoint.at("address").text(EdgeAspect.WORKLOAD_ADDRESS).stream()
                        .toList(),
                ports().stream()
                        .map(port -> new ExternalMachine.Port(
                                port.name(),
                                new Said<>(
                                        target(endpoint, port),
                                        endpoint.at("ports", port.name()).take(EdgeAspect.WORKLOAD_PORT))))
                        .toList(),
                new Said<>(labels, endpoint.at("labels").take(EdgeAspect.WORKLOAD_ADDRESS)),
                endpoint.at("serviceAccount").text(EdgeAspect.WORKLOAD_IDENTITY),
                Optional.empty(),
                extras);
    }

    private static int target(SourceField endpoint, Port port) {
        return endpoint.at("ports", port.name()).look().wholeOr(port.target().orElse(port.number()));
    }

    private List<Said<Destination>> hosts() {
        var namespace = object.object().key().namespace();
        return spec.at("hosts").texts(EdgeAspect.MACHINES).stream()
                .map(said -> said.as(host -> HostForm.read(host, namespace)))
                .toList();
    }

    private List<Port> ports() {
        return spec.at("ports").items().stream()
                .map(port -> new Port(
                        port.at("name").look().textOr("port"),
                        port.at("number").look().wholeOr(0),
                        target(port)))
                .toList();
    }

    private static Optional<Integer> target(SourceField port) {
        var whole = port.at("targetPort").look().whole();
        return whole.isPresent() ? Optional.of(whole.getAsInt()) : Optional.empty();
    }

    static void write(MachineService service, TargetWriting target) {
        var hosts = service.hosts().stream()
                .map(host -> Value.Text.of(HostForm.write(host.value())))
                .toList();
        var ports = service.ports().stream().map(InternalHostsForm::port).toList();
        var written = target.write(
                IstioTraffic.NETWORKING_V1,
                "ServiceEntry",
                service.author().object().namespace(),
                service.author().object().name(),
                Map.of(),
                List.of(service.author()),
                Mapping.building()
                        .put("hosts", Value.Sequence.of(hosts))
                        .put("ports", Value.Sequence.of(ports))
                        .put("location", "MESH_INTERNAL")
                        .put("resolution", "STATIC")
                        .put("workloadSelector", OwnObject.single("labels", OwnObject.labels(service.selector())))
                        .build());
        target.settle(service.origin(), written);
    }

    private static Mapping port(Port port) {
        var written = Mapping.building().put("number", port.number()).put("name", port.name());
        port.target().ifPresent(number -> written.put("targetPort", number));
        return written.build();
    }
}
