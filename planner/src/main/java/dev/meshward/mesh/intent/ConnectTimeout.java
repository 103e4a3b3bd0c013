package dev.meshward.mesh.intent;

import java.time.Duration;

/**
 * How long a connection to a destination may take to open.
 *
 * @param callers whose connections are meant
 */
public record ConnectTimeout(Author author, Said<Destination> host, Audience callers, Said<Duration> time)
        implements TrafficIntent {}
