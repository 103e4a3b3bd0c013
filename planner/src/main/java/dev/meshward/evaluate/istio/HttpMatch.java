package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Mentioning;
import dev.meshward.evaluate.Request;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;

/** One match of an HTTP route of a VirtualService: all that is written has to fit (istio.md A.1). */
record HttpMatch(Field written) {

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
        return takesPath(request)
                .and(takes("scheme", "http"))
                .and(takes("method", request.method()))
                .and(takes("authority", request.host()))
                .and(Match.all(headers("headers"), each -> ofHeader(each, request)))
                .and(Match.all(
                        headers("withoutHeaders"), each -> TextMatch.of(each).isMissed(request.header(each.key()))))
                .and(Match.all(
                        written.at("queryParams").entries(),
                        each -> TextMatch.of(each)
                                .holds(Optional.ofNullable(request.query().get(each.key())))));
    }

    private Match takesPath(Request request) {
        return written.at("uri").isAbsent() ? Match.YES : path().holds(Optional.of(request.path()));
    }

    private TextMatch path() {
        var match = TextMatch.of(written.at("uri"));
        return written.at("ignoreUriCase").isTrue() ? match.ignoringCase() : match;
    }

    private Match takes(String field, String value) {
        return written.at(field).isAbsent()
                ? Match.YES
                : TextMatch.of(written.at(field)).holds(Optional.of(value));
    }

    /** Claims of a token are for gateways alone, and nobody here knows them. */
    private static Match ofHeader(Field match, Request request) {
        return match.key().startsWith("@") ? Match.MAYBE : TextMatch.of(match).holds(request.header(match.key()));
    }

    private List<Field> headers(String field) {
        return written.at(field).entries();
    }

    void mention(Mentioning mentioning) {
        if (written.at("uri").isPresent()) {
            mentioning.path(path().mentioned());
        }
        if (written.at("method").isPresent()) {
            mentioning.method(TextMatch.of(written.at("method")).mentioned());
        }
        if (written.at("authority").isPresent()) {
            mentioning.host(TextMatch.of(written.at("authority")).mentioned());
        }
        headers("headers")
                .forEach(
                        each -> mentioning.header(each.key(), TextMatch.of(each).mentioned()));
        headers("withoutHeaders")
                .forEach(
                        each -> mentioning.header(each.key(), TextMatch.of(each).mentioned()));
        written.at("queryParams")
                .entries()
                .forEach(each -> mentioning.query(each.key(), TextMatch.of(each).mentioned()));
        written.at("sourceLabels").textByKey().keySet().forEach(mentioning::callerLabel);
    }
}
