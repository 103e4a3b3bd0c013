package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Redirect;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.ArrayList;
import java.util.Optional;

/** {@code redirect}; its status is 301 where none is said (linkerd G.0.4). */
final class RedirectForm {

    private static final int MOVED_PERMANENTLY = 301;

    private RedirectForm() {}

    static Optional<Redirect> read(SourceField redirect) {
        if (!redirect.isPresent()) {
            return Optional.empty();
        }
        var extras = new ArrayList<Extra>();
        redirect.at("derivePort").extra(RouteAspect.REDIRECT_PORT).ifPresent(extras::add);
        return Optional.of(new Redirect(
                redirect.at("scheme").text(RouteAspect.REDIRECT),
                redirect.at("authority").text(RouteAspect.REDIRECT),
                redirect.at("port").whole(RouteAspect.REDIRECT),
                redirect.at("uri").text(RouteAspect.REDIRECT),
                redirect.at("prefixRewrite").text(RouteAspect.REDIRECT),
                redirect.at("redirectCode")
                        .whole(RouteAspect.REDIRECT_CODE)
                        .orElseGet(() -> Said.implied(MOVED_PERMANENTLY)),
                extras));
    }

    static void write(Redirect redirect, Mapping.Building rule) {
        var written = Mapping.building();
        redirect.path().ifPresent(path -> written.put("uri", path.value()));
        redirect.prefix().ifPresent(prefix -> written.put("prefixRewrite", prefix.value()));
        redirect.host().ifPresent(host -> written.put("authority", host.value()));
        redirect.scheme().ifPresent(scheme -> written.put("scheme", scheme.value()));
        redirect.port().ifPresent(port -> written.put("port", port.value()));
        written.put("redirectCode", redirect.code().value());
        rule.put("redirect", written.build());
    }
}
