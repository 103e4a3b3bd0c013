package dev.meshward.readiness.checks.protocols;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a port really speaks, as far as its workloads prove it: the kubelet that probes it by HTTP or gRPC gets an
 * answer, and a database image speaks its own protocol on its own port. One doubt, and nothing counts as proven: a wrong
 * appProtocol breaks what detection would have carried.
 */
final class SpokenProtocol {

    private SpokenProtocol() {}

    /** The appProtocol that is certainly right for all these ends. */
    static Optional<String> proven(List<PodPort> ends) {
        Set<Optional<String>> said = ends.stream().map(SpokenProtocol::proven).collect(Collectors.toSet());
        return said.size() == 1 ? said.iterator().next() : Optional.empty();
    }

    private static Optional<String> proven(PodPort end) {
        var named = end.named();
        if (end.grpcProbe().isPresent()) {
            return Optional.of("grpc").filter(_ -> end.httpProbe("HTTP").isEmpty());
        }
        if (end.httpProbe("HTTPS").isPresent()) {
            return Optional.of("https");
        }
        if (end.httpProbe("HTTP").isPresent()) {
            return Optional.of("http").filter(_ -> named.isEmpty() || named.get() == DeclaredProtocol.HTTP);
        }
        return end.server().map(_ -> "tcp");
    }
}
