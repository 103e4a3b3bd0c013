package dev.meshward.mesh.istio.security;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.Map;
import java.util.Set;

/** Labels and annotations of namespaces and pods by which Istio is told what its sidecars shall do (istio B.1, B.3). */
final class ProxyNotes {

    private static final Map<String, Kind> RESOURCES = Map.of(
            "sidecar.istio.io/proxyCPU", Kind.CPU_REQUEST,
            "sidecar.istio.io/proxyCPULimit", Kind.CPU_LIMIT,
            "sidecar.istio.io/proxyMemory", Kind.MEMORY_REQUEST,
            "sidecar.istio.io/proxyMemoryLimit", Kind.MEMORY_LIMIT);

    /** Written by the injector, not by people. */
    private static final Set<String> DERIVED = Set.of(
            "sidecar.istio.io/status",
            "security.istio.io/tlsMode",
            "service.istio.io/canonical-name",
            "service.istio.io/canonical-revision",
            "ambient.istio.io/redirection");

    private static final Set<String> WAYPOINTS = Set.of(
            "istio.io/use-waypoint",
            "istio.io/use-waypoint-namespace",
            "istio.io/ingress-use-waypoint",
            "istio.io/waypoint-for");

    private final SourceReading source;

    ProxyNotes(SourceReading source) {
        this.source = source;
    }

    void read() {
        source.all()
                .forEach(fields -> fields.notes().stream()
                        .filter(note -> isOfProxies(note.key()))
                        .forEach(note -> read(fields, note, NotePlace.of(fields.object(), note))));
    }

    private static boolean isOfProxies(String name) {
        return name.equals("istio-injection")
                || name.equals("istio.io/rev")
                || name.equals("istio.io/dataplane-mode")
                || name.startsWith("sidecar.istio.io/")
                || name.startsWith(CaptureNotes.PREFIX)
                || name.startsWith("proxy.istio.io/")
                || name.startsWith("inject.istio.io/")
                || name.startsWith("status.sidecar.istio.io/")
                || name.startsWith("readiness.status.sidecar.istio.io/")
                || WAYPOINTS.contains(name)
                || DERIVED.contains(name);
    }

    private void read(Fields fields, SourceField note, NotePlace place) {
        if (DERIVED.contains(note.key())) {
            note.lost(
                    GeneralAspect.DERIVED,
                    "Istio wrote it, so that it means nothing to another mesh.",
                    "Nothing is to be done: it goes with the pods that carry it.");
        } else if (WAYPOINTS.contains(note.key())) {
            extra(fields, note, SecurityAspect.WAYPOINT);
        } else if (place.isBesideTemplate()) {
            note.lost(
                    GeneralAspect.SURELY_NOT_MEANT,
                    "On the object itself it does nothing; proxies are told by the template of their pods.",
                    "Move it to the template if it is meant.");
        } else if (place.isOnNamespace()) {
            ofNamespace(fields, note, place);
        } else {
            ofPods(fields, note, place);
        }
    }

    private void ofNamespace(Fields fields, SourceField note, NotePlace place) {
        switch (note.key()) {
            case "istio-injection" ->
                setting(
                        fields,
                        note,
                        place,
                        Kind.INJECTED,
                        SecurityAspect.INJECTION,
                        Boolean.toString(note.look().is("enabled")));
            case "istio.io/rev" -> revision(fields, note, place, fields.label("istio-injection"));
            case "istio.io/dataplane-mode" -> ambient(fields, note, place);
            default -> extra(fields, note, SecurityAspect.PROXY_SETTING);
        }
    }

    /** Where both are written, the plain label decides (istio B.1). */
    private void revision(Fields fields, SourceField note, NotePlace place, SourceField plain) {
        if (plain.isWritten()) {
            note.lost(
                    SecurityAspect.INJECTION,
                    plain.key() + " beside it decides.",
                    "Nothing is to be done: what decides is translated.");
        } else {
            setting(fields, note, place, Kind.INJECTED, SecurityAspect.INJECTION, "true");
        }
    }

    private void ofPods(Fields fields, SourceField note, NotePlace place) {
        var name = note.key();
        var text = note.look().textOr("");
        if (RESOURCES.containsKey(name)) {
            setting(
                    fields,
                    note,
                    place,
                    RESOURCES.getOrDefault(name, Kind.CPU_REQUEST),
                    SecurityAspect.RESOURCES,
                    text);
            return;
        }
        if (name.startsWith(CaptureNotes.PREFIX)) {
            new CaptureNotes(source).read(fields, note, place);
            return;
        }
        switch (name) {
            case "sidecar.istio.io/inject" -> inject(fields, note, place);
            case "istio.io/rev" -> setting(fields, note, place, Kind.INJECTED, SecurityAspect.INJECTION, "true");
            case "istio.io/dataplane-mode" -> ambient(fields, note, place);
            case "sidecar.istio.io/logLevel" ->
                setting(fields, note, place, Kind.LOG_LEVEL, SecurityAspect.LOG_LEVEL, level(text));
            case "sidecar.istio.io/nativeSidecar" ->
                setting(fields, note, place, Kind.NATIVE_SIDECAR, SecurityAspect.NATIVE_SIDECAR, text);
            case "sidecar.istio.io/rewriteAppHTTPProbers" -> extra(fields, note, SecurityAspect.PROBES);
            case "sidecar.istio.io/proxyImage", "sidecar.istio.io/proxyImageType" ->
                extra(fields, note, ProxyAspect.IMAGE);
            case "proxy.istio.io/config" ->
                ProxyConfigForm.read(note, fields.object(), place).forEach(source::intend);
            default -> extra(fields, note, SecurityAspect.PROXY_SETTING);
        }
    }

    /** An annotation that says yes needs the namespace to say so; one beside the label is not looked at (istio B.1). */
    private void inject(Fields fields, SourceField note, NotePlace place) {
        boolean isSilent = !place.isLabel()
                && note.look().isTrue()
                && source.snapshot()
                        .namespace(place.object().namespace())
                        .map(namespace -> !"enabled".equals(namespace.labels().get("istio-injection"))
                                && !namespace.labels().containsKey("istio.io/rev"))
                        .orElse(true);
        boolean isRefused = source.snapshot()
                .namespace(place.object().namespace())
                .map(namespace -> "disabled".equals(namespace.labels().get("istio-injection")))
                .orElse(false);
        if (note.look().isTrue() && (isSilent || isRefused)) {
            note.lost(
                    SecurityAspect.INJECTION,
                    "Its namespace does not ask for sidecars, and then it does nothing.",
                    "Nothing is to be done: the pods stay without a proxy.");
        } else {
            setting(
                    fields,
                    note,
                    place,
                    Kind.INJECTED,
                    SecurityAspect.INJECTION,
                    Boolean.toString(note.look().isTrue()));
        }
    }

    private void ambient(Fields fields, SourceField note, NotePlace place) {
        setting(
                fields,
                note,
                place,
                Kind.INJECTED,
                SecurityAspect.AMBIENT,
                Boolean.toString(note.look().is("ambient")));
    }

    private static String level(String text) {
        return switch (text) {
            case "warning" -> "warn";
            case "critical", "off" -> "error";
            default -> text;
        };
    }

    private void setting(
            Fields fields, SourceField note, NotePlace place, Kind kind, SecurityAspect aspect, String value) {
        note.text(aspect)
                .ifPresent(said ->
                        source.intend(new ProxySetting(Author.of(fields.object()), place, kind, said.as(_ -> value))));
    }

    private void extra(Fields fields, SourceField note, Aspect aspect) {
        source.intend(new Unmatched(
                Author.of(fields.object()), note.extra(aspect).stream().toList()));
    }
}
