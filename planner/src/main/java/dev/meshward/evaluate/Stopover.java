package dev.meshward.evaluate;

/**
 * A proxy between both ends: it ends the call, decides about it, and makes one of its own to the callee, under its own name.
 *
 * @param name of the object that stands for it, for people
 * @param proxy one of its pods
 * @param port on which it takes calls
 * @param ready {@link Match#MAYBE} where nobody knows whether it runs already; as long as it does not, calls go straight
 */
public record Stopover(String name, Pod proxy, int port, Match ready) {

    /** The call as far as here. */
    Hop before(Hop hop) {
        return new Hop(hop.caller(), proxy, Arrival.atPod(port), hop.application(), hop.purpose(), hop.request());
    }

    /** The call from here on. */
    Hop after(Hop hop) {
        return new Hop(proxy, hop.callee(), hop.arrival(), hop.application(), hop.purpose(), hop.request());
    }
}
