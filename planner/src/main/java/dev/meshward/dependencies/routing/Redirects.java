package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Derivation;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who calls a name that a mesh splits or redirects also calls what stands behind it. */
public final class Redirects implements Derivation {

    /** One caller and one redirect: more claims about the call add nothing. */
    private record Followed(Caller caller, Redirect redirect) {}

    @Override
    public void follow(Surroundings surroundings, Supplier<Collection<Claim>> claims, Consumer<Claim> further) {
        var redirectsByName = byName(surroundings);
        if (redirectsByName.isEmpty()) {
            return;
        }
        Set<Followed> followed = new HashSet<>();
        for (var claim : claims.get()) {
            var called = new ServiceId(claim.to().namespace(), claim.to().name());
            for (var redirect : redirectsByName.getOrDefault(called, List.of())) {
                if (isBelieved(claim) && followed.add(new Followed(claim.from(), redirect))) {
                    follow(claim, redirect, surroundings, further);
                }
            }
        }
    }

    private static Map<ServiceId, List<Redirect>> byName(Surroundings surroundings) {
        var redirects = new ArrayList<Redirect>();
        redirects.addAll(MeshRoutes.redirects(surroundings));
        redirects.addAll(AppMeshRoutes.redirects(surroundings));
        var byName = new HashMap<ServiceId, List<Redirect>>();
        for (var redirect : redirects) {
            if (!redirect.called().equals(redirect.arrives())) {
                byName.computeIfAbsent(redirect.called(), _ -> new ArrayList<>())
                        .add(redirect);
            }
        }
        return byName;
    }

    private static boolean isBelieved(Claim claim) {
        boolean call = claim.kind() == DependencyKind.CALL || claim.kind() == DependencyKind.DANGLING;
        return call && claim.evidence().confidence().isAtLeast(Confidence.MEDIUM);
    }

    private static void follow(Claim claim, Redirect redirect, Surroundings surroundings, Consumer<Claim> further) {
        var callee = surroundings.callee(redirect.arrives());
        boolean itself = claim.from() instanceof Caller.Pods(var caller)
                && callee.receivers().contains(caller);
        if (itself || !(callee instanceof Callee.ToService)) {
            return;
        }
        var because = "Calls to " + redirect.called() + " are routed to " + redirect.arrives() + ", and "
                + claim.from().name() + " calls it";
        further.accept(new Claim(
                claim.from(),
                callee,
                redirect.port().orElse(claim.port()),
                claim.protocol(),
                DependencyKind.CALL,
                new Evidence.RoutingDeclaration(redirect.kind(), redirect.place(), Confidence.MEDIUM, because)));
    }
}
