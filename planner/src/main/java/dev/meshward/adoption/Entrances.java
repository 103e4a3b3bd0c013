package dev.meshward.adoption;

import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Through which gateways of the mesh traffic comes in from outside. */
record Entrances(Map<Place, List<ServiceAccountId>> accountsByPlace) {

    /**
     * The accounts of the gateways that bring this call in, when nothing else brings it in; none of them known where the
     * gateways are not in the snapshot.
     */
    Optional<List<ServiceAccountId>> accountsFor(Dependency call) {
        if (!(call.from() instanceof Caller.Outside)) {
            return Optional.empty();
        }
        var accounts = new TreeSet<ServiceAccountId>();
        for (var evidence : call.evidence()) {
            var gateways = accountsByPlace.get(evidence.place());
            if (gateways != null) {
                accounts.addAll(gateways);
            } else if (evidence.confidence().isAtLeast(Confidence.MEDIUM)
                    || !call.confidence().isAtLeast(Confidence.MEDIUM)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(accounts));
    }
}
