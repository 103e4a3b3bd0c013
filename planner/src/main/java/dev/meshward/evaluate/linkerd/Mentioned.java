package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Mentioning;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.TextShape;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import java.util.stream.Stream;

/** By what rules tell callers and requests apart. */
final class Mentioned {

    private final Installation installation;
    private final Guards guards;
    private final Routes routes;

    Mentioned(Installation installation, Guards guards, Routes routes) {
        this.installation = installation;
        this.guards = guards;
        this.routes = routes;
    }

    /** For a Service, whoever calls it. */
    Mentions forService(ServiceId id, World world) {
        var mentioning = new Mentioning();
        routes.ofAnybody(new ObjectKey("", "Service", id.namespace(), id.name()), world)
                .forEach(route -> mention(mentioning, route));
        world.all("linkerd.io", "ServiceProfile")
                .filter(profile -> profile.key().name().startsWith(id.name() + "." + id.namespace() + ".svc."))
                .flatMap(profile -> profile.at("spec", "routes").items().stream())
                .forEach(route -> mention(mentioning, route.at("condition")));
        return mentioning.done();
    }

    /** For hosts outside the cluster. */
    Mentions forNetworks(World world) {
        var mentioning = new Mentioning();
        world.all(LinkerdRules.POLICY, "EgressNetwork")
                .flatMap(network -> routes.ofAnybody(network.key(), world).stream())
                .forEach(route -> mention(mentioning, route));
        return mentioning.done();
    }

    private static void mention(Mentioning mentioning, Field condition) {
        condition.at("pathRegex").text().ifPresent(text -> mentioning.path(ProfileCondition.path(text)));
        condition.at("method").text().ifPresent(text -> mentioning.method(new TextShape.Exact(text)));
        if (condition.at("not").isPresent()) {
            mention(mentioning, condition.at("not"));
        }
        Stream.concat(condition.at("all").items().stream(), condition.at("any").items().stream())
                .forEach(each -> mention(mentioning, each));
    }

    Mentions at(Pod callee, int port, World world) {
        var mentioning = new Mentioning();
        for (var guard : guards.of(callee, port, world)) {
            Stream.concat(guard.grants().stream(), guard.routes().stream().flatMap(each -> each.grants().stream()))
                    .forEach(grant -> mention(mentioning, grant, world));
            guard.routes().forEach(each -> mention(mentioning, each.route()));
        }
        return mentioning.done();
    }

    private void mention(Mentioning mentioning, Grant grant, World world) {
        grant.networks().blocks().forEach(mentioning::block);
        grant.identities().forEach(pattern -> mentioning.accounts(accounts(pattern, world)));
    }

    private Mentions.Accounts accounts(String pattern, World world) {
        var settings = installation.settings(world);
        var home = installation.home();
        var named = new NamedAccounts(settings, home)
                .of(pattern).stream()
                        .flatMap(java.util.Set::stream)
                        .filter(Identity.Account.class::isInstance)
                        .map(Identity.Account.class::cast)
                        .findFirst();
        return new Mentions.Accounts(
                pattern + " at " + settings.identity("", "", home),
                named.map(Identity.Account::namespace).orElse(""),
                named.map(Identity.Account::serviceAccount).orElse(""),
                named.isPresent() && !pattern.startsWith("*"),
                account ->
                        Asking.fits(pattern, settings.identity(account.namespace(), account.serviceAccount(), home)));
    }

    static void mention(Mentioning mentioning, RouteView route) {
        route.hostNames().forEach(name -> mentioning.host(host(name)));
        for (var rule : route.rules()) {
            for (var match : rule.matches()) {
                mentioning.together(() -> mention(mentioning, match));
            }
        }
    }

    private static void mention(Mentioning mentioning, RequestMatch match) {
        match.paths().forEach(mentioning::path);
        match.headers().forEach(each -> mentioning.header(each.name(), each.shape()));
        match.queries().forEach(each -> mentioning.query(each.name(), each.shape()));
        var method = match.isGrpc() ? "POST" : match.method();
        if (!method.isEmpty()) {
            mentioning.method(new TextShape.Exact(method));
        }
    }

    private static TextShape host(String name) {
        return name.startsWith("*.") ? new TextShape.Suffix(name.substring(1)) : new TextShape.Exact(name);
    }
}
