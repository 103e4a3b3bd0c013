package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Redirects by VirtualServices, by Gateway API routes on a Service, by TrafficSplits and by ServiceProfiles. */
final class MeshRoutes {

    private MeshRoutes() {}

    static List<Redirect> redirects(Surroundings surroundings) {
        var redirects = new ArrayList<Redirect>();
        var snapshot = surroundings.snapshot();
        for (var route : snapshot.objectsOf(IstioRoutes.GROUP, "VirtualService")) {
            addVirtualService(redirects, route, surroundings);
        }
        for (var group : List.of(GatewayRoutes.GROUP, "policy.linkerd.io")) {
            for (var kind : GatewayRoutes.KINDS) {
                snapshot.objectsOf(group, kind).forEach(route -> addRoute(redirects, route));
            }
        }
        snapshot.objectsOf("split.smi-spec.io", "TrafficSplit").forEach(split -> addSplit(redirects, split));
        for (var profile : snapshot.objectsOf("linkerd.io", "ServiceProfile")) {
            addProfile(redirects, profile, surroundings);
        }
        return redirects;
    }

    private static void addVirtualService(List<Redirect> redirects, Manifest route, Surroundings surroundings) {
        var gateways = route.at("spec", "gateways").texts();
        if (!gateways.isEmpty() && !gateways.contains("mesh")) {
            return;
        }
        for (var host : route.at("spec", "hosts").texts()) {
            var called = IstioRoutes.service(host, route, surroundings);
            for (var rule : IstioRoutes.rules(route)) {
                for (var destination : IstioRoutes.destinations(rule)) {
                    var arrives = IstioRoutes.service(destination.at("host").textOr(""), route, surroundings);
                    add(redirects, "virtualservice", called, arrives, destination.at("port", "number"), destination);
                }
            }
        }
    }

    private static void addRoute(List<Redirect> redirects, Manifest route) {
        for (var parent : route.at("spec", "parentRefs").items()) {
            if (!parent.at("kind").is("Service")) {
                continue;
            }
            for (var rule : route.at("spec", "rules").items()) {
                for (var backend : GatewayRoutes.backends(rule)) {
                    var called = GatewayRoutes.service(parent, route);
                    var arrives = GatewayRoutes.service(backend, route);
                    add(redirects, "gateway-route", called, arrives, backend.at("port"), backend);
                }
            }
        }
    }

    private static void addSplit(List<Redirect> redirects, Manifest split) {
        var called = new ServiceId(
                split.key().namespace(), firstLabel(split.at("spec", "service").textOr("")));
        for (var backend : split.at("spec", "backends").items()) {
            var arrives = new ServiceId(
                    split.key().namespace(), firstLabel(backend.at("service").textOr("")));
            add(redirects, "trafficsplit", called, arrives, backend.at("port"), backend);
        }
    }

    private static String firstLabel(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** A ServiceProfile is called like the host it is about; {@code dstOverrides} split its traffic. */
    private static void addProfile(List<Redirect> redirects, Manifest profile, Surroundings surroundings) {
        var called = IstioRoutes.service(profile.key().name(), profile, surroundings);
        for (var override : profile.at("spec", "dstOverrides").items()) {
            var authority = override.at("authority").textOr("");
            int colon = authority.indexOf(':');
            var host = colon < 0 ? authority : authority.substring(0, colon);
            var digits = authority.substring(colon + 1);
            var port = colon >= 0 && digits.matches("\\d{1,5}")
                    ? Optional.of(Integer.parseInt(digits))
                    : Optional.<Integer>empty();
            var arrives = IstioRoutes.service(host, profile, surroundings);
            add(redirects, "serviceprofile", called, arrives, port, override);
        }
    }

    private static void add(
            List<Redirect> redirects, String kind, ServiceId called, ServiceId arrives, Field port, Field where) {
        var number = port.whole().isPresent() ? Optional.of(port.wholeOr(0)) : Optional.<Integer>empty();
        add(redirects, kind, called, arrives, number, where);
    }

    private static void add(
            List<Redirect> redirects,
            String kind,
            ServiceId called,
            ServiceId arrives,
            Optional<Integer> number,
            Field where) {
        if (!called.name().isEmpty() && !arrives.name().isEmpty()) {
            redirects.add(new Redirect(kind, called, arrives, number, where.place()));
        }
    }
}
