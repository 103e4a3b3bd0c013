package dev.meshward.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one request asks for.
 *
 * @param method such as {@code GET}
 * @param host the authority as the caller sends it, with a port where it sends one
 * @param path normalised, and without its query
 * @param query one value for each name
 * @param headers one value for each name, names in small letters
 */
public record Request(String method, String host, String path, Map<String, String> query, Map<String, String> headers) {

    public Request {
        query = java.util.Collections.unmodifiableMap(new TreeMap<>(query));
        headers = java.util.Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** A GET without query and headers. */
    public static Request get(String host, String path) {
        return new Request("GET", host, path, Map.of(), Map.of());
    }

    /** The host without the port. */
    public String hostName() {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** Empty where the request does not carry it. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** {@code GET http://db.data/a?x=1 (version: v2)}, for people. */
    public String words() {
        var text = new StringBuilder(method).append(" http://").append(host).append(path);
        var mark = new StringBuilder("?");
        query.forEach((name, value) -> {
            text.append(mark).append(name).append('=').append(value);
            mark.setCharAt(0, '&');
        });
        headers.forEach((name, value) ->
                text.append(" (").append(name).append(": ").append(value).append(')'));
        return text.toString();
    }
}
