package dev.meshward.status;

import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stage and what the cluster holds where it changes something.
 *
 * @param isInstalled whether what its releases bring is there; true where it brings none
 */
public record ObservedStage(PlannedStage planned, List<ObservedField> fields, boolean isInstalled) {

    public ObservedStage {
        fields = List.copyOf(fields);
    }

    /** Fields that hold what nobody planned on. */
    public Stream<ObservedField> drifted() {
        return fields.stream().filter(ObservedField::isStrange);
    }

    /** Objects of which nobody knows whether they are as planned. */
    public Set<ObjectKey> notSeen() {
        return fields.stream()
                .filter(field -> field.standing() == Course.Standing.NOT_SEEN)
                .map(ObservedField::object)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Drift counts as neither; where the cluster cannot tell, the run log may. */
    public Progress progress() {
        boolean some = any(Course.Standing.AFTER) || (planned.bringsReleases() && isInstalled);
        boolean rest = any(Course.Standing.BEFORE) || (planned.bringsReleases() && !isInstalled);
        if (some) {
            return rest ? Progress.PARTLY : Progress.DONE;
        }
        return rest ? Progress.NOT_BEGUN : reported();
    }

    private boolean any(Course.Standing standing) {
        return fields.stream().anyMatch(field -> field.standing() == standing);
    }

    private Progress reported() {
        return switch (planned.reported()) {
            case "applied" -> Progress.DONE;
            case "started", "failed" -> Progress.PARTLY;
            default -> Progress.NOT_TOLD;
        };
    }
}
