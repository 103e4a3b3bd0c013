package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.PodSubset;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;

/** A DestinationRule taken apart into what it is about (istio A.2). */
final class DestinationRuleForm {

    private DestinationRuleForm() {}

    static void read(SourceReading source) {
        var rules = source.of(IstioTraffic.NETWORKING, "DestinationRule");
        var all = new RulesOfDestinations(source, rules);
        rules.forEach(object -> read(object, all, source));
    }

    private static void read(Fields object, RulesOfDestinations all, SourceReading source) {
        var author = Author.of(object.object());
        var namespace = object.object().key().namespace();
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        spec.at("exportTo").extra(DestinationAspect.SCOPE).ifPresent(extras::add);
        spec.at("workloadSelector").extra(DestinationAspect.SCOPE).ifPresent(extras::add);
        var host = spec.at("host")
                .text(DestinationAspect.HOST)
                .map(said -> said.as(name -> HostForm.read(name, namespace)))
                .orElseGet(() -> Said.implied(new Destination.Host("")));
        extras.add(new Extra(DestinationAspect.HOST, host.origin()));
        ObsoleteFields.ofPolicy(spec.at("trafficPolicy"));
        ObsoleteFields.ofDestinationRule(spec);
        var policy = new TrafficPolicyForm(author, host, callers(object, host.value()), all, source);
        extras.addAll(policy.read(spec.at("trafficPolicy")));
        extras.addAll(portLevels(spec.at("trafficPolicy"), host.value(), policy, source));
        spec.at("subsets").items().forEach(subset -> source.intend(subset(author, host, subset)));
        source.intend(new Unmatched(author, extras));
    }

    /** A rule that stands with its host is for everybody who sees it; one elsewhere for its own namespace (istio A.2). */
    private static Audience callers(Fields object, Destination host) {
        var namespace = object.object().key().namespace();
        var shown = object.spec().at("exportTo").look().texts();
        boolean isAtHome = !(host instanceof Destination.OfService(var id))
                || id.namespace().equals(namespace);
        boolean isForAll = isAtHome && (shown.isEmpty() || shown.contains("*"));
        return isForAll ? Audience.everybody() : Audience.of(namespace);
    }

    /** Where a Service has one port, what is said of this port alone is said of the whole; it replaces what stands above it. */
    private static List<Extra> portLevels(
            SourceField traffic, Destination host, TrafficPolicyForm policy, SourceReading source) {
        var levels = traffic.at("portLevelSettings");
        boolean isAlone = levels.items().size() == 1 && traffic.entries().size() == 1;
        if (isAlone && isOnlyPort(levels.items().getFirst().at("port", "number"), host, source)) {
            var extras = new ArrayList<>(policy.read(levels.items().getFirst()));
            levels.items().getFirst().at("port").extra(DestinationAspect.HOST).ifPresent(extras::add);
            return extras;
        }
        return levels.extra(DestinationAspect.PORT_POLICY).stream().toList();
    }

    private static boolean isOnlyPort(SourceField number, Destination host, SourceReading source) {
        return host instanceof Destination.OfService(var id)
                && source.service(id)
                        .filter(service -> service.ports().size() == 1
                                && service.ports().getFirst().number()
                                        == number.look().wholeOr(0))
                        .isPresent();
    }

    private static PodSubset subset(Author author, Said<Destination> host, SourceField subset) {
        var extras = new ArrayList<Extra>();
        subset.at("trafficPolicy").extra(DestinationAspect.SUBSET_POLICY).ifPresent(extras::add);
        return new PodSubset(
                author,
                host,
                subset.at("name").text(DestinationAspect.SUBSET).orElseGet(() -> Said.implied("")),
                new Said<>(
                        subset.at("labels").look().textByKey(),
                        subset.at("labels").take(DestinationAspect.SUBSET)),
                extras);
    }

    /** Takes what is written below a key for one aspect. */
    static void extra(SourceField field, String key, Aspect aspect, List<Extra> extras) {
        field.at(key).extra(aspect).ifPresent(extras::add);
    }
}
