package dev.meshward.mesh.intent;

/** A setting of the proxies of some pods, as a label or annotation says it, in a grammar of no mesh. */
public record ProxySetting(Author author, NotePlace place, Kind kind, Said<String> value) implements TrafficIntent {

    public enum Kind {
        /** {@code true} or {@code false}. */
        INJECTED,
        /** Numbers and ascending ranges, separated by commas. */
        INBOUND_PORTS_PASSED_BY,
        OUTBOUND_PORTS_PASSED_BY,
        /** Blocks of addresses, separated by commas. */
        ADDRESSES_PASSED_BY,
        /** Quantities of Kubernetes. */
        CPU_REQUEST,
        CPU_LIMIT,
        MEMORY_REQUEST,
        MEMORY_LIMIT,
        /** {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}. */
        LOG_LEVEL,
        /** {@code true} or {@code false}. */
        NATIVE_SIDECAR,
        /** {@code true} where containers wait for the proxy. */
        APPLICATION_WAITS,
        /** As {@link GoDuration} reads it. */
        SHUTDOWN_TIME,
        /** A whole number. */
        THREADS
    }
}
