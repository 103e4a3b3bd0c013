package dev.meshward.mesh.intent;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing a rule about access looks at: it has to be one of the values, where there are any, and none of the excluded ones.
 *
 * @param name of the header, or of what the mesh calls something that has no form here; empty otherwise
 */
public record AccessCondition(
        Subject subject, String name, List<AccessText> values, List<AccessText> excluded, Origin origin) {

    public enum Subject {
        /** {@code domain/ns/namespace/sa/account}. */
        PRINCIPAL,
        NAMESPACE,
        /** {@code namespace/account}. */
        ACCOUNT,
        TRUST_DOMAIN,
        /** An address or block of the peer of the connection. */
        ADDRESS,
        /** The address a request says it comes from. */
        FORWARDED_ADDRESS,
        /** A port of the container. */
        PORT,
        HOST,
        METHOD,
        PATH,
        HEADER,
        /** Whatever a token says. */
        TOKEN,
        /** Anything else a mesh may look at. */
        OTHER;

        public boolean isOfCaller() {
            return this == PRINCIPAL || this == NAMESPACE || this == ACCOUNT || this == TRUST_DOMAIN;
        }

        /** Whether it is there only where requests are read. */
        public boolean isOfRequest() {
            return this == HOST || this == METHOD || this == PATH || this == HEADER || this == TOKEN;
        }
    }

    public AccessCondition {
        values = List.copyOf(values);
        excluded = List.copyOf(excluded);
    }

    public Stream<AccessText> texts() {
        return Stream.concat(values.stream(), excluded.stream());
    }
}
