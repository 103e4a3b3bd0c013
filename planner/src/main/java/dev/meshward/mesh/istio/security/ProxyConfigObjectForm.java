package dev.meshward.mesh.istio.security;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A ProxyConfig: settings of the proxies of some pods, of a namespace, or of the mesh. What is said of fewer pods decides, and
 * an annotation of the pods beats every object (istio A.6).
 */
final class ProxyConfigObjectForm {

    private static final String GROUP = "networking.istio.io";

    private final SourceReading source;
    private final String rootNamespace;
    private final List<Fields> objects;

    ProxyConfigObjectForm(SourceReading source, String rootNamespace) {
        this.source = source;
        this.rootNamespace = rootNamespace;
        this.objects = source.of(GROUP, "ProxyConfig");
    }

    void read() {
        objects.forEach(this::read);
    }

    private void read(Fields object) {
        var author = Author.of(object.object());
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        spec.at("environmentVariables").extra(ProxyAspect.ENVIRONMENT).ifPresent(extras::add);
        spec.at("image").extra(ProxyAspect.IMAGE).ifPresent(extras::add);
        spec.at("selector").extra(ProxyAspect.PROXY_SCOPE).ifPresent(extras::add);
        var places = places(object);
        if (places.isEmpty()) {
            spec.at("concurrency")
                    .lost(
                            ProxyAspect.CONCURRENCY,
                            "The source holds no pods that it selects, and Linkerd is told by their annotations.",
                            "Translate it together with the workloads.");
        }
        spec.at("concurrency")
                .whole(ProxyAspect.CONCURRENCY)
                .ifPresent(said -> places.forEach(
                        place -> source.intend(new ProxySetting(author, place, Kind.THREADS, text(said)))));
        source.intend(new Unmatched(author, extras));
    }

    private static Said<String> text(Said<Integer> number) {
        return number.as(value -> Integer.toString(value));
    }

    private List<NotePlace> places(Fields object) {
        var namespace = object.object().key().namespace();
        var labels = labels(object);
        if (!labels.isEmpty()) {
            return source.snapshot().workloadsSelectedBy(namespace, labels).stream()
                    .map(NotePlace::ofPods)
                    .toList();
        }
        return namespaces(namespace).stream()
                .map(ProxyConfigObjectForm::ofNamespace)
                .toList();
    }

    private static Map<String, String> labels(Fields object) {
        return object.spec().at("selector", "matchLabels").look().textByKey();
    }

    /** Those of the mesh, but for such as say the same thing themselves. */
    private List<String> namespaces(String namespace) {
        return source.snapshot().workloads().stream()
                .map(Workload::namespace)
                .distinct()
                .filter(each -> each.equals(namespace)
                        || namespace.equals(rootNamespace)
                                && objects.stream().noneMatch(other -> saysItOf(each, other)))
                .toList();
    }

    private static boolean saysItOf(String namespace, Fields object) {
        return object.object().key().namespace().equals(namespace)
                && labels(object).isEmpty()
                && object.spec().at("concurrency").isPresent();
    }

    private static NotePlace ofNamespace(String namespace) {
        return new NotePlace("v1", new ObjectKey("", "Namespace", "", namespace), List.of(), false, "");
    }
}
