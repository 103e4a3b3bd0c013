package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.intent.Unmatched;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Settings of a proxy as YAML inside the annotation {@code proxy.istio.io/config}: one field for the ledger, several intents. */
final class ProxyConfigForm {

    private ProxyConfigForm() {}

    static List<TrafficIntent> read(SourceField note, Manifest object, NotePlace place) {
        var intents = new ArrayList<TrafficIntent>();
        var text = note.look().textOr("");
        for (var document :
                DataReader.yaml("", text.getBytes(StandardCharsets.UTF_8)).documents()) {
            document.entries().forEach(entry -> intents.add(intent(entry, note, object, place)));
        }
        return intents;
    }

    private static TrafficIntent intent(Field entry, SourceField note, Manifest object, NotePlace place) {
        return switch (entry.key()) {
            case "holdApplicationUntilProxyStarts" ->
                setting(Kind.APPLICATION_WAITS, SecurityAspect.WAITING, entry, note, object, place);
            case "terminationDrainDuration", "drainDuration" ->
                setting(Kind.SHUTDOWN_TIME, SecurityAspect.SHUTDOWN, entry, note, object, place);
            case "concurrency" -> setting(Kind.THREADS, SecurityAspect.THREADS, entry, note, object, place);
            default ->
                new Unmatched(
                        Author.of(object),
                        note.extra(SecurityAspect.PROXY_SETTING).stream().toList());
        };
    }

    private static ProxySetting setting(
            Kind kind, SecurityAspect aspect, Field entry, SourceField note, Manifest object, NotePlace place) {
        return new ProxySetting(Author.of(object), place, kind, new Said<>(entry.textOr(""), note.take(aspect)));
    }
}
