package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.linkerd.RequestMatch.PathKind;
import dev.meshward.manifest.Field;
import java.util.List;

/** Where a redirect sends the client (Gateway API, HTTPRequestRedirectFilter). */
record Redirecting(Request request) {

    private static final int USUAL_STATUS = 302;

    /** @param listener the port that the client called */
    Routing of(String rule, Field redirect, List<RequestMatch> matches, int listener) {
        var scheme = redirect.at("scheme").textOr("http");
        var host = redirect.at("hostname").textOr(request.hostName());
        int port = redirect.at("port").wholeOr(redirect.at("scheme").isPresent() ? 0 : listener);
        boolean isUsual = port == 0 || (port == 80 && scheme.equals("http")) || (port == 443 && scheme.equals("https"));
        return new Routing.Redirected(
                rule,
                redirect.at("statusCode").wholeOr(USUAL_STATUS),
                scheme + "://" + host + (isUsual ? "" : ":" + port) + path(redirect.at("path"), matches));
    }

    private String path(Field path, List<RequestMatch> matches) {
        return switch (path.at("type").textOr("")) {
            case "ReplaceFullPath" -> path.at("replaceFullPath").textOr("/");
            case "ReplacePrefixMatch" ->
                withPrefix(path.at("replacePrefixMatch").textOr("/"), matches);
            default -> request.path();
        };
    }

    /** The matched prefix is replaced by segments: no slash is doubled, and none is lost. */
    private String withPrefix(String replacement, List<RequestMatch> matches) {
        var prefix = matches.stream()
                .filter(match -> match.pathKind() == PathKind.PREFIX && match.takes(request) == Match.YES)
                .map(RequestMatch::prefix)
                .findFirst()
                .orElse("");
        var rest = request.path().substring(prefix.length());
        var start = replacement.endsWith("/") ? replacement.substring(0, replacement.length() - 1) : replacement;
        var whole = rest.isEmpty() || rest.startsWith("/") ? start + rest : start + "/" + rest;
        return whole.isEmpty() ? "/" : whole;
    }
}
