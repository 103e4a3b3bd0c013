package dev.meshward.dependencies.policy;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.function.Consumer;

/** ServiceIntentions that allow one named service to call another. */
public final class ConsulIntentions implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var intentions = surroundings.snapshot().objectsOf("consul.hashicorp.com", "ServiceIntentions");
        if (intentions.isEmpty()) {
            return;
        }
        var services = new ConsulServices(surroundings);
        var allowances = new Allowances(surroundings, claims);
        for (var intention : intentions) {
            var receivers =
                    services.named(intention.at("spec", "destination", "name").textOr(""));
            for (var source : intention.at("spec", "sources").items()) {
                allowances.state("serviceintentions", callers(source, services), receivers, List.of(), source.place());
            }
        }
    }

    private static List<Workload> callers(Field source, ConsulServices services) {
        boolean allows = source.at("action").is("allow")
                || source.at("permissions").items().stream()
                        .anyMatch(permission -> permission.at("action").is("allow"));
        return allows ? services.named(source.at("name").textOr("")) : List.of();
    }
}
