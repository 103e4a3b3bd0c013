package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import java.util.OptionalDouble;

/**
 * Calls from one peer to another that a tool saw.
 *
 * @param port the port called, of the Service or of the pod; 0 when the tool does not say
 * @param protocol {@code http}, {@code grpc}, {@code tcp} …; empty when the tool does not say
 * @param perSecond requests, or opened connections, per second; empty when the export holds totals without a time
 * @param mutualTls whether the call was mutually authenticated, as far as the tool knows
 * @param tool who saw it, such as {@code istio} or {@code hubble}
 */
public record ObservedCall(
        Peer from,
        Peer to,
        int port,
        String protocol,
        OptionalDouble perSecond,
        Encryption mutualTls,
        String tool,
        Place place) {

    /** What a tool knows of the encryption of a call. */
    public enum Encryption {
        MUTUAL_TLS,
        PLAINTEXT,
        NOT_SAID
    }
}
