package dev.meshward.dependencies.observed;

import dev.meshward.dependencies.Callee;
import dev.meshward.manifest.Place;
import java.util.OptionalDouble;

/**
 * Calls that arrive from somebody the tool cannot name: outside the mesh, outside the cluster, or a pod that is gone.
 *
 * @param perSecond empty where the export tells no rate
 */
public record UnnamedCaller(Callee to, String tool, OptionalDouble perSecond, Place place) {}
