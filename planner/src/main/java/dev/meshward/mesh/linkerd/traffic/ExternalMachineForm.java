package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.ExternalMachine;
import dev.meshward.mesh.intent.ExternalMachine.Port;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ExternalWorkload (linkerd A.2), and back. */
final class ExternalMachineForm {

    private static final String GROUP = "workload.linkerd.io";
    private static final String SPIFFE = "spiffe://root.linkerd.cluster.local/";

    private ExternalMachineForm() {}

    static void read(SourceReading source) {
        source.of(GROUP, "ExternalWorkload").forEach(object -> source.intend(machine(object)));
    }

    /** In the older version the block is spelt {@code meshTls}. */
    private static ExternalMachine machine(Fields object) {
        var spec = object.spec();
        var key = object.object().key();
        var tls = spec.at("meshTLS").isWritten() ? spec.at("meshTLS") : spec.at("meshTls");
        tls.at("serverName").take(EdgeAspect.WORKLOAD_IDENTITY);
        var identity = tls.at("identity").text(EdgeAspect.WORKLOAD_IDENTITY);
        var whole = identity.map(said -> new Said<>(said.value(), tls.take(EdgeAspect.WORKLOAD_IDENTITY)));
        return new ExternalMachine(
                Author.of(object.object()),
                key.namespace(),
                key.name(),
                spec.at("workloadIPs").items().stream()
                        .flatMap(address -> address.at("ip").text(EdgeAspect.WORKLOAD_ADDRESS).stream())
                        .toList(),
                spec.at("ports").items().stream()
                        .flatMap(port -> port
                                .at("port")
                                .whole(EdgeAspect.WORKLOAD_PORT)
                                .map(number -> new Port(
                                        port.at("name").look().textOr("port-" + number.value()),
                                        new Said<>(number.value(), port.take(EdgeAspect.WORKLOAD_PORT))))
                                .stream())
                        .toList(),
                Said.implied(object.object().at("metadata", "labels").textByKey()),
                whole.flatMap(ExternalMachineForm::account),
                whole,
                List.of());
    }

    /** The ServiceAccount in an identity such as {@code spiffe://…/ns/shop/sa/db} or {@code db.shop.serviceaccount…}. */
    private static Optional<Said<String>> account(Said<String> identity) {
        var text = identity.value();
        int spiffe = text.indexOf("/sa/");
        if (spiffe >= 0) {
            return Optional.of(identity.as(_ -> text.substring(spiffe + 4)));
        }
        return text.contains(".serviceaccount.")
                ? Optional.of(identity.as(_ -> text.substring(0, text.indexOf('.'))))
                : Optional.empty();
    }

    static void write(ExternalMachine machine, TargetWriting target) {
        var written = target.write(
                GROUP + "/v1beta1",
                "ExternalWorkload",
                machine.namespace(),
                machine.name(),
                Map.of(),
                List.of(machine.author()),
                spec(machine));
        target.label(written, machine.labels().value());
        target.settle(Origin.all(machine.addresses().stream().map(Said::origin)), written);
        target.settle(
                Origin.all(machine.ports().stream().map(port -> port.number().origin())), written);
        target.settle(machine.labels().origin(), written);
        machine.account().ifPresent(said -> target.settle(said.origin(), written));
        machine.extras().forEach(extra -> target.settle(extra.origin(), written));
    }

    private static Mapping spec(ExternalMachine machine) {
        var account = machine.account().map(Said::value).orElse("default");
        var identity =
                machine.identity().map(Said::value).orElse(SPIFFE + "ns/" + machine.namespace() + "/sa/" + account);
        var spec = Mapping.building()
                .put(
                        "meshTLS",
                        Mapping.building()
                                .put("identity", identity)
                                .put("serverName", machine.name() + "." + machine.namespace() + ".external")
                                .build())
                .put(
                        "workloadIPs",
                        Value.Sequence.of(machine.addresses().stream()
                                .map(address -> OwnObject.single("ip", address.value()))
                                .toList()));
        if (!machine.ports().isEmpty()) {
            spec.put(
                    "ports",
                    Value.Sequence.of(machine.ports().stream()
                            .map(port -> Mapping.building()
                                    .put("name", port.name())
                                    .put("port", port.number().value())
                                    .put("protocol", "TCP")
                                    .build())
                            .toList()));
        }
        return spec.build();
    }
}
