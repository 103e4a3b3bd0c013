package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Request;
import java.util.Optional;

/**
 * Who asks for what, as a policy looks at it.
 *
 * @param identity empty for those who come without mutual TLS
 * @param port as the proxy that asks knows it
 * @param request empty where nobody knows what is asked for
 */
record Asking(Pod callee, Peer peer, Optional<Identity> identity, int port, Optional<Request> request) {

    static Asking of(Hop hop, Optional<Identity> identity) {
        return new Asking(hop.callee(), hop.caller(), identity, hop.containerPort(), hop.request());
    }

    /** The same at a proxy that knows the port by another number. */
    Asking on(int other) {
        return new Asking(callee, peer, identity, other, request);
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
