package dev.meshward.mesh.intent;

import dev.meshward.cluster.ServiceId;

/** What a caller names when it calls. */
public sealed interface Destination {

    /** A Service of the cluster, whether or not the source holds it. */
    record OfService(ServiceId id) implements Destination {
        @Override
        public String toString() {
            return "Service " + id;
        }
    }

    /** A host that is no Service of the cluster by its form. */
    record Host(String name) implements Destination {
        @Override
        public String toString() {
            return "host " + name;
        }
    }

    /** Every host of a form: {@code *}, or {@code *.} and a suffix. */
    record HostsLike(String pattern) implements Destination {
        @Override
        public String toString() {
            return "hosts " + pattern;
        }
    }

    /** Nobody: the request is answered with a status on its way. */
    record Answer(int status) implements Destination {
        @Override
        public String toString() {
            return "an answer of " + status;
        }
    }

    /** Whatever lies outside the cluster, by the addresses of an object of this name. */
    record Outside(String namespace, String name) implements Destination {
        @Override
        public String toString() {
            return "the addresses of " + namespace + "/" + name;
        }
    }
}
