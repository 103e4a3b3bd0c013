package dev.meshward.evaluate;

import java.util.Optional;

/**
 * One call from one end to the other.
 *
 * @param request what it asks for; empty where nobody knows, as for all calls that are known by their ends alone
 */
public record Hop(
        Peer caller, Pod callee, Arrival arrival, Application application, Purpose purpose, Optional<Request> request) {

    /** Why it is made; meshes lead some calls another way. */
    public enum Purpose {
        CALL,
        /** A probe of the kubelet. */
        PROBE,
        /** A scrape of the address that the pod's {@code prometheus.io} annotations name. */
        ANNOTATED_SCRAPE
    }

    /** A call of which nobody knows what it asks for. */
    public Hop(Peer caller, Pod callee, Arrival arrival, Application application, Purpose purpose) {
        this(caller, callee, arrival, application, purpose, Optional.empty());
    }

    /** The same call, asking for this. */
    public Hop asking(Request known) {
        return new Hop(caller, callee, arrival, application, purpose, Optional.of(known));
    }

    /** An ordinary call. */
    public static Hop call(Peer caller, Pod callee, Arrival arrival, Application application) {
        return new Hop(caller, callee, arrival, application, Purpose.CALL);
    }

    public int containerPort() {
        return arrival.containerPort();
    }
}
