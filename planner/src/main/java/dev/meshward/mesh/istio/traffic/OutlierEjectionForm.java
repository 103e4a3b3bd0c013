package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.OutlierEjection;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code outlierDetection} (istio A.2), and back. */
final class OutlierEjectionForm {

    /** Where the block is there and says no number (istio A.2). */
    private static final int FIVE_ERRORS = 5;

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private static final Map<String, DestinationAspect> EXTRAS = extras();

    private OutlierEjectionForm() {}

    private static Map<String, DestinationAspect> extras() {
        var extras = new LinkedHashMap<String, DestinationAspect>();
        extras.put("interval", DestinationAspect.EJECT_INTERVAL);
        extras.put("maxEjectionPercent", DestinationAspect.EJECT_SHARE);
        extras.put("minHealthPercent", DestinationAspect.EJECT_SHARE);
        extras.put("consecutiveLocalOriginFailures", DestinationAspect.EJECT_LOCAL);
        extras.put("splitExternalLocalOriginErrors", DestinationAspect.EJECT_LOCAL);
        extras.put("outlierDetectionHttpErrorCodes", DestinationAspect.EJECT_CODES);
        return extras;
    }

    /** @param hosts each of which it holds for */
    static void read(
            SourceField outlier,
            Author author,
            List<Said<Destination>> hosts,
            SourceReading source,
            List<Extra> extras) {
        ObsoleteFields.ofOutlier(outlier);
        EXTRAS.forEach((key, aspect) -> DestinationRuleForm.extra(outlier, key, aspect, extras));
        var any = outlier.at("consecutive5xxErrors").whole(DestinationAspect.EJECT_ERRORS);
        var gateway = outlier.at("consecutiveGatewayErrors").whole(DestinationAspect.EJECT_GATEWAY_ERRORS);
        var least = DurationForm.read(outlier.at("baseEjectionTime"), DestinationAspect.EJECT_TIME);
        var errors = any.filter(OutlierEjectionForm::isOn).or(() -> gateway.filter(OutlierEjectionForm::isOn));
        any.filter(said -> errors.filter(said::equals).isEmpty() || !isOn(said))
                .ifPresent(off -> extras.add(new Extra(DestinationAspect.EJECT_ERRORS, off.origin())));
        gateway.filter(said -> any.filter(OutlierEjectionForm::isOn).isPresent() || !isOn(said))
                .ifPresent(second -> extras.add(new Extra(DestinationAspect.EJECT_GATEWAY_ERRORS, second.origin())));
        boolean isOff = any.isPresent() && errors.isEmpty();
        if (isOff) {
            least.ifPresent(said -> extras.add(new Extra(DestinationAspect.EJECT_TIME, said.origin())));
            return;
        }
        var count = errors.orElseGet(() -> new Said<>(FIVE_ERRORS, outlier.take(DestinationAspect.EJECT_ERRORS)));
        hosts.forEach(host -> source.intend(new OutlierEjection(
                author,
                host,
                count,
                least.or(() -> Optional.of(Said.implied(HALF_A_MINUTE))),
                Optional.empty(),
                List.of())));
    }

    /** Zero switches a count off. */
    private static boolean isOn(Said<Integer> errors) {
        return errors.value() > 0;
    }

    /** Endpoints are counted every second and all of them may go, as where it comes from (linkerd G.6). */
    static Mapping write(OutlierEjection ejection) {
        var written = Mapping.building()
                .put("consecutive5xxErrors", ejection.errors().value())
                .put("interval", "1s");
        ejection.least().ifPresent(time -> written.put("baseEjectionTime", GoDuration.write(time.value())));
        return written.put("maxEjectionPercent", 100).put("minHealthPercent", 0).build();
    }
}
