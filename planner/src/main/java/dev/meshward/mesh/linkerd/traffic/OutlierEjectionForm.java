package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.OutlierEjection;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.Unmatched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Failure accrual: annotations of the Service that callers name (linkerd B, D). */
final class OutlierEjectionForm {

    private static final String MODE = "balancer.linkerd.io/failure-accrual";
    private static final String FAILURES = MODE + "-consecutive-max-failures";
    private static final String LEAST = MODE + "-consecutive-min-penalty";
    private static final String GREATEST = MODE + "-consecutive-max-penalty";
    private static final String JITTER = MODE + "-consecutive-jitter-ratio";
    private static final String ALPHA = "balancer.alpha.linkerd.io/";

    /** What holds where the annotation is not written (linkerd B). */
    private static final int SEVEN_FAILURES = 7;

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

    private OutlierEjectionForm() {}

    static void read(SourceReading source) {
        for (var service : source.of("", "Service")) {
            read(service, source);
        }
    }

    private static void read(Fields service, SourceReading source) {
        var author = Author.of(service.object());
        var extras = new ArrayList<Extra>();
        service.annotation(JITTER).extra(DestinationAspect.EJECT_JITTER).ifPresent(extras::add);
        service.notes().stream()
                .filter(note -> note.key().startsWith(ALPHA))
                .forEach(
                        note -> note.extra(DestinationAspect.EJECT_SUCCESS_RATE).ifPresent(extras::add));
        var mode = service.annotation(MODE);
        if (mode.look().is("consecutive")) {
            source.intend(ejection(service, author, mode.take(DestinationAspect.EJECT_ERRORS)));
        } else {
            mode.extra(DestinationAspect.EJECT_SUCCESS_RATE).ifPresent(extras::add);
            for (var name : List.of(FAILURES, LEAST, GREATEST)) {
                service.annotation(name)
                        .extra(DestinationAspect.EJECT_SUCCESS_RATE)
                        .ifPresent(extras::add);
            }
        }
        if (!extras.isEmpty()) {
            source.intend(new Unmatched(author, extras));
        }
    }

    private static OutlierEjection ejection(Fields service, Author author, Origin mode) {
        var key = service.object().key();
        var failures = service.annotation(FAILURES)
                .whole(DestinationAspect.EJECT_ERRORS)
                .orElseGet(() -> Said.implied(SEVEN_FAILURES));
        return new OutlierEjection(
                author,
                Said.implied(
                        new Destination.OfService(new dev.meshward.cluster.ServiceId(key.namespace(), key.name()))),
                new Said<>(failures.value(), failures.origin().and(mode)),
                DurationForm.annotation(service.annotation(LEAST), DestinationAspect.EJECT_TIME)
                        .or(() -> Optional.of(Said.implied(ONE_SECOND))),
                DurationForm.annotation(service.annotation(GREATEST), DestinationAspect.EJECT_TIME)
                        .or(() -> Optional.of(Said.implied(ONE_MINUTE))),
                List.of());
    }

    static void write(OutlierEjection ejection, TargetWriting target) {
        ejection.extras().forEach(extra -> target.settle(extra.origin()));
        if (!(ejection.host().value() instanceof Destination.OfService(var id))) {
            boolean isPattern = ejection.host().value() instanceof Destination.HostsLike;
            target.lost(
                    ejection.errors()
                            .origin()
                            .and(ejection.least().map(Said::origin).orElse(Origin.nowhere())),
                    isPattern
                            ? "Failure accrual is an annotation of each Service, and the pattern means none of the"
                                    + " source: another rule decides about them, or it is for the callers of one"
                                    + " namespace."
                            : "Failure accrual is an annotation of a Service, and the host is none.",
                    isPattern
                            ? "Translate it together with the Services that are meant."
                            : "Nothing can be set for hosts outside.");
            return;
        }
        var service = target.patch("v1", "Service", id.namespace(), id.name())
                .annotation(MODE, "consecutive")
                .annotation(FAILURES, ejection.errors().value().toString());
        var least = ejection.least().map(Said::value).orElse(ONE_SECOND);
        var greatest =
                ejection.greatest().map(Said::value).orElse(least.compareTo(ONE_MINUTE) > 0 ? least : ONE_MINUTE);
        service.annotation(LEAST, DurationForm.write(least)).annotation(GREATEST, DurationForm.write(greatest));
        target.settle(ejection.host().origin(), service.object());
        target.settle(ejection.errors().origin(), service.object());
        ejection.least().ifPresent(time -> target.settle(time.origin(), service.object()));
        ejection.greatest().ifPresent(time -> target.settle(time.origin(), service.object()));
    }
}
