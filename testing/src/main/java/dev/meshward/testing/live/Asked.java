package dev.meshward.testing.live;

import java.util.Map;

/**
 * One request, as a stub heard it.
 *
 * @param target path and query
 * @param headers the first of each name, names in lower case
 */
public record Asked(String method, String target, String body, Map<String, String> headers) {

    public Asked {
        headers = Map.copyOf(headers);
    }

    /** Without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Whether a program that only reads may say this: GET but for Secrets, and questions about its own rights. */
    public boolean isReadOnly() {
        return switch (method) {
            case "GET" -> !path().matches(".*/secrets(/.*)?");
            case "POST" -> path().matches("/apis/authorization\\.k8s\\.io/v1/selfsubject(access|rules)reviews");
            default -> false;
        };
    }
}
