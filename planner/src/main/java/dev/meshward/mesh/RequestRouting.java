package dev.meshward.mesh;

import dev.meshward.cluster.ServiceId;

/**
 * A Service whose calls have to pass a proxy that reads requests, because of an object that is there.
 *
 * @param because the object, as a clause
 * @param obstacle why such a proxy would not do what the object means; empty where it would
 */
public record RequestRouting(ServiceId service, String because, String obstacle) {}
