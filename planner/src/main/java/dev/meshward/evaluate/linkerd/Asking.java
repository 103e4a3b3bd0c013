package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Request;
import java.util.List;
import java.util.Optional;

/**
 * Who asks to be let in.
 *
 * @param identity empty for those who come without mutual TLS
 * @param request what for; empty where nobody knows
 */
record Asking(Peer peer, Optional<Identity> identity, Settings settings, String home, Optional<Request> request) {

    Match isAmong(List<String> identities) {
        return identity.map(who -> switch (who) {
                    case Identity.Account(var namespace, var account) ->
                        Match.of(identities.stream()
                                .anyMatch(pattern -> fits(pattern, settings.identity(namespace, account, home))));
                    case Identity.Unknown _ -> identities.contains("*") ? Match.YES : Match.MAYBE;
                })
                .orElse(Match.NO);
    }

    /** A star is a pattern only before everything else and before a dot; elsewhere it is a letter (linkerd.md C.4). */
    static boolean fits(String pattern, String identity) {
        if (pattern.equals("*")) {
            return true;
        }
        return pattern.startsWith("*.") ? identity.endsWith(pattern.substring(1)) : pattern.equals(identity);
    }

    /** Members of the mesh are pods with addresses of their own. */
    Match isIn(Networks networks) {
        if (peer instanceof Peer.OfAddress) {
            return networks.holds(peer);
        }
        boolean isPod = identity.isPresent() || (peer instanceof Pod pod && pod.network() == Pod.Network.ITS_OWN);
        return isPod ? networks.holdsPods(settings.clusterNetworks()) : networks.holds(peer);
    }

    /** For a sentence. */
    String words() {
        return identity.map(who -> switch (who) {
                    case Identity.Account(var namespace, var account) -> namespace + "/" + account;
                    case Identity.Unknown _ -> "this caller";
                })
                .orElse("a caller without identity");
    }
}
