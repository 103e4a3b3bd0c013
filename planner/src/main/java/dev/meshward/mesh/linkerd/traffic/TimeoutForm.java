package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Timeouts;
import java.util.Map;
import java.util.stream.Stream;

/** The annotations {@code timeout.linkerd.io/…} of Services, routes and egress networks (linkerd B). */
final class TimeoutForm {

    private static final String REQUEST = "timeout.linkerd.io/request";
    private static final String RESPONSE = "timeout.linkerd.io/response";
    private static final String IDLE = "timeout.linkerd.io/idle";

    private TimeoutForm() {}

    static Timeouts read(Fields object) {
        return new Timeouts(
                DurationForm.annotation(object.annotation(REQUEST), RouteAspect.TIMEOUT),
                DurationForm.annotation(object.annotation(RESPONSE), RouteAspect.RESPONSE_TIMEOUT),
                DurationForm.annotation(object.annotation(IDLE), RouteAspect.IDLE_TIMEOUT));
    }

    /** Whether any is said, be it that there is none: a route that says so takes none from its parent (linkerd B). */
    static boolean isSaid(Fields object) {
        return Stream.of(REQUEST, RESPONSE, IDLE)
                .anyMatch(name -> object.annotation(name).isPresent());
    }

    static void write(Timeouts timeouts, Map<String, String> annotations) {
        timeouts.request().ifPresent(time -> annotations.put(REQUEST, DurationForm.write(time.value())));
        timeouts.response().ifPresent(time -> annotations.put(RESPONSE, DurationForm.write(time.value())));
        timeouts.idle().ifPresent(time -> annotations.put(IDLE, DurationForm.write(time.value())));
    }
}
