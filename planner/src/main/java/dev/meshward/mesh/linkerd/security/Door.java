package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is let in on a port: whatever is asked for, or by what is asked for. */
sealed interface Door {

    record Whole(List<Grant> grants) implements Door {}

    /**
     * Routes in which the best match decides; requests that match none get in nowhere.
     *
     * @param anyhow who is let in whatever is asked for, and with bytes that are no request
     */
    record ByRequest(List<Routes> routes, List<Grant> anyhow) implements Door {}

    /**
     * Requests for which the same callers are let in.
     *
     * @param host a name or {@code *.suffix}; empty for every host that has no routes of its own
     */
    record Routes(String host, List<Grant> grants, List<Match> matches) {}

    /**
     * @param path empty for every path that no other match takes
     * @param headers how values have to be, by name
     * @param method empty for every verb that no other match takes
     */
    record Match(Optional<AccessText> path, Map<String, AccessText> headers, String method) {

        boolean takesAll() {
            return path.isEmpty() && headers.isEmpty() && method.isEmpty();
        }
    }
}
