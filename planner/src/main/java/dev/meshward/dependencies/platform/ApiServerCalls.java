package dev.meshward.dependencies.platform;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.function.Consumer;

/** Whom the API server calls: admission and conversion webhooks, and the Services behind aggregated APIs. */
public final class ApiServerCalls implements EvidenceSource {

    /** What the API server uses where a reference names no port. */
    private static final int USUAL_PORT = 443;

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var snapshot = surroundings.snapshot();
        for (var kind : new String[] {"ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"}) {
            for (var configuration : snapshot.objectsOf("admissionregistration.k8s.io", kind)) {
                for (var webhook : configuration.at("webhooks").items()) {
                    state("webhook", webhook.at("clientConfig", "service"), surroundings, claims);
                }
            }
        }
        for (var service : snapshot.objectsOf("apiregistration.k8s.io", "APIService")) {
            state("apiservice", service.at("spec", "service"), surroundings, claims);
        }
        snapshot.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition")
                .forEach(definition -> stateConversion(definition, surroundings, claims));
    }

    private static void stateConversion(Manifest definition, Surroundings surroundings, Consumer<Claim> claims) {
        var conversion = definition.at("spec", "conversion");
        if (conversion.isPresent()) {
            state("conversion", conversion.at("webhook", "clientConfig", "service"), surroundings, claims);
            state("conversion", conversion.at("webhookClientConfig", "service"), surroundings, claims);
        }
    }

    private static void state(String kind, Field reference, Surroundings surroundings, Consumer<Claim> claims) {
        var id = new ServiceId(
                reference.at("namespace").textOr(""), reference.at("name").textOr(""));
        if (id.name().isEmpty()) {
            return;
        }
        var callee = surroundings.callee(id);
        boolean found = callee instanceof Callee.ToService;
        var evidence = new Evidence.RoutingDeclaration(
                kind,
                reference.place(),
                found ? Confidence.HIGH : Confidence.LOW,
                "The API server is told to call the Service " + id + (found ? "" : ", which does not exist"));
        claims.accept(new Claim(
                new Caller.ApiServer(),
                callee,
                reference.at("port").wholeOr(USUAL_PORT),
                "https",
                found ? DependencyKind.WEBHOOK : DependencyKind.DANGLING,
                evidence));
    }
}
