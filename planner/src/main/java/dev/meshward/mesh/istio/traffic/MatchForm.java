package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteMatch.Named;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One item of {@code http[].match}: the fields of an item hold together (istio A.1). */
final class MatchForm {

    /** Keys that Istio passes over where they stand among the headers (istio A.1 rule 6). */
    private static final Set<String> NO_HEADERS = Set.of("uri", "scheme", "method", "authority");

    private MatchForm() {}

    static RouteMatch read(SourceField match) {
        var extras = new ArrayList<Extra>();
        extra(match, "sourceLabels", RouteAspect.SOURCE_LABELS, extras);
        scheme(match.at("scheme"), extras);
        match.at("statPrefix").saysTheDefault(RouteAspect.STATISTICS);
        var path =
                PathForm.read(match.at("uri")).or(() -> pseudo(match, ":path").map(MatchForm::path));
        return new RouteMatch(
                path,
                match.at("ignoreUriCase").truth(RouteAspect.PATH_CASE).filter(said -> said.value() && path.isPresent()),
                TextForm.read(match.at("method"), RouteAspect.METHOD).or(() -> pseudo(match, ":method")),
                TextForm.read(match.at("authority"), RouteAspect.AUTHORITY).or(() -> pseudo(match, ":authority")),
                headers(match.at("headers")),
                named(match.at("queryParams"), RouteAspect.QUERY),
                named(match.at("withoutHeaders"), RouteAspect.WITHOUT_HEADER),
                match.at("port").whole(RouteAspect.PORT),
                match.at("sourceNamespace").text(RouteAspect.SOURCE_NAMESPACE),
                extras);
    }

    private static void extra(SourceField match, String key, Aspect aspect, List<Extra> extras) {
        match.at(key).extra(aspect).ifPresent(extras::add);
    }

    /** Calls inside the mesh are plain HTTP to the proxy, so that asking for it asks for nothing. */
    private static void scheme(SourceField scheme, List<Extra> extras) {
        if (scheme.at("exact").look().is("http")) {
            scheme.staysAsItIs();
        } else {
            scheme.extra(RouteAspect.SCHEME).ifPresent(extras::add);
        }
    }

    private static Optional<Said<TextMatch>> pseudo(SourceField match, String name) {
        var aspect = switch (name) {
            case ":path" -> RouteAspect.PATH;
            case ":method" -> RouteAspect.METHOD;
            default -> RouteAspect.AUTHORITY;
        };
        return TextForm.read(match.at("headers", name), aspect);
    }

    private static Said<PathMatch> path(Said<TextMatch> text) {
        return text.as(match -> switch (match) {
            case TextMatch.Exact(var exact) -> new PathMatch.Exact(exact);
            case TextMatch.Prefix(var prefix) -> new PathMatch.Beginning(prefix);
            case TextMatch.Pattern(var expression) -> new PathMatch.Pattern(expression);
            case TextMatch.Present() -> new PathMatch.Below("/");
        });
    }

    private static List<Named> headers(SourceField headers) {
        headers.entries().stream()
                .filter(entry -> NO_HEADERS.contains(entry.key()))
                .forEach(entry -> entry.neverExisted(
                        "Istio passes over the key \"" + entry.key() + "\" among the headers.",
                        "Write it as a field of the match."));
        return named(headers, RouteAspect.HEADER).stream()
                .filter(named -> !named.name().startsWith(":"))
                .toList();
    }

    private static List<Named> named(SourceField conditions, RouteAspect aspect) {
        return conditions.entries().stream()
                .filter(entry -> aspect == RouteAspect.QUERY
                        || !NO_HEADERS.contains(entry.key()) && !entry.key().startsWith(":"))
                .flatMap(entry ->
                        TextForm.read(entry, aspect).stream().map(text -> new Named(name(entry.key(), aspect), text)))
                .toList();
    }

    private static String name(String key, RouteAspect aspect) {
        return aspect != RouteAspect.QUERY ? key.toLowerCase(Locale.ROOT) : key;
    }

    /** A path below a prefix takes two items; every other match takes one. */
    static List<Mapping> write(RouteMatch match) {
        var paths = match.path()
                .map(path -> PathForm.write(path.value(), match.ignoresCase()))
                .orElse(List.of());
        return paths.isEmpty()
                ? List.of(conditions(match, Mapping.building()))
                : paths.stream()
                        .map(path -> conditions(match, Mapping.building().put("uri", path)))
                        .toList();
    }

    private static Mapping conditions(RouteMatch match, Mapping.Building item) {
        match.anyCase().ifPresent(_ -> item.put("ignoreUriCase", true));
        match.method().ifPresent(method -> item.put("method", TextForm.write(method.value())));
        match.authority().ifPresent(authority -> item.put("authority", TextForm.write(authority.value())));
        write("headers", match.headers(), item);
        write("queryParams", match.query(), item);
        write("withoutHeaders", match.without(), item);
        match.port().ifPresent(port -> item.put("port", port.value()));
        match.source().ifPresent(source -> item.put("sourceNamespace", source.value()));
        return item.build();
    }

    private static void write(String key, List<Named> conditions, Mapping.Building item) {
        if (!conditions.isEmpty()) {
            var written = Mapping.building();
            conditions.forEach(named ->
                    written.put(named.name(), TextForm.write(named.text().value())));
            item.put(key, written.build());
        }
    }
}
