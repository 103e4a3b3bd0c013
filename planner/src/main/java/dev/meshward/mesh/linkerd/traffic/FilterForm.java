package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.HeaderChanges;
import dev.meshward.mesh.intent.HeaderChanges.Changes;
import dev.meshward.mesh.intent.HeaderChanges.Header;
import dev.meshward.mesh.intent.Redirect;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code filters} of a rule or of a backend: headers, and redirects. */
final class FilterForm {

    /** Any other filter makes Linkerd ignore the whole route (linkerd A.3). */
    private static final Set<String> KNOWN =
            Set.of("RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect");

    /** What the Gateway API fills in where no status is said. */
    private static final int FOUND = 302;

    private FilterForm() {}

    static boolean areKnown(SourceField filters) {
        return filters.items().stream()
                .allMatch(filter -> KNOWN.contains(filter.at("type").look().textOr("")));
    }

    static HeaderChanges headers(SourceField filters) {
        return new HeaderChanges(
                changes(filters, "RequestHeaderModifier", "requestHeaderModifier"),
                changes(filters, "ResponseHeaderModifier", "responseHeaderModifier"));
    }

    private static Changes changes(SourceField filters, String type, String key) {
        return filters.items().stream()
                .filter(filter -> filter.at("type").look().is(type))
                .findFirst()
                .map(filter -> {
                    var modifier = filter.at(key);
                    var named = filter.at("type").take(RouteAspect.HEADER_CHANGE);
                    return new Changes(
                            named(modifier.at("set"), filter),
                            named(modifier.at("add"), filter),
                            modifier.at("remove").texts(RouteAspect.HEADER_CHANGE).stream()
                                    .map(name -> new Said<>(
                                            name.value(), name.origin().and(named)))
                                    .toList());
                })
                .orElseGet(Changes::none);
    }

    private static List<Header> named(SourceField values, SourceField filter) {
        return values.items().stream()
                .flatMap(item -> item.at("value").text(RouteAspect.HEADER_CHANGE).stream()
                        .map(value -> new Header(
                                item.at("name").look().textOr(""),
                                new Said<>(
                                        value.value(),
                                        item.take(RouteAspect.HEADER_CHANGE)
                                                .and(filter.at("type").take(RouteAspect.HEADER_CHANGE))))))
                .toList();
    }

    static Optional<Redirect> redirect(SourceField filters) {
        return filters.items().stream()
                .filter(filter -> filter.at("type").look().is("RequestRedirect"))
                .findFirst()
                .map(FilterForm::ofRedirect);
    }

    private static Redirect ofRedirect(SourceField filter) {
        var redirect = filter.at("requestRedirect");
        var type = filter.at("type").take(RouteAspect.REDIRECT);
        var path = redirect.at("path");
        path.at("type").take(RouteAspect.REDIRECT);
        var code = redirect.at("statusCode").whole(RouteAspect.REDIRECT_CODE).orElseGet(() -> Said.implied(FOUND));
        return new Redirect(
                redirect.at("scheme").text(RouteAspect.REDIRECT),
                redirect.at("hostname").text(RouteAspect.REDIRECT),
                redirect.at("port").whole(RouteAspect.REDIRECT),
                pathOf(path, "replaceFullPath"),
                pathOf(path, "replacePrefixMatch"),
                new Said<>(code.value(), code.origin().and(type)),
                List.of());
    }

    private static Optional<Said<String>> pathOf(SourceField path, String key) {
        return path.at(key)
                .text(RouteAspect.REDIRECT)
                .map(said -> new Said<>(
                        said.value(), said.origin().and(path.at("type").take(RouteAspect.REDIRECT))));
    }

    static void write(HeaderChanges headers, Optional<Redirect> redirect, Mapping.Building into) {
        var filters = new ArrayList<Mapping>();
        write("RequestHeaderModifier", "requestHeaderModifier", headers.request(), filters);
        write("ResponseHeaderModifier", "responseHeaderModifier", headers.response(), filters);
        redirect.ifPresent(some -> filters.add(Mapping.building()
                .put("type", "RequestRedirect")
                .put("requestRedirect", write(some))
                .build()));
        if (!filters.isEmpty()) {
            into.put("filters", Value.Sequence.of(filters));
        }
    }

    private static void write(String type, String key, Changes changes, List<Mapping> filters) {
        if (changes.isEmpty()) {
            return;
        }
        var modifier = Mapping.building();
        write("set", changes.set(), modifier);
        write("add", changes.add(), modifier);
        if (!changes.remove().isEmpty()) {
            modifier.put(
                    "remove",
                    Value.Sequence.of(changes.remove().stream()
                            .map(name -> Value.Text.of(name.value()))
                            .toList()));
        }
        filters.add(
                Mapping.building().put("type", type).put(key, modifier.build()).build());
    }

    private static void write(String how, List<Header> headers, Mapping.Building modifier) {
        if (!headers.isEmpty()) {
            modifier.put(
                    how,
                    Value.Sequence.of(headers.stream()
                            .map(header -> Mapping.building()
                                    .put("name", header.name())
                                    .put("value", header.value().value())
                                    .build())
                            .toList()));
        }
    }

    private static Mapping write(Redirect redirect) {
        var written = Mapping.building();
        redirect.scheme().ifPresent(scheme -> written.put("scheme", scheme.value()));
        redirect.host().ifPresent(host -> written.put("hostname", host.value()));
        Stream.of(
                        redirect.path().map(path -> path("ReplaceFullPath", "replaceFullPath", path.value())),
                        redirect.prefix().map(path -> path("ReplacePrefixMatch", "replacePrefixMatch", path.value())))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(path -> written.put("path", path));
        redirect.port().ifPresent(port -> written.put("port", port.value()));
        written.put("statusCode", redirect.code().value());
        return written.build();
    }

    private static Mapping path(String type, String key, String value) {
        return Mapping.building().put("type", type).put(key, value).build();
    }
}
