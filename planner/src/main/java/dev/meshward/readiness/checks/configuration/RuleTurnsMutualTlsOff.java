package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule for callers that makes their proxies send plaintext. {@code tls} without a mode means DISABLE (istio.md A.2), so that
 * an empty block does it too. Without any block the proxies find out by themselves what the other side can do.
 */
public final class RuleTurnsMutualTlsOff implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-251");
    }

    @Override
    public String title() {
        return "DestinationRule that turns mutual TLS off";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.STRICT, Scope.WORKLOADS, "Service", "DestinationRule");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return IstioObjects.destinationRules(situation).stream()
                .flatMap(rule -> off(rule).findFirst().stream().flatMap(tls -> finding(rule, tls, situation).stream()));
    }

    private static Stream<Field> off(Manifest rule) {
        return IstioObjects.trafficPolicies(rule).stream()
                .flatMap(policy -> Stream.concat(
                        Stream.of(policy.at("tls")),
                        policy.at("portLevelSettings").items().stream().map(port -> port.at("tls"))))
                .filter(Field::isPresent)
                .filter(tls -> tls.at("mode").textOr("DISABLE").equals("DISABLE"));
    }

    private Optional<Finding> finding(Manifest rule, Field tls, Situation situation) {
        var host = IstioHost.of(rule.at("spec", "host"), rule);
        var servers = situation
                .services()
                .filter(service -> host.covers(service.id()))
                .flatMap(service -> situation.snapshot().workloadsBehind(service).stream())
                .map(Workload::id)
                .distinct()
                .toList();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(FindingDraft.about(code(), Severity.WARNING, rule, tls)
                .what("DestinationRule %s/%s makes callers of %s send plaintext (%s)."
                        .formatted(
                                rule.key().namespace(),
                                rule.key().name(),
                                host.host(),
                                tls.at("mode").isPresent() ? "tls.mode: DISABLE" : "tls without a mode"))
                .why("Calls between members stay plaintext for its sake: a server that accepts mutual TLS only"
                        + " would refuse them, so that its port has to stay open.")
                .advice("Remove the tls block before the plan is made: proxies then use mutual TLS with members and"
                        + " plaintext with the rest. As long as it stands the plan keeps the port open.")
                .concerning(servers)
                .finding());
    }
}
