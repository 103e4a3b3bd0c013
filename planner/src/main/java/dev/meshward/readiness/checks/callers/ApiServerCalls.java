package dev.meshward.readiness.checks.callers;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Services that the API server calls: admission webhooks, aggregated APIs and conversion webhooks. It calls by TLS
 * of its own, without a certificate of any mesh.
 */
public final class ApiServerCalls {

    private static final String WEBHOOKS = "admissionregistration.k8s.io";
    private static final int HTTPS = 443;

    /**
     * One object that makes the API server call a Service.
     *
     * @param port of the Service; 443 where the object names none
     */
    public record Call(ServiceId service, int port, Manifest because, Field field) {}

    private final Map<ServiceId, Map<Integer, Call>> callByPortByService = new TreeMap<>();

    private ApiServerCalls(Stream<Call> calls) {
        calls.forEach(call -> callByPortByService
                .computeIfAbsent(call.service(), _ -> new TreeMap<>())
                .putIfAbsent(call.port(), call));
    }

    public static ApiServerCalls in(Situation situation) {
        var snapshot = situation.snapshot();
        var webhooks = Stream.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
                .flatMap(kind -> snapshot.objectsOf(WEBHOOKS, kind).stream())
                .flatMap(object -> object.at("webhooks").items().stream()
                        .flatMap(webhook -> call(object, webhook.at("clientConfig", "service"))));
        var apis = snapshot.objectsOf("apiregistration.k8s.io", "APIService").stream()
                .flatMap(object -> call(object, object.at("spec", "service")));
        var conversions = snapshot.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").stream()
                .flatMap(object -> call(object, object.at("spec", "conversion", "webhook", "clientConfig", "service")));
        return new ApiServerCalls(Stream.of(webhooks, apis, conversions).flatMap(calls -> calls));
    }

    private static Stream<Call> call(Manifest object, Field service) {
        if (service.at("name").isAbsent()) {
            return Stream.empty();
        }
        var id = new ServiceId(
                service.at("namespace").textOr("default"), service.at("name").textOr(""));
        return Stream.of(new Call(id, service.at("port").wholeOr(HTTPS), object, service));
    }

    public boolean reach(ServiceId service, int port) {
        return callByPortByService.getOrDefault(service, Map.of()).containsKey(port);
    }

    /** The calls to one Service, by port. */
    List<Call> to(ServiceId service) {
        return List.copyOf(callByPortByService.getOrDefault(service, Map.of()).values());
    }
}
