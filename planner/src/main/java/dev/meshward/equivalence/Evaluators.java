package dev.meshward.equivalence;

import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.RequestRules;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** The rules of every mesh that can be compared. */
public interface Evaluators {

    /**
     * The rules of one mesh, new each time.
     *
     * @param plane what its pods are reached by
     */
    record Rules(RequestRules rules, DataPlane plane) {}

    /** @param objects all that are there; empty for a mesh whose objects nobody here can read */
    Optional<Rules> of(String mesh, List<Manifest> objects);
}
