package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.Treatment;
import dev.meshward.manifest.Manifest;
import java.time.Duration;
import java.util.Optional;

/**
 * What routes are attached to: a Service or an EgressNetwork.
 *
 * @param backend where requests go that no rule leads elsewhere
 * @param tries what it says of tries and timeouts
 */
record RouteParent(Manifest object, String namespace, int port, Backend backend, Tries tries) {

    private static final String PREFIX = "balancer.linkerd.io/failure-accrual";
    private static final String BALANCING = "P2C by peak latency";
    private static final int USUAL_FAILURES = 7;
    private static final int ALL = 100;

    static RouteParent of(Manifest object, int port, Backend backend, boolean isGrpc) {
        return new RouteParent(object, object.key().namespace(), port, backend, Tries.of(object, isGrpc));
    }

    boolean isEgressNetwork(String name, String ofNamespace) {
        return object.key().kind().equals("EgressNetwork")
                && object.key().name().equals(name)
                && namespace.equals(ofNamespace);
    }

    /** Every pod may be left out at once; without the annotation none is. */
    Treatment treatment() {
        return new Treatment(
                BALANCING,
                object.annotation(PREFIX).isPresent()
                        ? Optional.of(new Treatment.Ejection(
                                object.annotation(PREFIX + "-consecutive-max-failures")
                                        .wholeOr(USUAL_FAILURES),
                                ShortDuration.of(object.annotation(PREFIX + "-consecutive-min-penalty")
                                                .textOr("1s"))
                                        .orElse(Duration.ofSeconds(1)),
                                ALL))
                        : Optional.empty());
    }
}
