package dev.meshward.mesh.istio.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;

/** RequestAuthentications: checked tokens, which no other mesh checks (istio A.8, linkerd G.3). */
final class RequestAuthenticationForm {

    private final SourceReading source;

    RequestAuthenticationForm(SourceReading source) {
        this.source = source;
    }

    void read() {
        source.of(IstioSecurity.SECURITY, "RequestAuthentication").forEach(this::read);
    }

    private void read(Fields object) {
        var extras = new ArrayList<Extra>();
        object.spec().extra(SecurityAspect.TOKEN).ifPresent(extras::add);
        source.intend(new Unmatched(Author.of(object.object()), extras));
        var labels = LabelSelector.of(object.spec().at("selector").look());
        var namespace = object.object().key().namespace();
        source.snapshot().workloadsIn(namespace).stream()
                .filter(workload -> labels.matches(workload.template().labels()))
                .forEach(workload -> source.remark(
                        SecurityAspect.TOKEN,
                        Author.of(object.object()),
                        object.spec().place(),
                        workload.id() + " must stay protected: its tokens are checked by the mesh until now."));
    }
}
