package dev.meshward.mesh.intent;

import dev.meshward.cluster.ServiceId;
import java.util.List;

/** Ports of a Service whose protocol nobody is to look at: bytes are passed on, by mutual TLS all the same. */
public record OpaquePorts(Author author, ServiceId service, Said<List<Range>> ports) implements TrafficIntent {

    /** Ports of the Service, both ends included. */
    public record Range(int from, int to) {
        public boolean contains(int port) {
            return from <= port && port <= to;
        }
    }
}
