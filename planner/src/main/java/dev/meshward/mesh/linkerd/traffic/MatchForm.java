package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteMatch.Named;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.TextMatch;
import java.util.List;
import java.util.Optional;

/** One item of {@code matches} of an HTTPRoute or GRPCRoute, and back. */
final class MatchForm {

    private static final Optional<Said<PathMatch>> ANY_PATH =
            Optional.of(Said.implied(new PathMatch.Pattern("/[^/]*/[^/]*")));
    private static final Optional<Said<TextMatch>> POST = Optional.of(Said.implied(GrpcMethod.VERB));

    private MatchForm() {}

    static RouteMatch read(SourceField match) {
        return new RouteMatch(
                PathForm.read(match.at("path")),
                Optional.empty(),
                match.at("method").text(RouteAspect.METHOD).map(said -> said.as(TextMatch.Exact::new)),
                Optional.empty(),
                TextForm.read(match.at("headers"), RouteAspect.HEADER, true),
                TextForm.read(match.at("queryParams"), RouteAspect.QUERY, false),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Whatever is asked for by gRPC. */
    static RouteMatch anyMethod() {
        return new RouteMatch(
                ANY_PATH,
                Optional.empty(),
                POST,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A gRPC method is the path {@code /service/method}, and nothing but POST asks for it (linkerd C.5). */
    static RouteMatch readGrpc(SourceField match) {
        return new RouteMatch(
                method(match.at("method")).or(() -> ANY_PATH),
                Optional.empty(),
                POST,
                Optional.empty(),
                TextForm.read(match.at("headers"), RouteAspect.HEADER, true),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Optional<Said<PathMatch>> method(SourceField method) {
        if (!method.isPresent()) {
            return Optional.empty();
        }
        var service = method.at("service").look().text();
        var name = method.at("method").look().text();
        boolean isPattern = method.at("type").look().is("RegularExpression");
        var origin = method.take(RouteAspect.PATH);
        if (isPattern) {
            return Optional.of(new Said<>(
                    new PathMatch.Pattern("/" + service.map(Expression::bare).orElse("[^/]+") + "/"
                            + name.map(Expression::bare).orElse("[^/]+")),
                    origin));
        }
        return service.map(some -> name.<PathMatch>map(each -> new PathMatch.Exact("/" + some + "/" + each))
                        .orElseGet(() -> new PathMatch.Beginning("/" + some + "/")))
                .or(() -> name.map(each -> new PathMatch.Pattern("/[^/]+/" + Expression.quoted(each))))
                .map(path -> new Said<>(path, origin));
    }

    static Mapping write(RouteMatch match) {
        var written = Mapping.building();
        match.path().ifPresent(path -> written.put("path", PathForm.write(path.value(), match.ignoresCase())));
        match.method().ifPresent(method -> {
            if (method.value() instanceof TextMatch.Exact(var verb)) {
                written.put("method", verb);
            }
        });
        write("headers", match.headers(), written);
        write("queryParams", match.query(), written);
        return written.build();
    }

    static Mapping writeGrpc(RouteMatch match) {
        var written = Mapping.building();
        match.path()
                .flatMap(path -> GrpcMethod.of(path.value()))
                .ifPresent(method -> written.put("method", method.write()));
        write("headers", match.headers(), written);
        return written.build();
    }

    private static void write(String key, List<Named> conditions, Mapping.Building written) {
        if (!conditions.isEmpty()) {
            written.put(
                    key,
                    Value.Sequence.of(conditions.stream().map(TextForm::write).toList()));
        }
    }
}
