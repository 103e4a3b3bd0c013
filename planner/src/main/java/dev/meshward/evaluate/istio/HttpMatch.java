package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Mentioning;
import dev.meshward.evaluate.Request;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One match of an HTTP route of a VirtualService: all that is written has to fit (istio.md A.1). */
final class HttpMatch {

    private final Field written;
    private final Optional<TextMatch> path;
    private final Optional<TextMatch> scheme;
    private final Optional<TextMatch> method;
    private final Optional<TextMatch> authority;
    private final List<Named> headers;
    private final List<Named> missing;
    private final List<Named> queries;

    /** What a header or a parameter has to be. */
    private record Named(String name, TextMatch match) {}

    HttpMatch(Field written) {
        this.written = written;
        this.path = path(written);
        this.scheme = text("scheme");
        this.method = text("method");
        this.authority = text("authority");
        this.headers = named("headers");
        this.missing = named("withoutHeaders");
        this.queries = named("queryParams");
    }

    Field written() {
        return written;
    }

    private Optional<TextMatch> text(String field) {
        return written.at(field).isAbsent() ? Optional.empty() : Optional.of(TextMatch.of(written.at(field)));
    }

    private List<Named> named(String field) {
        return written.at(field).entries().stream()
                .map(each -> new Named(each.key(), TextMatch.of(each)))
                .toList();
    }

    private static Optional<TextMatch> path(Field written) {
        if (written.at("uri").isAbsent()) {
            return Optional.empty();
        }
        var match = TextMatch.of(written.at("uri"));
        return Optional.of(written.at("ignoreUriCase").isTrue() ? match.ignoringCase() : match);
    }

    /**
     * Whether proxies of this caller are given the match at all: port, labels and namespace of the caller are no conditions
     * of requests. Where gateways are named, the caller is not looked at.
     */
    boolean isProgrammedFor(Departure departure, int port) {
        if (written.at("port").isPresent() && written.at("port").wholeOr(0) != port) {
            return false;
        }
        var gateways = written.at("gateways").texts();
        if (!gateways.isEmpty()) {
            return gateways.contains("mesh");
        }
        var labels = written.at("sourceLabels").textByKey();
        var namespace = written.at("sourceNamespace").textOr("");
        return departure.labels().entrySet().containsAll(labels.entrySet())
                && (namespace.isEmpty() || namespace.equals(departure.namespace()));
    }

    /** Whether generation stops at it: nothing after it is ever tried. */
    boolean takesAll() {
        var uri = written.at("uri");
        boolean isAnyPath = uri.isAbsent()
                || uri.at("prefix").is("/")
                || uri.at("regex").is(".*")
                || uri.at("regex").is("*");
        return isAnyPath
                && written.at("method").isAbsent()
                && written.at("authority").isAbsent()
                && written.at("scheme").isAbsent()
                && written.at("headers").entries().isEmpty()
                && written.at("withoutHeaders").entries().isEmpty()
                && written.at("queryParams").entries().isEmpty();
    }

    Match takes(Request request) {
        return takes(path, request.path())
                .and(takes(scheme, "http"))
                .and(takes(method, request.method()))
                .and(takes(authority, request.host()))
                .and(Match.all(headers, each -> ofHeader(each, request)))
                .and(Match.all(missing, each -> each.match().isMissed(request.header(each.name()))))
                .and(Match.all(
                        queries,
                        each -> each.match()
                                .holds(Optional.ofNullable(request.query().get(each.name())))));
    }

    private static Match takes(Optional<TextMatch> match, String value) {
        return match.map(each -> each.holds(Optional.of(value))).orElse(Match.YES);
    }

    /** Claims of a token are for gateways alone, and nobody here knows them. */
    private static Match ofHeader(Named header, Request request) {
        return header.name().startsWith("@") ? Match.MAYBE : header.match().holds(request.header(header.name()));
    }

    void mention(Mentioning mentioning) {
        path.ifPresent(each -> mentioning.path(each.mentioned()));
        method.ifPresent(each -> mentioning.method(each.mentioned()));
        authority.ifPresent(each -> mentioning.host(each.mentioned()));
        Stream.concat(headers.stream(), missing.stream())
                .forEach(each -> mentioning.header(each.name(), each.match().mentioned()));
        queries.forEach(each -> mentioning.query(each.name(), each.match().mentioned()));
        written.at("sourceLabels").textByKey().keySet().forEach(mentioning::callerLabel);
    }
}
