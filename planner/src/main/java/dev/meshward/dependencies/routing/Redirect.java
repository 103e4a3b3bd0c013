package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Place;
import java.util.Optional;

/**
 * Calls to one name that arrive at another Service.
 *
 * @param port empty where the rule does not change it
 */
record Redirect(String kind, ServiceId called, ServiceId arrives, Optional<Integer> port, Place place) {}
