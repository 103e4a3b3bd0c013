package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.AccessLog;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code config.linkerd.io/access-log} of pods and namespaces (linkerd B). */
final class AccessLogForm {

    private static final String NAME = "config.linkerd.io/access-log";
    private static final String FORMAT = "json";

    private AccessLogForm() {}

    static void read(SourceReading source) {
        for (var object : source.all()) {
            object.notes().stream()
                    .filter(note -> note.key().equals(NAME))
                    .forEach(note -> note.text(ProxyAspect.ACCESS_LOG)
                            .ifPresent(said -> source.intend(log(object, note, said))));
        }
    }

    private static AccessLog log(Fields object, SourceField note, Said<String> said) {
        var key = object.object().key();
        boolean isOfNamespace = key.kind().equals("Namespace");
        Map<String, String> labels = isOfNamespace
                ? Map.of()
                : object.object().at("spec", "selector", "matchLabels").textByKey();
        return new AccessLog(
                Author.of(object.object()),
                isOfNamespace ? key.name() : key.namespace(),
                Said.implied(labels),
                new Said<>(!note.look().textOr("").isEmpty(), said.origin()));
    }

    static void write(List<TrafficIntent> intents, TargetWriting target) {
        var logs = intents.stream()
                .filter(AccessLog.class::isInstance)
                .map(AccessLog.class::cast)
                .toList();
        logs.forEach(log -> {
            if (log.enabled().value()) {
                write(log, target);
            } else {
                silence(log, logs, target);
            }
        });
    }

    /** Linkerd logs nothing of its own accord, so where nobody turns logs on there is nothing to turn off. */
    private static void silence(AccessLog log, List<AccessLog> logs, TargetWriting target) {
        var on = logs.stream().filter(other -> overlaps(other, log)).findFirst();
        if (on.isEmpty()) {
            target.carried(log.enabled().origin());
            target.carried(log.labels().origin());
            return;
        }
        var because = on.orElseThrow().author().object() + " turns logs on for these pods too, or for some of them.";
        var instead = "Annotate only the pods that are to log, and not their namespace.";
        target.lost(log.enabled().origin(), because, instead);
        target.lost(log.labels().origin(), because, instead);
    }

    private static boolean overlaps(AccessLog on, AccessLog off) {
        return on.enabled().value()
                && (on.namespace().isEmpty()
                        || off.namespace().isEmpty()
                        || on.namespace().equals(off.namespace()));
    }

    /** The annotation belongs on pods; on the namespace where all of its pods are meant. */
    private static void write(AccessLog log, TargetWriting target) {
        var into = new ArrayList<ObjectKey>();
        if (log.labels().value().isEmpty() && !log.namespace().isEmpty()) {
            into.add(target.patch("v1", "Namespace", "", log.namespace())
                    .annotation(NAME, FORMAT)
                    .object());
        } else {
            selected(log, target).forEach(workload -> into.add(annotated(workload, target)));
        }
        if (into.isEmpty()) {
            var because = log.namespace().isEmpty()
                    ? "Logs of the whole mesh are set when Linkerd is installed."
                    : "No workload of the source has these labels, and the annotation belongs on pods.";
            target.lost(log.enabled().origin(), because, "Set proxy.accessLog of the chart, or annotate the pods.");
            target.lost(log.labels().origin(), because, "Set proxy.accessLog of the chart, or annotate the pods.");
            return;
        }
        target.settle(log.enabled().origin(), into.toArray(ObjectKey[]::new));
        target.settle(log.labels().origin(), into.toArray(ObjectKey[]::new));
    }

    private static List<Workload> selected(AccessLog log, TargetWriting target) {
        return log.namespace().isEmpty()
                ? List.of()
                : target.snapshot()
                        .workloadsSelectedBy(log.namespace(), log.labels().value());
    }

    private static ObjectKey annotated(Workload workload, TargetWriting target) {
        var manifest = workload.manifest();
        var key = manifest.key();
        var path =
                workload.template().field().at("metadata", "annotations", NAME).path();
        return target.patch(manifest.apiVersion(), key.kind(), key.namespace(), key.name())
                .set(Value.Text.of(FORMAT), steps(path))
                .object();
    }

    private static String[] steps(String path) {
        var below = path.substring(0, path.indexOf("['"));
        var steps = new ArrayList<>(List.of(below.split("\\.", -1)));
        steps.add(NAME);
        return steps.toArray(String[]::new);
    }
}
