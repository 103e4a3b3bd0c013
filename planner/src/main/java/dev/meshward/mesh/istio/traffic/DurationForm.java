package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.time.Duration;
import java.util.Optional;

/** Durations of Istio's objects, as Go writes them. */
final class DurationForm {

    private DurationForm() {}

    /** Empty where none is written or it is no duration; then it says so. */
    static Optional<Said<Duration>> read(SourceField field, Aspect aspect) {
        var parsed = field.look().text().flatMap(GoDuration::parse);
        if (field.isPresent() && parsed.isEmpty()) {
            field.neverExisted(
                    "\"" + field.look().textOr("") + "\" is no duration.", "Write one such as 1.5s, 250ms or 1m30s.");
        }
        return parsed.map(duration -> new Said<>(duration, field.take(aspect)));
    }
}
