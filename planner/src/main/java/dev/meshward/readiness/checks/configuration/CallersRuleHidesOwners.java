package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule in the namespace of callers wins over the one in the namespace of the Service, as a whole and with wildcards too: nothing
 * of the owner's is merged in (istio.md A.2).
 */
public final class CallersRuleHidesOwners implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-257");
    }

    @Override
    public String title() {
        return "DestinationRule of callers that hides the owner's";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, "Service", "DestinationRule");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var rules = IstioObjects.destinationRules(situation);
        var owners = rules.stream()
                .filter(rule -> IstioHost.of(rule.at("spec", "host"), rule)
                        .service()
                        .filter(service -> service.namespace().equals(rule.key().namespace()))
                        .filter(service -> situation.snapshot().service(service).isPresent())
                        .isPresent())
                .toList();
        return rules.stream()
                .filter(rule -> situation.mayJoin(rule.key().namespace()))
                .flatMap(rule -> Stream.of(hidden(rule, owners))
                        .filter(hidden -> !hidden.isEmpty())
                        .map(hidden -> finding(rule, hidden)));
    }

    private static List<Manifest> hidden(Manifest rule, List<Manifest> owners) {
        var host = IstioHost.of(rule.at("spec", "host"), rule);
        return owners.stream()
                .filter(owner -> !owner.key().namespace().equals(rule.key().namespace()))
                .filter(owner -> IstioHost.of(owner.at("spec", "host"), owner)
                        .service()
                        .filter(host::covers)
                        .isPresent())
                .toList();
    }

    private Finding finding(Manifest rule, List<Manifest> hidden) {
        var names = hidden.stream()
                .map(owner -> owner.key().namespace() + "/" + owner.key().name())
                .toList();
        return FindingDraft.about(code(), Severity.WARNING, rule, rule.at("spec", "host"))
                .what("For callers in namespace %s, DestinationRule %s hides %s."
                        .formatted(rule.key().namespace(), rule.key().name(), Sentences.abridged(names)))
                .why("The rule of the caller's namespace wins as a whole: subsets, limits and TLS of the owner's do not"
                        + " hold for these callers, and routes to its subsets answer 503.")
                .advice("Remove the rule, or repeat in it what the owner's says.")
                .finding();
    }
}
