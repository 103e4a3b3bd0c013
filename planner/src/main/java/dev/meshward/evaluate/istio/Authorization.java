package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.AuthorizationPolicyView.Action;
import dev.meshward.evaluate.istio.RuleMatching.StarsInNamespaces;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether AuthorizationPolicies let a call in: CUSTOM, then DENY, then ALLOW (istio.md A.8). */
final class Authorization {

    private static final String GROUP = "security.istio.io";

    /** What the callee's proxy reads of a call: requests, bytes, or nobody knows which. */
    enum Reading {
        REQUESTS,
        BYTES,
        EITHER,
        /** ztunnel, which gets each rule without what it cannot look at (istio.md B.5). */
        CONNECTIONS
    }

    private final Installation installation;
    private final Views<Manifest, AuthorizationPolicyView> views = new Views<>(AuthorizationPolicyView::of);
    private final Views<List<Manifest>, List<AuthorizationPolicyView>> lists =
            new Views<>(objects -> objects.stream().map(views::of).toList());
    private final PerWorld<Pod, List<AuthorizationPolicyView>> policiesByPod = new PerWorld<>();

    Authorization(Installation installation) {
        this.installation = installation;
    }

    /** The refusal, or why nobody can tell; empty where the call is let in. */
    Optional<Verdict> refusal(Asking asking, Reading reading, World world) {
        var callee = asking.callee();
        var policies = reading == Reading.CONNECTIONS ? policiesAtZtunnel(callee, world) : policiesOn(callee, world);
        return refusal(policies, asking, reading, world);
    }

    /** The same for policies that are chosen already, such as those of a waypoint. */
    Optional<Verdict> refusal(List<AuthorizationPolicyView> policies, Asking asking, Reading reading, World world) {
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        var answers = new Answers(asking, reading, installation.settings(world));
        return answers.custom(policies).or(() -> answers.denied(policies)).or(() -> answers.notAllowed(policies));
    }

    /** The accounts that rules on this pod name; empty where a pattern may tell any apart. */
    Optional<Set<Identity>> toldApart(Pod callee, World world) {
        var named = new LinkedHashSet<Identity>();
        for (var policy : policiesOn(callee, world)) {
            for (var field : policy.rules().stream().flatMap(PolicyRule::fields).toList()) {
                var accounts = NamedAccounts.of(field, policy.object().key().namespace());
                if (accounts.isEmpty()) {
                    return Optional.empty();
                }
                named.addAll(accounts.get());
            }
        }
        return Optional.of(named);
    }

    private List<AuthorizationPolicyView> policiesAtZtunnel(Pod callee, World world) {
        return policiesOn(callee, world).stream().filter(TunnelRule::isFor).toList();
    }

    /** All policies of a namespace, whoever they are for. */
    List<AuthorizationPolicyView> in(String namespace, World world) {
        return lists.of(world.in(GROUP, "AuthorizationPolicy", namespace));
    }

    List<AuthorizationPolicyView> policiesOn(Pod callee, World world) {
        return policiesByPod.of(callee, world, () -> found(callee, world));
    }

    private List<AuthorizationPolicyView> found(Pod callee, World world) {
        var root = installation.settings(world).rootNamespace();
        var policies = new ArrayList<AuthorizationPolicyView>();
        addDeciding(policies, callee, callee.namespace(), world);
        if (!root.equals(callee.namespace())) {
            addDeciding(policies, callee, root, world);
        }
        return List.copyOf(policies);
    }

    private void addDeciding(List<AuthorizationPolicyView> policies, Pod callee, String namespace, World world) {
        for (var policy : in(namespace, world)) {
            if (policy.decidesFor(callee)) {
                policies.add(policy);
            }
        }
    }

    private record Answers(Asking asking, Reading reading, MeshSettings settings) {

        Optional<Verdict> custom(List<AuthorizationPolicyView> policies) {
            return first(policies, Action.CUSTOM, Match.MAYBE)
                    .map(policy -> new Verdict.Unknown(policy.name() + " asks an authorizer outside the mesh."));
        }

        Optional<Verdict> denied(List<AuthorizationPolicyView> policies) {
            return first(policies, Action.DENY, Match.YES)
                    .<Verdict>map(policy ->
                            new Verdict.Refused(policy.name(), policy.name() + " denies calls like this one."))
                    .or(() -> first(policies, Action.DENY, Match.MAYBE)
                            .map(policy -> new Verdict.Unknown(
                                    policy.name() + " denies some requests; which ones, the call does not say.")));
        }

        private Optional<AuthorizationPolicyView> first(
                List<AuthorizationPolicyView> policies, Action action, Match least) {
            return policies.stream()
                    .filter(policy -> policy.action() == action)
                    .filter(policy -> fits(policy).compareTo(least) >= 0)
                    .findFirst();
        }

        Optional<Verdict> notAllowed(List<AuthorizationPolicyView> policies) {
            var allowing = policies.stream()
                    .filter(policy -> policy.action() == Action.ALLOW)
                    .toList();
            var match = allowing.isEmpty() ? Match.YES : Match.any(allowing, this::fits);
            return switch (match) {
                case YES -> Optional.empty();
                case MAYBE ->
                    Optional.of(new Verdict.Unknown(allowing.getFirst().name()
                            + " allows some calls by what they ask for or by their address; which, the"
                            + " call does not say."));
                case NO -> Optional.of(nobodyAllows(allowing));
            };
        }

        private Verdict nobodyAllows(List<AuthorizationPolicyView> allowing) {
            var names = new TreeSet<String>();
            allowing.forEach(policy -> names.add(policy.name()));
            return new Verdict.Refused(
                    names.first(),
                    "No rule of " + String.join(", ", names) + " allows " + asking.words() + " on port " + asking.port()
                            + ".");
        }

        private Match fits(AuthorizationPolicyView policy) {
            return switch (reading) {
                case REQUESTS -> onRequests(policy);
                case BYTES -> onBytes(policy);
                case EITHER -> {
                    var one = onRequests(policy);
                    yield one == onBytes(policy) ? one : Match.MAYBE;
                }
                case CONNECTIONS -> onConnections(policy);
            };
        }

        private Match onRequests(AuthorizationPolicyView policy) {
            return Match.any(policy.rules(), rule -> matching(policy).fits(rule));
        }

        /** ALLOW drops rules that look at requests, the others drop the fields and keep the rule: broader than written. */
        private Match onBytes(AuthorizationPolicyView policy) {
            return switch (policy.action()) {
                case ALLOW ->
                    Match.any(
                            policy.rules(),
                            rule -> rule.looksAtRequests()
                                    ? Match.NO
                                    : matching(policy).fits(rule));
                case DENY, CUSTOM, AUDIT ->
                    Match.any(policy.rules(), rule -> matching(policy).fits(rule.withoutRequests()));
            };
        }

        private Match onConnections(AuthorizationPolicyView policy) {
            var matching = new RuleMatching(
                    asking,
                    // ztunnel gets principals as they are written: no alias of the trust domain stands for it there.
                    settings.trustDomains().subList(0, 1),
                    policy.object().key().namespace(),
                    StarsInNamespaces.AT_THE_ENDS);
            return Match.any(TunnelRule.of(policy), rule -> rule.fits(matching));
        }

        private RuleMatching matching(AuthorizationPolicyView policy) {
            return new RuleMatching(
                    asking, settings.trustDomains(), policy.object().key().namespace(), StarsInNamespaces.ANYWHERE);
        }
    }
}
