package dev.meshward.mesh.istio.traffic;

import dev.meshward.cluster.Service;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts of all DestinationRules, to tell which Services a pattern of hosts means: one rule decides for a Service as a whole,
 * that of its own namespace before that of the root namespace, and there the host that is nearest to it (istio A.2).
 */
final class RulesOfDestinations {

    private static final String ROOT = "istio-system";

    private final SourceReading source;
    private final Map<String, Set<String>> hostsByNamespace = new HashMap<>();

    RulesOfDestinations(SourceReading source, List<Fields> rules) {
        this.source = source;
        rules.forEach(rule -> hostsByNamespace
                .computeIfAbsent(rule.object().key().namespace(), _ -> new TreeSet<>())
                .add(HostForm.write(HostForm.read(
                        rule.object().at("spec", "host").textOr(""),
                        rule.object().key().namespace()))));
    }

    /** The host itself where it is no pattern, or one that means no Service of the source. */
    List<Said<Destination>> meant(Said<Destination> host, Author author) {
        if (!(host.value() instanceof Destination.HostsLike(var pattern))) {
            return List.of(host);
        }
        var home = author.object().namespace();
        var meant = source.snapshot().services().stream()
                .filter(service ->
                        !service.isHeadless() && service.externalName().isEmpty())
                .filter(service -> isDecidedBy(pattern, home, service))
                .map(service -> host.<Destination>as(_ -> new Destination.OfService(service.id())))
                .toList();
        if (!meant.isEmpty()) {
            source.remark(
                    DestinationAspect.HOST,
                    author,
                    author.place(),
                    "The pattern " + pattern + " means " + meant.size()
                            + (meant.size() == 1 ? " Service" : " Services")
                            + " of the source, about which no other DestinationRule decides; one that comes later has"
                            + " to be annotated then.");
        }
        return meant.isEmpty() ? List.of(host) : meant;
    }

    /** A rule of a caller's namespace is for its callers alone, and no Service can be told of them. */
    private boolean isDecidedBy(String pattern, String home, Service service) {
        var owner = service.id().namespace();
        boolean isOfOwner = home.equals(owner);
        if (!isOfOwner && !home.equals(ROOT) || !covers(pattern, service)) {
            return false;
        }
        boolean isAnsweredAtHome = !isOfOwner
                && hostsByNamespace.getOrDefault(owner, Set.of()).stream().anyMatch(other -> covers(other, service));
        return !isAnsweredAtHome
                && hostsByNamespace.getOrDefault(home, Set.of()).stream()
                        .filter(other -> covers(other, service))
                        .allMatch(other -> other.startsWith("*") && other.length() <= pattern.length());
    }

    private static boolean covers(String host, Service service) {
        var name = HostForm.write(new Destination.OfService(service.id()));
        return host.startsWith("*") ? name.endsWith(host.substring(1)) : name.equals(host);
    }
}
