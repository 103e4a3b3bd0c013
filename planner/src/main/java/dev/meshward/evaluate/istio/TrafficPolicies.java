package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Treatment;
import dev.meshward.evaluate.WrittenDuration;
import dev.meshward.manifest.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The DestinationRules for one host (istio.md A.2).
 *
 * @param all whose subsets count
 * @param first those of which one gives the policy of the host: several where their age decides and is not known
 */
record TrafficPolicies(List<DestinationRuleView> all, List<DestinationRuleView> first) {

    private static final String BALANCER = "loadBalancer";
    private static final String EJECTION = "outlierDetection";
    private static final String USUAL_BALANCER = "LEAST_REQUEST";

    /** Without any rule. */
    static Treatment usual() {
        return new Treatment(USUAL_BALANCER, Optional.empty());
    }

    /** Whether the age of rules decides, and is not known. */
    boolean isDoubtful(int port, String subset) {
        return first.stream()
                                .map(rule -> treatment(rule, port, subset))
                                .distinct()
                                .count()
                        > 1
                || definitions(subset)
                                        .map(each -> each.at("labels").textByKey())
                                        .distinct()
                                        .count()
                                > 1
                        && first.size() > 1;
    }

    Optional<Field> subset(String name) {
        return definitions(name).findFirst();
    }

    /** The oldest rule comes first, then the others: the first definition of a name counts. */
    private Stream<Field> definitions(String name) {
        return Stream.concat(first.stream(), all.stream())
                .flatMap(rule -> rule.object().at("spec", "subsets").items().stream())
                .filter(each -> !name.isEmpty() && each.at("name").is(name));
    }

    Treatment treatment(int port, String subset) {
        return first.stream()
                .findFirst()
                .map(rule -> treatment(rule, port, subset))
                .orElseGet(TrafficPolicies::usual);
    }

    private Treatment treatment(DestinationRuleView rule, int port, String subset) {
        var ofHost = ofPort(rule.object().at("spec", "trafficPolicy"), port);
        var ofSubset = subset(subset).map(each -> each.at("trafficPolicy"));
        return new Treatment(
                balancing(field(BALANCER, ofHost, ofSubset, port)), ejection(field(EJECTION, ofHost, ofSubset, port)));
    }

    /** A block for a port replaces the whole policy, what it leaves out included. */
    private static Field ofPort(Field policy, int port) {
        return portLevel(policy, port).orElse(policy);
    }

    private static Optional<Field> portLevel(Field policy, int port) {
        return policy.at("portLevelSettings").items().stream()
                .filter(each -> each.at("port", "number").wholeOr(0) == port)
                .findFirst();
    }

    /** Fields of a subset override one by one, but where it has a block for the port: then all of them are that block's. */
    private static Field field(String name, Field ofHost, Optional<Field> ofSubset, int port) {
        var block = ofSubset.flatMap(policy -> portLevel(policy, port));
        if (block.isPresent()) {
            return block.get().at(name);
        }
        return ofSubset.map(policy -> policy.at(name)).filter(Field::isPresent).orElseGet(() -> ofHost.at(name));
    }

    private static String balancing(Field written) {
        if (written.at("consistentHash").isPresent()) {
            return "consistentHash";
        }
        var simple = written.at("simple").textOr(USUAL_BALANCER);
        return simple.equals("LEAST_CONN") || simple.equals("UNSPECIFIED") ? USUAL_BALANCER : simple;
    }

    private static Optional<Treatment.Ejection> ejection(Field written) {
        if (written.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(new Treatment.Ejection(
                written.at("consecutive5xxErrors").wholeOr(5),
                WrittenDuration.of(written.at("baseEjectionTime").textOr("30s")).orElse(Duration.ofSeconds(30)),
                written.at("maxEjectionPercent").wholeOr(10)));
    }
}
