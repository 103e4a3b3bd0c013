package dev.meshward.dependencies.platform;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.address.Address;
import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.AddressReader;
import dev.meshward.dependencies.naming.Resolution;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.function.Consumer;

/**
 * Custom resources from which an operator makes a workload: addresses in the resource are what that workload will call.
 * The workload is named as its operator names it, whether or not it is in the snapshot.
 */
public final class OperatedWorkloads implements EvidenceSource {

    /** How an operator calls what it runs: {@code %s} stands for the name of the resource. */
    private record Operated(String group, String kind, String workloadKind, String name) {}

    private static final List<Operated> OPERATED = List.of(
            new Operated("monitoring.coreos.com", "Prometheus", "StatefulSet", "prometheus-%s"),
            new Operated("monitoring.coreos.com", "PrometheusAgent", "StatefulSet", "prom-agent-%s"),
            new Operated("monitoring.coreos.com", "Alertmanager", "StatefulSet", "alertmanager-%s"),
            new Operated("monitoring.coreos.com", "ThanosRuler", "StatefulSet", "thanos-ruler-%s"),
            new Operated("kafka.strimzi.io", "KafkaConnect", "StrimziPodSet", "%s-connect"),
            new Operated("kafka.strimzi.io", "KafkaMirrorMaker2", "StrimziPodSet", "%s-mirrormaker2"),
            new Operated("kafka.strimzi.io", "KafkaBridge", "Deployment", "%s-bridge"),
            new Operated("opentelemetry.io", "OpenTelemetryCollector", "Deployment", "%s-collector"),
            new Operated("jaegertracing.io", "Jaeger", "Deployment", "%s"),
            new Operated("grafana.integreatly.org", "Grafana", "Deployment", "%s-deployment"),
            new Operated("kibana.k8s.elastic.co", "Kibana", "Deployment", "%s-kb"),
            new Operated("apm.k8s.elastic.co", "ApmServer", "Deployment", "%s-apm-server"),
            new Operated("k8s.keycloak.org", "Keycloak", "StatefulSet", "%s"),
            new Operated("beat.k8s.elastic.co", "Beat", "DaemonSet", "%s-beat-filebeat"));

    private static final int DEEPEST = 20;

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        for (var operated : OPERATED) {
            for (var resource : surroundings.snapshot().objectsOf(operated.group(), operated.kind())) {
                var caller = caller(operated, resource, surroundings);
                read(resource.at("spec"), caller, resource, surroundings, claims, 0, resource.root());
                for (var reference :
                        resource.at("spec", "alerting", "alertmanagers").items()) {
                    stateReference(reference, caller, resource, surroundings, claims);
                }
            }
        }
    }

    /** The workload of that name in the snapshot, of whatever kind it turned out to be. */
    private static WorkloadId caller(Operated operated, Manifest resource, Surroundings surroundings) {
        var namespace = resource.key().namespace();
        var name = operated.name().formatted(resource.key().name());
        return surroundings.snapshot().workloadsIn(namespace).stream()
                .map(Workload::id)
                .filter(id -> id.name().equals(name))
                .findFirst()
                .orElse(new WorkloadId(operated.workloadKind(), namespace, name));
    }

    private static void read(
            Field field,
            WorkloadId caller,
            Manifest resource,
            Surroundings surroundings,
            Consumer<Claim> claims,
            int depth,
            Field siblings) {
        if (depth > DEEPEST) {
            return;
        }
        field.text().ifPresent(text -> {
            for (var address : AddressReader.read(field.key().equals("host") ? withPort(text, siblings) : text)) {
                stateAddress(address, field, caller, resource, surroundings, claims);
            }
        });
        field.entries().forEach(entry -> read(entry, caller, resource, surroundings, claims, depth + 1, field));
        field.items().forEach(item -> read(item, caller, resource, surroundings, claims, depth + 1, field));
    }

    /** {@code {host: orders, port: 5432}}. */
    private static String withPort(String host, Field siblings) {
        var port = siblings.at("port").whole();
        return port.isPresent() ? host + ":" + port.getAsInt() : host;
    }

    private static void stateAddress(
            Address address,
            Field field,
            WorkloadId caller,
            Manifest resource,
            Surroundings surroundings,
            Consumer<Claim> claims) {
        if (address.form() == Form.BARE
                || !(surroundings.names().resolve(address.host(), caller.namespace()) instanceof Resolution.Found found)
                || surroundings.idsBehind(found.target()).contains(caller)) {
            return;
        }
        int port =
                address.portOrDefault() == 0 ? ServicePorts.of(found.target()).onlyPort() : address.portOrDefault();
        var protocol = ServicePorts.of(found.target()).protocol(port, address.scheme());
        var because = resource.key().kind() + " " + resource.key().name() + " names " + address + ", the Service "
                + found.service().id() + ", and its operator runs " + caller.name() + " with it";
        var evidence = new Evidence.DeclaredAddress(
                "custom-resource", field.place(), Confidence.HIGH, address.toString(), because);
        var callee = surroundings.callee(found.service(), found.target());
        claims.accept(new Claim(new Caller.Pods(caller), callee, port, protocol, DependencyKind.CALL, evidence));
    }

    /** {@code {namespace, name, port}}, as Prometheus names its Alertmanagers. */
    private static void stateReference(
            Field reference, WorkloadId caller, Manifest resource, Surroundings surroundings, Consumer<Claim> claims) {
        var id = new ServiceId(
                reference.at("namespace").textOr(resource.key().namespace()),
                reference.at("name").textOr(""));
        var service = surroundings.snapshot().service(id);
        if (service.isEmpty()) {
            return;
        }
        var wanted = reference.at("port").textOr("");
        int port = service.get().ports().stream()
                .filter(each -> each.name().equals(wanted)
                        || Integer.toString(each.number()).equals(wanted))
                .mapToInt(each -> each.number())
                .findFirst()
                .orElse(0);
        Callee callee = surroundings.callee(service.get());
        var because = resource.key().kind() + " " + resource.key().name() + " sends alerts to the Service " + id;
        claims.accept(new Claim(
                new Caller.Pods(caller),
                callee,
                port,
                "http",
                DependencyKind.CALL,
                new Evidence.DeclaredAddress(
                        "custom-resource", reference.place(), Confidence.HIGH, id.toString(), because)));
    }
}
