package dev.meshward.evaluate;

/** One call from one end to the other. */
public record Hop(Peer caller, Pod callee, Arrival arrival, Application application, Purpose purpose) {

    /** Why it is made; meshes lead some calls another way. */
    public enum Purpose {
        CALL,
        /** A probe of the kubelet. */
        PROBE,
        /** A scrape of the address that the pod's {@code prometheus.io} annotations name. */
        ANNOTATED_SCRAPE
    }

    /** An ordinary call. */
    public static Hop call(Peer caller, Pod callee, Arrival arrival, Application application) {
        return new Hop(caller, callee, arrival, application, Purpose.CALL);
    }

    public int containerPort() {
        return arrival.containerPort();
    }
}
