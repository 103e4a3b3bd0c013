package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.AccessLog;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Telemetry: logs become an intent, traces and metrics are named (istio A.6); back, the log only. */
final class AccessLogForm {

    private static final String ROOT = "istio-system";
    private static final String TELEMETRY = "telemetry.istio.io";

    private AccessLogForm() {}

    static void read(SourceReading source) {
        source.of(TELEMETRY, "Telemetry").forEach(object -> read(object, source));
    }

    private static void read(Fields object, SourceReading source) {
        var author = Author.of(object.object());
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        DestinationRuleForm.extra(spec, "metrics", ProxyAspect.METRICS, extras);
        spec.at("tracing").items().forEach(tracing -> {
            DestinationRuleForm.extra(tracing, "customTags", ProxyAspect.TRACE_TAG, extras);
            tracing.extra(ProxyAspect.TRACING).ifPresent(extras::add);
        });
        for (var key : List.of("targetRef", "targetRefs")) {
            DestinationRuleForm.extra(spec, key, ProxyAspect.TELEMETRY_SCOPE, extras);
        }
        warnOfOverrides(spec, author, source);
        var selector = spec.at("selector", "matchLabels");
        var logs = spec.at("accessLogging").items();
        var scope = selector.take(ProxyAspect.TELEMETRY_SCOPE);
        if (logs.isEmpty()) {
            extras.add(new Extra(ProxyAspect.TELEMETRY_SCOPE, scope));
        } else {
            source.intend(log(object, author, new Said<>(selector.look().textByKey(), scope), logs, extras));
        }
        source.intend(new Unmatched(author, extras));
    }

    private static AccessLog log(
            Fields object,
            Author author,
            Said<Map<String, String>> labels,
            List<SourceField> logs,
            List<Extra> extras) {
        var namespace = object.object().key().namespace();
        boolean isOn = logs.stream().anyMatch(log -> !log.at("disabled").look().isTrue());
        var origin = Origin.all(logs.stream()
                .map(log -> log.at("disabled")
                        .take(ProxyAspect.ACCESS_LOG)
                        .and(log.at("providers").take(ProxyAspect.ACCESS_LOG))));
        logs.forEach(log -> {
            DestinationRuleForm.extra(log, "filter", ProxyAspect.ACCESS_LOG_DETAIL, extras);
            DestinationRuleForm.extra(log, "match", ProxyAspect.ACCESS_LOG_DETAIL, extras);
        });
        return new AccessLog(author, namespace.equals(ROOT) ? "" : namespace, labels, new Said<>(isOn, origin));
    }

    /** What stands in another item of the list than its providers changes nothing. */
    private static void warnOfOverrides(SourceField spec, Author author, SourceReading source) {
        spec.at("metrics").items().stream()
                .filter(item -> item.at("overrides").isWritten()
                        && !item.at("providers").isWritten())
                .filter(_ -> spec.at("metrics").items().stream()
                        .anyMatch(other -> other.at("providers").isWritten()))
                .forEach(item -> source.remark(
                        GeneralAspect.SURELY_NOT_MEANT,
                        author,
                        item.at("overrides").place(),
                        "The overrides stand in another item of metrics than the providers; they hold for the default"
                                + " providers only. Perhaps a dash too many."));
    }

    static void write(AccessLog log, TargetWriting target) {
        var spec = Mapping.building();
        if (!log.labels().value().isEmpty()) {
            spec.put(
                    "selector",
                    OwnObject.single(
                            "matchLabels", OwnObject.labels(log.labels().value())));
        }
        var item = log.enabled().value()
                ? Mapping.building()
                        .put("providers", Value.Sequence.of(List.of(OwnObject.single("name", "envoy"))))
                        .build()
                : Mapping.building().put("disabled", true).build();
        spec.put("accessLogging", Value.Sequence.of(List.of(item)));
        var written = target.write(
                TELEMETRY + "/v1",
                "Telemetry",
                log.namespace().isEmpty() ? ROOT : log.namespace(),
                log.author().object().name() + "-access-log",
                Map.of(),
                List.of(log.author()),
                spec.build());
        target.settle(log.enabled().origin(), written);
        target.settle(log.labels().origin(), written);
    }
}
