package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.HeaderChanges;
import dev.meshward.mesh.intent.OpaquePorts;
import dev.meshward.mesh.intent.OpaquePorts.Range;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RetryBudget;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Timeouts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ServiceProfile: routes in the order written, of which the first match decides, and everything else goes on as it was
 * (linkerd A.2). It is read and never written: it switches the routes of its Service off.
 */
final class ServiceProfileForm {

    static final String GROUP = "linkerd.io";

    /** A retry budget has no number of tries; a proxy tries again once at a time. */
    private static final int ONE_MORE = 1;

    private ServiceProfileForm() {}

    static void read(SourceReading source, DecidingProfiles profiles) {
        source.of(GROUP, "ServiceProfile").forEach(profile -> read(profile, profiles, source));
    }

    /** Empty for one that is about no Service. */
    static Optional<ServiceId> service(Fields profile) {
        return host(profile.object().key().name()) instanceof Destination.OfService(var id)
                ? Optional.of(id)
                : Optional.empty();
    }

    private static void read(Fields profile, DecidingProfiles profiles, SourceReading source) {
        var spec = profile.spec();
        var author = Author.of(profile.object());
        var key = profile.object().key();
        var host = host(key.name());
        var routes = spec.at("routes").items();
        boolean isProducer = !(host instanceof Destination.OfService(var id))
                || id.namespace().equals(key.namespace());
        var laidOver = service(profile).filter(_ -> isProducer).flatMap(profiles::splitOf);
        var split = laidOver.map(TrafficSplitForm::backends).orElseGet(() -> split(spec.at("dstOverrides"), host));
        DecidingProfiles.skip(profile).saysTheDefault(RouteAspect.SPLIT_SERVICE);
        if (!routes.isEmpty() || spec.at("dstOverrides").isPresent() || laidOver.isPresent()) {
            var extras = new ArrayList<Extra>();
            laidOver.flatMap(object -> object.spec().at("service").extra(RouteAspect.SPLIT_SERVICE))
                    .ifPresent(extras::add);
            if (laidOver.isPresent()) {
                spec.at("dstOverrides")
                        .lost(
                                RouteAspect.WEIGHT,
                                "A TrafficSplit of the Service is written over these weights.",
                                DecidingProfiles.INSTEAD);
            }
            var rules = new ArrayList<RouteRule>();
            routes.forEach(route -> rules.add(rule(route, split, extras)));
            rules.add(rule(List.of(), split, Timeouts.none(), Retries.never(), List.of()));
            source.intend(new RequestRoutes(
                    author,
                    List.of(Said.implied(host)),
                    Said.implied(isProducer ? Audience.everybody() : Audience.of(key.namespace())),
                    RuleOrder.FIRST_MATCH,
                    false,
                    SharesByPort.of(rules, host, source),
                    extras));
        }
        budget(spec.at("retryBudget"), author, host).ifPresent(source::intend);
        opaque(spec.at("opaquePorts"), author, host).ifPresent(source::intend);
    }

    /** The name of a profile is the name that callers use: {@code web.shop.svc.cluster.local}. */
    private static Destination host(String name) {
        var parts = name.split("\\.", -1);
        return parts.length >= 3 && parts[2].equals("svc")
                ? new Destination.OfService(new ServiceId(parts[1], parts[0]))
                : new Destination.Host(name);
    }

    private static List<Backend> split(SourceField overrides, Destination host) {
        var items = overrides.items();
        if (items.isEmpty()) {
            return List.of(BackendForm.parent(host, Optional.empty()));
        }
        return items.stream()
                .flatMap(item -> item.at("authority").text(RouteAspect.BACKEND).stream()
                        .map(authority -> backend(authority, Quantities.weight(item.at("weight")))))
                .toList();
    }

    private static Backend backend(Said<String> authority, Said<Integer> weight) {
        var host = authority.value().replaceFirst(":\\d+$", "");
        var port = authority.value().matches(".*:\\d{1,5}")
                ? Optional.of(authority.as(text -> Integer.parseInt(text.substring(text.lastIndexOf(':') + 1))))
                : Optional.<Said<Integer>>empty();
        return new Backend(
                authority.as(_ -> host(host.endsWith(".") ? host.substring(0, host.length() - 1) : host)),
                port,
                Optional.empty(),
                weight,
                HeaderChanges.none(),
                List.of());
    }

    private static RouteRule rule(SourceField route, List<Backend> split, List<Extra> extras) {
        route.at("name").take(RouteAspect.RULE_NAME);
        var ofRule = new ArrayList<Extra>();
        route.at("name").extra(RouteAspect.RULE_NAME).ifPresent(extras::add);
        route.at("responseClasses").extra(RouteAspect.RESPONSE_CLASS).ifPresent(ofRule::add);
        return rule(
                ProfileConditions.read(route.at("condition")),
                split,
                new Timeouts(
                        DurationForm.field(route.at("timeout"), RouteAspect.TIMEOUT),
                        Optional.empty(),
                        Optional.empty()),
                retries(route.at("isRetryable")),
                ofRule);
    }

    private static Retries retries(SourceField isRetryable) {
        var said = isRetryable.truth(RouteAspect.RETRY_CONDITION);
        return said.filter(Said::value)
                .<Retries>map(yes -> new Retries.Again(
                        Said.implied(ONE_MORE),
                        Optional.empty(),
                        List.of(new Said<>(new Retries.On.ServerErrors(), yes.origin())),
                        List.of()))
                .orElseGet(() -> new Retries.Never(said.map(Said::origin).orElseGet(Origin::nowhere)));
    }

    private static RouteRule rule(
            List<RouteMatch> matches, List<Backend> split, Timeouts timeouts, Retries retries, List<Extra> extras) {
        return new RouteRule(matches, split, Optional.empty(), HeaderChanges.none(), timeouts, retries, extras);
    }

    private static Optional<RetryBudget> budget(SourceField budget, Author author, Destination host) {
        return budget.isPresent()
                ? Optional.of(new RetryBudget(
                        author,
                        Said.implied(host),
                        budget.at("retryRatio")
                                .text(RouteAspect.RETRY_BUDGET)
                                .filter(said -> said.value().matches("\\d{1,9}(\\.\\d{1,9})?"))
                                .map(said -> said.as(text -> new BigDecimal(text).movePointRight(2))),
                        budget.at("minRetriesPerSecond").whole(RouteAspect.RETRY_BUDGET),
                        DurationForm.field(budget.at("ttl"), RouteAspect.RETRY_BUDGET)))
                : Optional.empty();
    }

    private static Optional<OpaquePorts> opaque(SourceField ports, Author author, Destination host) {
        if (!(host instanceof Destination.OfService(var id)) || ports.items().isEmpty()) {
            return Optional.empty();
        }
        var origin = ports.take(ProxyAspect.OPAQUE_PORT);
        var ranges = ports.look().texts().stream()
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .map(port -> new Range(port, port))
                .toList();
        return Optional.of(new OpaquePorts(author, id, new Said<>(ranges, origin)));
    }
}
