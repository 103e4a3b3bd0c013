package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code http} part of a VirtualService as far as it routes calls inside the mesh (istio A.1). */
final class RequestRoutesForm {

    static final String MESH = "mesh";

    private final SourceReading source;
    private final BackendForm.Subsets subsets;
    private final Delegates delegates;
    private final Map<Destination, Author> firstByHost = new HashMap<>();

    RequestRoutesForm(SourceReading source) {
        this.source = source;
        this.subsets = new SubsetLabels(source);
        this.delegates = new Delegates(source);
    }

    void read() {
        source.of(IstioTraffic.NETWORKING, "VirtualService").stream()
                .sorted(Comparator.comparing(RequestRoutesForm::moment))
                .forEach(this::read);
    }

    /** Of two for one host the older decides. */
    private static String moment(Fields object) {
        return object.object().at("metadata", "creationTimestamp").textOr("");
    }

    private void read(Fields object) {
        var spec = object.spec();
        var author = Author.of(object.object());
        var extras = new ArrayList<Extra>();
        if (!Gateways.reachTheMesh(spec.at("gateways"))) {
            spec.extra(RouteAspect.GATEWAY).ifPresent(extras::add);
            source.intend(new Unmatched(author, extras));
            return;
        }
        if (spec.at("http").look().items().isEmpty()) {
            nameSilence(spec);
            return;
        }
        Gateways.take(spec.at("gateways"), extras);
        warnOfSecond(object, author);
        var rules = rules(object, extras);
        source.intend(new RequestRoutes(
                author,
                hosts(spec.at("hosts"), object),
                AudienceForm.read(spec.at("exportTo"), object.object().key().namespace(), RouteAspect.AUDIENCE),
                RuleOrder.FIRST_MATCH,
                false,
                rules,
                extras));
    }

    /** Sidecars take one VirtualService for a host: the oldest of those they see (istio A.1). */
    private void warnOfSecond(Fields object, Author author) {
        for (var host : object.spec().at("hosts").look().texts()) {
            var meant = HostForm.read(host, object.object().key().namespace());
            var first = Optional.ofNullable(firstByHost.putIfAbsent(meant, author));
            first.ifPresent(other -> source.remark(
                    GeneralAspect.SURELY_NOT_MEANT,
                    author,
                    object.spec().at("hosts").place(),
                    other.words() + " names " + host
                            + " too. A sidecar that sees both takes the older one; here both are" + " translated."));
        }
    }

    private static void nameSilence(SourceField spec) {
        boolean saysNothing =
                Stream.of("tls", "tcp").allMatch(part -> spec.at(part).items().isEmpty());
        if (saysNothing) {
            spec.lost(
                    GeneralAspect.SURELY_NOT_MEANT,
                    "A VirtualService without routes does nothing.",
                    "Look whether its routes lost their indentation.");
        }
    }

    static List<Said<Destination>> hosts(SourceField hosts, Fields object) {
        var namespace = object.object().key().namespace();
        return hosts.items().stream()
                .flatMap(host -> host.text(aspectOf(host)).stream())
                .map(said -> said.as(name -> HostForm.read(name, namespace)))
                .toList();
    }

    private static RouteAspect aspectOf(SourceField host) {
        return host.look().textOr("").startsWith("*") ? RouteAspect.WILDCARD_HOST : RouteAspect.HOST;
    }

    private List<RouteRule> rules(Fields object, List<Extra> extras) {
        return object.spec().at("http").items().stream()
                .flatMap(http -> rule(http, object, extras))
                .toList();
    }

    /** A rule whose every match asks for a gateway routes nothing inside the mesh. */
    private Stream<RouteRule> rule(SourceField http, Fields object, List<Extra> extras) {
        var items = http.at("match").items();
        var inside = items.stream()
                .filter(item -> Gateways.reachTheMesh(item.at("gateways")))
                .toList();
        if (inside.isEmpty() && !items.isEmpty()) {
            http.extra(RouteAspect.GATEWAY).ifPresent(extras::add);
            return Stream.of();
        }
        items.stream()
                .filter(item -> !inside.contains(item))
                .forEach(item -> item.extra(RouteAspect.GATEWAY).ifPresent(extras::add));
        inside.forEach(item -> Gateways.take(item.at("gateways"), extras));
        http.at("match").items().forEach(item -> item.at("name").saysTheDefault(RouteAspect.STATISTICS));
        var matches = inside.stream().map(MatchForm::read).toList();
        var namespace = object.object().key().namespace();
        return http.at("delegate").isPresent()
                ? delegates.rules(http, namespace, matches, subsets, extras)
                : Stream.of(RuleForm.read(http, namespace, matches, subsets));
    }

    /** A rule without conditions takes everything; so does one whose conditions are all of the delegating rule. */
    static List<RouteMatch> orEverything(List<RouteMatch> matches) {
        return matches.isEmpty() ? List.of(RouteMatch.everything()) : matches;
    }
}
