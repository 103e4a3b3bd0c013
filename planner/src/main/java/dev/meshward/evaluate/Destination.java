package dev.meshward.evaluate;

import dev.meshward.cluster.ServiceId;

/** What a caller names when it calls. */
public sealed interface Destination {

    /** The port as the caller names it. */
    int port();

    /** A Service of the cluster, by its own address. */
    record OfService(ServiceId service, int port) implements Destination {}

    /** A host outside the cluster. */
    record Outside(String host, int port) implements Destination {}

    /** {@code shop/checkout:80}, for people. */
    default String words() {
        return switch (this) {
            case OfService(var service, int port) -> service + ":" + port;
            case Outside(var host, int port) -> host + ":" + port;
        };
    }
}
