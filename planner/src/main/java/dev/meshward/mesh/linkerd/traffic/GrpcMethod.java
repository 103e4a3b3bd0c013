package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.TextMatch;
import java.util.Optional;
import java.util.regex.Pattern;

/** A gRPC method as a path names it: {@code /service/method}. */
record GrpcMethod(Optional<String> service, Optional<String> method) {

    /** What is asked for by gRPC is asked for with it. */
    static final TextMatch VERB = new TextMatch.Exact("POST");

    private static final Pattern PATH = Pattern.compile("/([A-Za-z_][\\w.]*)/([A-Za-z_]\\w*)?");
    private static final String ANY_SERVICE = "/[^/]+/";

    /** Empty where a path is no gRPC method. */
    static Optional<GrpcMethod> of(PathMatch path) {
        return switch (path) {
            case PathMatch.Exact(var text) ->
                named(text).filter(method -> method.method().isPresent());
            case PathMatch.Beginning(var text) ->
                named(text).filter(method -> method.method().isEmpty());
            case PathMatch.Below(var below) ->
                named(below + "/").filter(method -> method.method().isEmpty());
            case PathMatch.Pattern(var expression)
            when expression.startsWith(ANY_SERVICE) ->
                Expression.literal(expression.substring(ANY_SERVICE.length()))
                        .map(method -> new GrpcMethod(Optional.empty(), Optional.of(method)));
            case PathMatch.Pattern _ -> Optional.empty();
        };
    }

    private static Optional<GrpcMethod> named(String path) {
        var matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new GrpcMethod(Optional.of(matcher.group(1)), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    Mapping write() {
        var written = Mapping.building();
        service.ifPresent(name -> written.put("service", name));
        method.ifPresent(name -> written.put("method", name));
        return written.build();
    }
}
