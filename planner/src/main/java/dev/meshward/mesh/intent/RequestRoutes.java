package dev.meshward.mesh.intent;

import java.util.List;

/**
 * Where requests to some destinations go. Callers that no rule matches get 404 in every mesh.
 *
 * @param hosts the destinations; the same rules hold for each
 * @param order how rules compete
 * @param grpc whether it speaks of gRPC only, whose paths are {@code /service/method}
 * @param rules in the order written
 * @param extras settings of the whole that have no form in the middle
 */
public record RequestRoutes(
        Author author,
        List<Said<Destination>> hosts,
        Said<Audience> audience,
        RuleOrder order,
        boolean grpc,
        List<RouteRule> rules,
        List<Extra> extras)
        implements TrafficIntent {

    public RequestRoutes {
        hosts = List.copyOf(hosts);
        rules = List.copyOf(rules);
        extras = List.copyOf(extras);
    }

    /** The same routes with other rules. */
    public RequestRoutes withRules(List<RouteRule> changed) {
        return new RequestRoutes(author, hosts, audience, order, grpc, changed, extras);
    }
}
