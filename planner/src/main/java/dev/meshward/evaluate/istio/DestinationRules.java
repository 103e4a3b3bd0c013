package dev.meshward.evaluate.istio;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which DestinationRule a caller's proxy goes by (istio.md A.2). */
final class DestinationRules {

    private static final String GROUP = "networking.istio.io";

    private final Views<Manifest, DestinationRuleView> views = new Views<>(DestinationRuleView::of);
    private final Views<List<Manifest>, List<DestinationRuleView>> lists =
            new Views<>(objects -> objects.stream().map(views::of).toList());

    /**
     * The rules that may decide, one for each possible order of age; none where no rule is found. The first namespace with
     * a hit wins as a whole: that of the caller, that of the Service, the root namespace.
     *
     * @param clientLabels of the calling pod
     */
    List<DestinationRuleView> of(
            String client, Map<String, String> clientLabels, ServiceId service, String root, World world) {
        return of(client, clientLabels, HostName.of(service), service.namespace(), root, world);
    }

    /** The same for any host; {@code owner} is the namespace of its Service, and empty where there is none. */
    List<DestinationRuleView> of(
            String client, Map<String, String> clientLabels, String host, String owner, String root, World world) {
        return first(allOf(client, clientLabels, host, owner, root, world));
    }

    /** All rules for a host that count together, such as for their subsets. */
    List<DestinationRuleView> allOf(
            String client, Map<String, String> clientLabels, String host, String owner, String root, World world) {
        Predicate<DestinationRuleView> isForUs = rule -> rule.isExportedTo(client)
                && rule.clients().map(pods -> pods.matches(clientLabels)).orElse(true);
        var own =
                hits(client, host, client.equals(root) ? isForUs.and(DestinationRuleView::isPrivate) : isForUs, world);
        if (!own.isEmpty()) {
            return own;
        }
        var ofOwner = hits(owner, host, isForUs, world);
        return ofOwner.isEmpty() ? hits(root, host, isForUs, world) : ofOwner;
    }

    /** An exact host beats a wildcard, and a longer wildcard a shorter one. */
    private List<DestinationRuleView> hits(
            String namespace, String host, Predicate<DestinationRuleView> isForUs, World world) {
        var covering = lists.of(world.in(GROUP, "DestinationRule", namespace)).stream()
                .filter(rule -> HostName.covers(rule.host(), host))
                .filter(isForUs)
                .toList();
        var best = covering.stream().map(DestinationRuleView::host).max(closeness(host));
        return best.map(pattern -> together(covering.stream()
                        .filter(rule -> rule.host().equals(pattern))
                        .toList()))
                .orElse(List.of());
    }

    private static Comparator<String> closeness(String host) {
        return Comparator.comparing((String pattern) -> pattern.equals(host)).thenComparing(String::length);
    }

    /** Rules for chosen clients come first. */
    private static List<DestinationRuleView> together(List<DestinationRuleView> sameHost) {
        var chosen =
                sameHost.stream().filter(rule -> rule.clients().isPresent()).toList();
        return chosen.isEmpty() ? sameHost : chosen;
    }

    /** The oldest that has a policy gives it; of rules for chosen clients the oldest, whatever it has. */
    private static List<DestinationRuleView> first(List<DestinationRuleView> sameHost) {
        if (sameHost.stream().anyMatch(rule -> rule.clients().isPresent())) {
            return Ages.possiblyOldest(sameHost, DestinationRuleView::object);
        }
        var withPolicy =
                sameHost.stream().filter(DestinationRuleView::hasPolicy).toList();
        return Ages.possiblyOldest(withPolicy.isEmpty() ? sameHost : withPolicy, DestinationRuleView::object);
    }
}
