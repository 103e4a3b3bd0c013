package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.HeaderChanges;
import dev.meshward.mesh.intent.HeaderChanges.Changes;
import dev.meshward.mesh.intent.HeaderChanges.Header;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.SourceField;
import java.util.List;

/** {@code headers}: what is set, added and removed, of the request and of the response. */
final class HeaderForm {

    private HeaderForm() {}

    static HeaderChanges read(SourceField headers) {
        return new HeaderChanges(changes(headers.at("request")), changes(headers.at("response")));
    }

    private static Changes changes(SourceField direction) {
        return new Changes(
                named(direction.at("set")),
                named(direction.at("add")),
                direction.at("remove").texts(RouteAspect.HEADER_CHANGE));
    }

    private static List<Header> named(SourceField values) {
        return values.entries().stream()
                .flatMap(entry ->
                        entry.text(RouteAspect.HEADER_CHANGE).stream().map(value -> new Header(entry.key(), value)))
                .toList();
    }

    static void write(HeaderChanges changes, Mapping.Building into) {
        if (!changes.isEmpty()) {
            var headers = Mapping.building();
            write("request", changes.request(), headers);
            write("response", changes.response(), headers);
            into.put("headers", headers.build());
        }
    }

    private static void write(String direction, Changes changes, Mapping.Building headers) {
        if (changes.isEmpty()) {
            return;
        }
        var written = Mapping.building();
        write("set", changes.set(), written);
        write("add", changes.add(), written);
        if (!changes.remove().isEmpty()) {
            written.put(
                    "remove",
                    Value.Sequence.of(changes.remove().stream()
                            .map(name -> Value.Text.of(name.value()))
                            .toList()));
        }
        headers.put(direction, written.build());
    }

    private static void write(String how, List<Header> headers, Mapping.Building written) {
        if (!headers.isEmpty()) {
            var values = Mapping.building();
            headers.forEach(header -> values.put(header.name(), header.value().value()));
            written.put(how, values.build());
        }
    }
}
