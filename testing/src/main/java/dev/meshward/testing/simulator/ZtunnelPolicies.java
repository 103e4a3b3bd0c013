package dev.meshward.testing.simulator;

/** AuthorizationPolicies as ztunnel gets them: without what needs requests (istio.md B.5). */
record ZtunnelPolicies(IstioPolicies istio) {

    /** @param who {@code namespace/account}; empty for plaintext */
    Answer admit(Pod callee, int port, String who) {
        var policies = istio.policiesOn(callee);
        var denied = Answer.any(
                IstioPolicies.of("DENY", policies),
                policy -> Answer.any(policy.parts("spec", "rules"), rule -> denies(rule, policy, port, who)));
        var allowing = IstioPolicies.of("ALLOW", policies);
        var allowed = allowing.isEmpty()
                ? Answer.YES
                : Answer.any(
                        allowing,
                        policy -> Answer.any(
                                policy.parts("spec", "rules"),
                                rule -> IstioPolicies.asksForRequests(rule)
                                        ? Answer.NO
                                        : istio.fits(rule, policy, port, who)));
        return denied.not().and(allowed);
    }

    /** Of a denial that looks at requests the rest is left; whether a part that lost all it had fits anybody, nobody can tell. */
    private Answer denies(Thing rule, Thing policy, int port, String who) {
        if (!IstioPolicies.asksForRequests(rule)) {
            return istio.fits(rule, policy, port, who);
        }
        var rest = IstioPolicies.withoutRequests(rule);
        boolean isNothing = rest.parts("when").isEmpty()
                && rest.parts("from").stream()
                        .allMatch(each -> each.map("source").isEmpty())
                && rest.parts("to").stream()
                        .allMatch(each -> each.map("operation").isEmpty());
        return isNothing ? Answer.NO : istio.fits(rest, policy, port, who).and(Answer.MAYBE);
    }
}
