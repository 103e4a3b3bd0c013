package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.linkerd.BestMatch.Chosen;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rule that takes a request does with it (linkerd.md D). */
record RuleOutcome(RouteParent parent, Request request, World world) {

    private static final int NOTHING_THERE = 500;
    private static final int NO_ENDPOINTS = 503;

    /** Whether it does not matter what is asked for, once the rule takes it. */
    static boolean isForAnyRequest(RouteView.Rule rule) {
        return rule.written().at("filters").items().stream()
                .noneMatch(filter -> filter.at("type").is("RequestRedirect"));
    }

    Routing of(Chosen chosen) {
        var rule = chosen.route().id() + " rules[" + chosen.rule().number() + "]";
        var written = chosen.rule().written();
        var filters = written.at("filters").items();
        var redirect = filters.stream()
                .filter(filter -> filter.at("type").is("RequestRedirect"))
                .findFirst();
        if (redirect.isPresent()) {
            return new Redirecting(request)
                    .of(
                            rule,
                            redirect.get().at("requestRedirect"),
                            chosen.rule().matches(),
                            parent.port());
        }
        var tries = Tries.of(chosen.route().object(), chosen.route().isGrpc());
        if (!tries.isLegal()) {
            return new Routing.Unknown(chosen.route().id() + " has annotations that cannot be read.");
        }
        return sent(rule, chosen, handling(tries, written));
    }

    private Handling handling(Tries ofRoute, Field rule) {
        var ofRule =
                rule.at("timeouts", "request").text().flatMap(ShortDuration::of).filter(each -> !each.isZero());
        var timeout = ofRoute.timeout().flatMap(each -> each).or(() -> ofRule);
        boolean isSaid = ofRoute.timeout().isPresent() || ofRule.isPresent();
        var inherited = parent.tries();
        return new Handling(
                isSaid ? timeout : inherited.timeout().flatMap(each -> each),
                ofRoute.retries().or(inherited::retries).orElse(Retries.none()),
                List.of(),
                Handling.Faults.none());
    }

    private Routing sent(String rule, Chosen chosen, Handling handling) {
        var written = chosen.rule().written();
        var ofRule = written.at("filters").items();
        var refs = written.at("backendRefs").items();
        if (refs.isEmpty()) {
            var share = new Share(parent.backend(), 1, changes(ofRule, List.of()), parent.treatment());
            return new Routing.Sent(rule, List.of(share), handling);
        }
        var shares = new ArrayList<Share>();
        for (var ref : refs) {
            int weight = ref.at("weight").wholeOr(1);
            var backend = backend(ref, chosen.route());
            if (backend.isEmpty()) {
                return new Routing.Unknown(rule + " names a backend without its namespace, which is read as that of the"
                        + " parent in one place and as that of the route in another.");
            }
            if (weight > 0) {
                shares.add(new Share(
                        backend.get(), weight, changes(ofRule, ref.at("filters").items()), parent.treatment()));
            }
        }
        return shares.isEmpty()
                ? new Routing.Unknown(rule + " has no backend of any weight.")
                : new Routing.Sent(rule, shares, handling);
    }

    /** Empty where it hangs on whose namespace is meant. */
    private Optional<Backend> backend(Field ref, RouteView route) {
        var kind = ref.at("kind").textOr("Service");
        var name = ref.at("name").textOr("");
        if (kind.equals("EgressNetwork")) {
            return Optional.of(
                    parent.isEgressNetwork(name, ref.at("namespace").textOr(parent.namespace()))
                            ? parent.backend()
                            : new Backend.Missing("EgressNetwork " + name, NOTHING_THERE));
        }
        boolean isMeant = ref.at("namespace").isPresent() || route.namespace().equals(parent.namespace());
        if (!isMeant) {
            return Optional.empty();
        }
        var id = new ServiceId(ref.at("namespace").textOr(parent.namespace()), name);
        return Optional.of(kind.equals("Service") ? service(id, ref.at("port").wholeOr(0), world) : missing(id));
    }

    private static Backend missing(ServiceId id) {
        return new Backend.Missing(id.toString(), NOTHING_THERE);
    }

    static Backend service(ServiceId id, int port, World world) {
        var service = Outbound.service(id, world);
        if (service.isEmpty() || port == 0) {
            return missing(id);
        }
        return Outbound.port(service.get(), port)
                .map(declared -> backend(service.get(), declared))
                .orElseGet(() -> new Backend.Missing(id + ":" + port, NO_ENDPOINTS));
    }

    private static Backend backend(Service service, Service.ServicePort port) {
        if (!service.externalName().isEmpty()) {
            return new Backend.Host(service.externalName(), port.number());
        }
        var name = service.id().name() + "." + service.id().namespace() + ".svc.cluster.local";
        return service.selector().isEmpty()
                ? new Backend.Host(name, port.number())
                : new Backend.Pods(name, service.id().namespace(), service.selector(), port.targetPort());
    }

    /** Filters of the rule come first, then those of the backend; in each values are added, set and then removed. */
    private static Changes changes(List<Field> ofRule, List<Field> ofBackend) {
        return new Changes(
                headers("RequestHeaderModifier", "requestHeaderModifier", ofRule, ofBackend),
                headers("ResponseHeaderModifier", "responseHeaderModifier", ofRule, ofBackend),
                Optional.empty(),
                Optional.empty());
    }

    private static java.util.Map<String, Changes.HeaderChange> headers(
            String type, String field, List<Field> ofRule, List<Field> ofBackend) {
        var headers = new Changes.Headers();
        Stream.concat(ofRule.stream(), ofBackend.stream())
                .filter(filter -> filter.at("type").is(type))
                .map(filter -> filter.at(field))
                .forEach(modifier -> {
                    modifier.at("add")
                            .items()
                            .forEach(each -> headers.add(
                                    each.at("name").textOr(""), each.at("value").textOr("")));
                    modifier.at("set")
                            .items()
                            .forEach(each -> headers.set(
                                    each.at("name").textOr(""), each.at("value").textOr("")));
                    modifier.at("remove").texts().forEach(headers::remove);
                });
        return headers.done();
    }
}
