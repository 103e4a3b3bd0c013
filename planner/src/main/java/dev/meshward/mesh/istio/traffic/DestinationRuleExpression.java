package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.ConnectTimeout;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.OutlierEjection;
import dev.meshward.mesh.intent.PodSubset;
import dev.meshward.mesh.intent.RetryBudget;
import dev.meshward.mesh.intent.TargetWriting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about one destination as one DestinationRule, in the namespace of the Service, for every caller. */
final class DestinationRuleExpression {

    private final TargetWriting target;
    private final Map<Destination, List<OutlierEjection>> ejections = new LinkedHashMap<>();
    private final Map<Destination, List<RetryBudget>> budgets = new LinkedHashMap<>();
    private final Map<Destination, List<PodSubset>> subsets = new LinkedHashMap<>();
    private final Map<Destination, List<ConnectTimeout>> timeouts = new LinkedHashMap<>();

    DestinationRuleExpression(TargetWriting target) {
        this.target = target;
    }

    void add(OutlierEjection ejection) {
        ejections
                .computeIfAbsent(ejection.host().value(), _ -> new ArrayList<>())
                .add(ejection);
        budgets.computeIfAbsent(ejection.host().value(), _ -> new ArrayList<>());
    }

    void add(ConnectTimeout timeout) {
        timeouts.computeIfAbsent(timeout.host().value(), _ -> new ArrayList<>()).add(timeout);
        budgets.computeIfAbsent(timeout.host().value(), _ -> new ArrayList<>());
    }

    void add(PodSubset subset) {
        subsets.computeIfAbsent(subset.host().value(), _ -> new ArrayList<>()).add(subset);
        budgets.computeIfAbsent(subset.host().value(), _ -> new ArrayList<>());
    }

    void add(RetryBudget budget) {
        budgets.computeIfAbsent(budget.host().value(), _ -> new ArrayList<>()).add(budget);
    }

    void write() {
        budgets.keySet().forEach(this::write);
    }

    private void write(Destination host) {
        var ejection = ejections.getOrDefault(host, List.of()).stream().findFirst();
        var budget = budgets.getOrDefault(host, List.of()).stream().findFirst();
        var timeout = timeouts.getOrDefault(host, List.of()).stream().findFirst();
        var policy = Mapping.building();
        timeout.ifPresent(some -> policy.put("connectionPool", write(some)));
        ejection.ifPresent(some -> policy.put("outlierDetection", OutlierEjectionForm.write(some)));
        budget.ifPresent(some -> policy.put("retryBudget", write(some)));
        var authors = new ArrayList<Author>();
        timeout.ifPresent(some -> authors.add(some.author()));
        ejection.ifPresent(some -> authors.add(some.author()));
        budget.ifPresent(some -> authors.add(some.author()));
        var parts = subsets.getOrDefault(host, List.of());
        parts.forEach(part -> authors.add(part.author()));
        var home = host instanceof Destination.OfService(var id)
                ? id.namespace()
                : authors.getFirst().object().namespace();
        var name = host instanceof Destination.OfService(var id)
                ? id.name()
                : authors.getFirst().object().name();
        var spec = Mapping.building().put("host", HostForm.write(host));
        var said = policy.build();
        if (!said.isEmpty()) {
            spec.put("trafficPolicy", said);
        }
        if (!parts.isEmpty()) {
            spec.put(
                    "subsets",
                    Value.Sequence.of(
                            parts.stream().map(DestinationRuleExpression::write).toList()));
        }
        var written = target.write(
                IstioTraffic.NETWORKING_V1, "DestinationRule", home, name, Map.of(), authors, spec.build());
        timeout.ifPresent(
                some -> target.settle(some.host().origin().and(some.time().origin()), written));
        parts.forEach(part -> settle(part, written));
        ejection.ifPresent(some -> settle(some, written));
        budget.ifPresent(some -> settle(some, written));
    }

    private void settle(OutlierEjection ejection, ObjectKey written) {
        target.settle(ejection.host().origin(), written);
        target.settle(ejection.errors().origin(), written);
        ejection.least().ifPresent(time -> target.settle(time.origin(), written));
        ejection.greatest()
                .ifPresent(time -> target.lost(
                        time.origin(),
                        "Istio sets no limit to how long an endpoint stays out.",
                        "Nothing is to be done: the time grows with each ejection."));
        ejection.extras().forEach(extra -> target.settle(extra.origin(), written));
    }

    private void settle(PodSubset part, ObjectKey written) {
        target.settle(part.host().origin(), written);
        target.settle(part.name().origin(), written);
        target.settle(part.labels().origin(), written);
        part.extras().forEach(extra -> target.settle(extra.origin(), written));
    }

    private static Mapping write(ConnectTimeout timeout) {
        return OwnObject.single(
                "tcp",
                OwnObject.single(
                        "connectTimeout", GoDuration.write(timeout.time().value())));
    }

    private static Mapping write(PodSubset part) {
        return Mapping.building()
                .put("name", part.name().value())
                .put("labels", OwnObject.labels(part.labels().value()))
                .build();
    }

    private void settle(RetryBudget budget, ObjectKey written) {
        target.settle(budget.host().origin(), written);
        budget.percent().ifPresent(percent -> target.settle(percent.origin(), written));
        budget.least().ifPresent(least -> target.settle(least.origin(), written));
        budget.window().ifPresent(window -> target.settle(window.origin(), written));
    }

    private static Mapping write(RetryBudget budget) {
        var written = Mapping.building();
        written.put("percent", number(budget.percent().map(said -> said.value())));
        budget.least().ifPresent(least -> written.put("minRetryConcurrency", least.value()));
        return written.build();
    }

    private static Value number(Optional<BigDecimal> percent) {
        return new Value.Numeric(
                percent.orElse(BigDecimal.valueOf(20)).stripTrailingZeros().toPlainString(), 0);
    }
}
