package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Callers that may be where a scan could not look. Nobody may then be said to have no callers; before a door is shut, somebody
 * who can see has to answer.
 *
 * @param places what was not seen, such as {@code pods in bank}
 */
record UnseenCallers(List<String> places) {

    static UnseenCallers of(ClusterSnapshot snapshot) {
        return new UnseenCallers(snapshot.notSeen().stream()
                .filter(gap -> gap.hidden() == ScanGap.Hidden.CALLERS)
                .map(ScanGap.NotSeen::where)
                .toList());
    }

    /** Behind "has no known caller"; nothing where everything was seen. */
    String reservation() {
        return places.isEmpty() ? "" : " among what was seen";
    }

    Optional<Gate> gate(Collection<WorkloadId> workloads, String forDuration) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var called = new TreeSet<>(workloads);
        return Optional.of(new Gate(
                Gate.When.BEFORE,
                "Does anybody the scan could not see call " + Ascent.listed(called) + " without the mesh?",
                "no",
                forDuration,
                "The scan could not see " + Ascent.listed(places)
                        + "; a caller there that has no proxy would be refused."));
    }
}
