package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.HeaderChanges;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Timeouts;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A TrafficSplit of SMI, which its extension turns into weights (linkerd A.2). */
final class TrafficSplitForm {

    static final String GROUP = "split.smi-spec.io";

    private TrafficSplitForm() {}

    /** One that is written into a profile with routes is read with it. */
    static void read(SourceReading source, DecidingProfiles profiles) {
        for (var split : source.of(GROUP, "TrafficSplit")) {
            var service = service(split);
            boolean isFollowed =
                    profiles.splitOf(service).filter(first -> first == split).isPresent();
            if (!isFollowed) {
                split.spec()
                        .lost(
                                RouteAspect.SPLIT_SERVICE,
                                "Nobody follows it: another one is for the same Service, or a ServiceProfile keeps it"
                                        + " off.",
                                "Leave it out, or leave the other out and translate again.");
            } else if (profiles.atHome(service).isEmpty()) {
                source.intend(read(split, source));
            }
        }
    }

    /** The Service whose calls are shared out. */
    static ServiceId service(Fields split) {
        var name = split.object().at("spec", "service").textOr("");
        return new ServiceId(split.object().key().namespace(), shortName(name));
    }

    private static RequestRoutes read(Fields split, SourceReading source) {
        var namespace = split.object().key().namespace();
        var spec = split.spec();
        var host = spec.at("service")
                .text(RouteAspect.SPLIT_SERVICE)
                .map(said -> said.<Destination>as(name -> service(name, namespace)))
                .orElseGet(() -> Said.implied(new Destination.Host("")));
        var shares = new RouteRule(
                List.of(),
                backends(split),
                Optional.empty(),
                HeaderChanges.none(),
                Timeouts.none(),
                Retries.never(),
                List.of());
        return new RequestRoutes(
                Author.of(split.object()),
                List.of(host),
                Said.implied(Audience.everybody()),
                RuleOrder.FIRST_MATCH,
                false,
                SharesByPort.of(List.of(shares), host.value(), source),
                List.of());
    }

    /** The shares of all calls. */
    static List<Backend> backends(Fields split) {
        var namespace = split.object().key().namespace();
        return smallest(split.spec().at("backends").items().stream()
                .flatMap(item -> item.at("service").text(RouteAspect.BACKEND).stream()
                        .map(name -> new Backend(
                                name.as(text -> service(text, namespace)),
                                Optional.empty(),
                                Optional.empty(),
                                Quantities.weight(item.at("weight")),
                                HeaderChanges.none(),
                                List.of())))
                .toList());
    }

    private static Destination service(String name, String namespace) {
        return new Destination.OfService(new ServiceId(namespace, shortName(name)));
    }

    private static String shortName(String name) {
        return name.replaceFirst("\\..*$", "");
    }

    /** The same shares in the smallest whole numbers. */
    private static List<Backend> smallest(List<Backend> backends) {
        var divisor = backends.stream()
                .map(backend -> BigInteger.valueOf(backend.weight().value()))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .intValue();
        return backends.stream()
                .map(backend -> new Backend(
                        backend.to(),
                        backend.port(),
                        backend.subset(),
                        backends.size() == 1
                                ? new Said<>(1, backend.weight().origin())
                                : backend.weight().as(weight -> divisor == 0 ? weight : weight / divisor),
                        backend.headers(),
                        backend.extras()))
                .toList();
    }
}
