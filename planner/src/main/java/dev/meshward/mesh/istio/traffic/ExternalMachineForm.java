package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.ExternalMachine;
import dev.meshward.mesh.intent.ExternalMachine.Port;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A WorkloadEntry (istio A.4), and back. A WorkloadGroup is a template that only Istio fills. */
final class ExternalMachineForm {

    private ExternalMachineForm() {}

    static void read(SourceReading source) {
        source.of(IstioTraffic.NETWORKING, "WorkloadEntry").forEach(object -> source.intend(machine(object)));
        source.of(IstioTraffic.NETWORKING, "WorkloadGroup")
                .forEach(object -> source.intend(new Unmatched(
                        Author.of(object.object()),
                        object.spec().extra(EdgeAspect.WORKLOAD_PROBE).stream().toList())));
    }

    private static ExternalMachine machine(Fields object) {
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        for (var key : List.of("network", "locality", "weight")) {
            DestinationRuleForm.extra(spec, key, EdgeAspect.WORKLOAD_PLACE, extras);
        }
        var labels = spec.at("labels");
        return new ExternalMachine(
                Author.of(object.object()),
                object.object().key().namespace(),
                object.object().key().name(),
                spec.at("address").text(EdgeAspect.WORKLOAD_ADDRESS).stream().toList(),
                spec.at("ports").entries().stream()
                        .flatMap(port -> port.whole(EdgeAspect.WORKLOAD_PORT).stream()
                                .map(number -> new Port(port.key(), number)))
                        .toList(),
                new Said<>(labels.look().textByKey(), labels.take(EdgeAspect.WORKLOAD_ADDRESS)),
                spec.at("serviceAccount").text(EdgeAspect.WORKLOAD_IDENTITY),
                java.util.Optional.empty(),
                extras);
    }

    static void write(ExternalMachine machine, TargetWriting target) {
        var spec = Mapping.building();
        machine.addresses().stream().findFirst().ifPresent(address -> spec.put("address", address.value()));
        if (!machine.ports().isEmpty()) {
            var ports = Mapping.building();
            machine.ports().forEach(port -> ports.put(port.name(), port.number().value()));
            spec.put("ports", ports.build());
        }
        if (!machine.labels().value().isEmpty()) {
            spec.put("labels", OwnObject.labels(machine.labels().value()));
        }
        machine.account().ifPresent(account -> spec.put("serviceAccount", account.value()));
        var written = target.write(
                IstioTraffic.NETWORKING_V1,
                "WorkloadEntry",
                machine.namespace(),
                machine.name(),
                Map.of(),
                List.of(machine.author()),
                spec.build());
        target.settle(Origin.all(machine.addresses().stream().limit(1).map(Said::origin)), written);
        machine.addresses().stream()
                .skip(1)
                .forEach(address -> target.lost(
                        address.origin(), "A WorkloadEntry has one address.", "Write another entry for this one."));
        target.settle(
                Origin.all(machine.ports().stream().map(port -> port.number().origin())), written);
        target.settle(machine.labels().origin(), written);
        machine.account().ifPresent(account -> target.settle(account.origin(), written));
        machine.identity().ifPresent(identity -> target.settle(identity.origin(), written));
        machine.extras().forEach(extra -> target.settle(extra.origin(), written));
    }
}
