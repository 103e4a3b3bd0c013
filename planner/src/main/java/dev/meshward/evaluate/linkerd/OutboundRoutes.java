package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.World;
import java.util.List;
import java.util.Optional;

/** Whether routes and profiles of a Service may lead a request elsewhere or nowhere (linkerd.md A.2, D). */
final class OutboundRoutes {

    private final Routes routes;
    private final Profiles profiles = new Profiles();
    private final SmiExtension extension;

    OutboundRoutes(Routes routes, SmiExtension extension) {
        this.routes = routes;
        this.extension = extension;
    }

    /** Why nobody can tell where a request goes; empty where every request goes to the Service itself. */
    Optional<Sending> doubt(Hop hop, Service service, World world) {
        return switch (hop.application()) {
            case HTTP, UNKNOWN -> ofRequests(hop, service, world);
            case TLS, TCP, SERVER_FIRST -> Optional.empty();
        };
    }

    private Optional<Sending> ofRequests(Hop hop, Service service, World world) {
        var client = callerNamespace(hop);
        var written = profiles.written(client, service, world);
        var followed = profiles.of(client, service, world);
        if (written.map(Profile::name).equals(followed.map(Profile::name))) {
            return by(written, hop, service, world);
        }
        return switch (extension.runs(world)) {
            case YES -> by(followed, hop, service, world);
            case NO -> by(written, hop, service, world);
            case MAYBE -> perhaps(by(written, hop, service, world), by(followed, hop, service, world));
        };
    }

    private static Optional<Sending> perhaps(Optional<Sending> written, Optional<Sending> followed) {
        return written.equals(followed)
                ? written
                : Optional.of(
                        new Sending.Unsure("A TrafficSplit leads a share of the calls elsewhere if the extension of"
                                + " Linkerd for SMI runs, and that was not among what was read."));
    }

    private Optional<Sending> by(Optional<Profile> profile, Hop hop, Service service, World world) {
        int port = hop.arrival().servicePort();
        if (profile.isPresent()) {
            return profile.flatMap(each -> ofProfile(each, service, port));
        }
        var deciding = routes.of(service.id().name(), service.id().namespace(), port, callerNamespace(hop), world);
        return deciding.isEmpty() ? Optional.empty() : ofRoutes(deciding);
    }

    private static Optional<Sending> ofRoutes(List<RouteView> deciding) {
        var leading = deciding.stream()
                .filter(route -> route.rules().stream().anyMatch(RouteView.Rule::leadsElsewhere))
                .findFirst();
        if (leading.isPresent()) {
            return Optional.of(new Sending.Unsure(
                    leading.get().id() + " leads some requests elsewhere; which, the call does not say."));
        }
        return deciding.stream().anyMatch(RouteView::takesAll)
                ? Optional.empty()
                : Optional.of(new Sending.Unsure("Requests that match no rule of "
                        + deciding.getFirst().id() + " are answered with 404; which do, the call does not say."));
    }

    private static String callerNamespace(Hop hop) {
        return hop.caller() instanceof Pod pod ? pod.namespace() : "";
    }

    private static Optional<Sending> ofProfile(Profile profile, Service service, int port) {
        return Profiles.leadsElsewhere(profile, service.id(), port)
                ? Optional.of(new Sending.Unsure(profile.name() + " leads a share of the calls elsewhere."))
                : Optional.empty();
    }
}
