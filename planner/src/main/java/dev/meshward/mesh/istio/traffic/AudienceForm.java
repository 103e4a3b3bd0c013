package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.TreeSet;

/** {@code exportTo}: the namespaces whose proxies see an object (istio A.5). */
final class AudienceForm {

    private AudienceForm() {}

    static Said<Audience> read(SourceField exportTo, String namespace, Aspect aspect) {
        var named = exportTo.texts(aspect);
        var origin = Origin.all(named.stream().map(Said::origin));
        boolean everybody =
                named.isEmpty() || named.stream().anyMatch(said -> said.value().equals("*"));
        if (everybody) {
            return new Said<>(Audience.everybody(), origin);
        }
        var namespaces = new TreeSet<String>();
        named.forEach(said -> namespaces.add(said.value().equals(".") ? namespace : said.value()));
        return new Said<>(new Audience(namespaces), origin);
    }

    /** Nothing where everybody is meant, which is the default; the own namespace as a dot. */
    static void write(Audience audience, String namespace, Mapping.Building spec) {
        if (!audience.isEverybody()) {
            spec.put(
                    "exportTo",
                    Value.Sequence.of(audience.namespaces().stream()
                            .map(name -> Value.Text.of(name.equals(namespace) ? "." : name))
                            .toList()));
        }
    }
}
