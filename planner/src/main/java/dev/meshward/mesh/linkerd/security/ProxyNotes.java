package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.PortRanges;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Annotations of namespaces and pods by which Linkerd's injector is told what its proxies shall do (linkerd B). */
final class ProxyNotes {

    private static final String CONFIG = "config.linkerd.io/";
    static final String INJECT = "linkerd.io/inject";
    private static final String WEBHOOKS = "config.linkerd.io/admission-webhooks";

    private record Meaning(Kind kind, SecurityAspect aspect) {}

    private static final Map<String, Meaning> PLAIN = Map.of(
            "proxy-cpu-request", new Meaning(Kind.CPU_REQUEST, SecurityAspect.RESOURCES),
            "proxy-cpu-limit", new Meaning(Kind.CPU_LIMIT, SecurityAspect.RESOURCES),
            "proxy-memory-request", new Meaning(Kind.MEMORY_REQUEST, SecurityAspect.RESOURCES),
            "proxy-memory-limit", new Meaning(Kind.MEMORY_LIMIT, SecurityAspect.RESOURCES),
            "skip-subnets", new Meaning(Kind.ADDRESSES_PASSED_BY, SecurityAspect.ADDRESS_CAPTURE),
            "shutdown-grace-period", new Meaning(Kind.SHUTDOWN_TIME, SecurityAspect.SHUTDOWN));

    /** Said elsewhere: with the doors of pods, and with the protocols of their ports. */
    private static final Set<String> READ_ELSEWHERE =
            Set.of("default-inbound-policy", "proxy-require-identity-inbound-ports", "opaque-ports", "access-log");

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
        return name.startsWith("linkerd.io/")
                || name.startsWith("viz.linkerd.io/")
                || name.startsWith("config.alpha.linkerd.io/")
                || name.startsWith("config.beta.linkerd.io/")
                || name.startsWith(CONFIG) && !READ_ELSEWHERE.contains(name.substring(CONFIG.length()));
    }

    private void read(Fields fields, SourceField note, NotePlace place) {
        var name = note.key();
        if (name.startsWith("linkerd.io/") && !name.equals(INJECT) || name.startsWith("viz.linkerd.io/")) {
            note.lost(
                    GeneralAspect.DERIVED,
                    "Linkerd wrote it, so that it means nothing to another mesh.",
                    "Nothing is to be done: it goes with the pods that carry it.");
        } else if (place.isBesideTemplate()) {
            note.lost(
                    GeneralAspect.SURELY_NOT_MEANT,
                    "On the object itself it does nothing; proxies are told by the template of their pods.",
                    "Move it to the template if it is meant.");
        } else if (place.isLabel() != name.equals(WEBHOOKS)) {
            note.lost(
                    GeneralAspect.SURELY_NOT_MEANT,
                    place.isLabel()
                            ? "As a label it does nothing; Linkerd reads annotations."
                            : "As an annotation it does nothing; Linkerd reads the label.",
                    "Write it where it is read, if it is meant.");
        } else {
            ofPlace(fields, note, place);
        }
    }

    private void ofPlace(Fields fields, SourceField note, NotePlace place) {
        var text = note.look().textOr("");
        switch (note.key()) {
            case INJECT -> inject(fields, note, place, text);
            case WEBHOOKS -> setting(fields, note, place, Kind.INJECTED, SecurityAspect.INJECTION, "false");
            case "config.alpha.linkerd.io/proxy-enable-native-sidecar",
                    "config.beta.linkerd.io/proxy-enable-native-sidecar" ->
                setting(fields, note, place, Kind.NATIVE_SIDECAR, SecurityAspect.NATIVE_SIDECAR, truth(text));
            default -> ofConfig(fields, note, place, text);
        }
    }

    private void inject(Fields fields, SourceField note, NotePlace place, String text) {
        switch (text) {
            case "enabled" -> setting(fields, note, place, Kind.INJECTED, SecurityAspect.INJECTION, "true");
            case "disabled" -> setting(fields, note, place, Kind.INJECTED, SecurityAspect.INJECTION, "false");
            case "ingress" -> extra(fields, note, SecurityAspect.INGRESS_MODE);
            default ->
                note.neverExisted(
                        "\"" + text + "\" injects nothing; Linkerd knows enabled, disabled and ingress.",
                        "Write the one that is meant.");
        }
    }

    private void ofConfig(Fields fields, SourceField note, NotePlace place, String text) {
        var name = note.key().startsWith(CONFIG) ? note.key().substring(CONFIG.length()) : note.key();
        var plain = Optional.ofNullable(PLAIN.get(name));
        if (plain.isPresent()) {
            setting(fields, note, place, plain.get().kind(), plain.get().aspect(), text);
            return;
        }
        switch (name) {
            case "skip-inbound-ports" -> ports(fields, note, place, Kind.INBOUND_PORTS_PASSED_BY);
            case "skip-outbound-ports" -> ports(fields, note, place, Kind.OUTBOUND_PORTS_PASSED_BY);
            case "proxy-enable-native-sidecar" ->
                setting(fields, note, place, Kind.NATIVE_SIDECAR, SecurityAspect.NATIVE_SIDECAR, truth(text));
            case "proxy-await" ->
                setting(
                        fields,
                        note,
                        place,
                        Kind.APPLICATION_WAITS,
                        SecurityAspect.WAITING,
                        Boolean.toString(!text.equals("disabled")));
            case "proxy-log-level" ->
                setting(fields, note, place, Kind.LOG_LEVEL, SecurityAspect.LOG_LEVEL, level(text));
            case "proxy-image", "proxy-version", "image-pull-policy" -> extra(fields, note, ProxyAspect.IMAGE);
            default -> extra(fields, note, SecurityAspect.PROXY_SETTING);
        }
    }

    /** Go's way to write yes. */
    private static String truth(String text) {
        return Boolean.toString(Set.of("1", "t", "T", "true", "TRUE", "True").contains(text));
    }

    /** The level of Linkerd's own modules, else the one without a module. */
    private static String level(String text) {
        var parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return parts.stream()
                .filter(part -> part.startsWith("linkerd="))
                .map(part -> part.substring("linkerd=".length()))
                .findFirst()
                .or(() -> parts.stream().filter(part -> !part.contains("=")).findFirst())
                .orElse("warn");
    }

    private void ports(Fields fields, SourceField note, NotePlace place, Kind kind) {
        var ports = PortRanges.parse(note.look().textOr(""));
        if (ports.isEmpty()) {
            note.neverExisted(
                    "It is no list of ports and ranges, and Linkerd's injector refuses the pods.",
                    "Write numbers and ascending ranges with commas between.");
        } else {
            setting(
                    fields,
                    note,
                    place,
                    kind,
                    SecurityAspect.CAPTURE,
                    ports.get().toString());
        }
    }

    private void setting(Fields fields, SourceField note, NotePlace place, Kind kind, Aspect aspect, String value) {
        note.text(aspect)
                .ifPresent(said ->
                        source.intend(new ProxySetting(Author.of(fields.object()), place, kind, said.as(_ -> value))));
    }

    private void extra(Fields fields, SourceField note, Aspect aspect) {
        source.intend(new Unmatched(
                Author.of(fields.object()), note.extra(aspect).stream().toList()));
    }
}
