package dev.meshward.dependencies;

import java.util.List;

/** How sure several reasons make us together. */
final class Together {

    private Together() {}

    /**
     * The best single reason; one step more where a reason of quite another nature agrees with it: a policy that lets
     * the caller in and an address in its configuration are written by different people.
     */
    static Confidence confidence(List<Evidence> evidence) {
        var best = evidence.stream()
                .map(Evidence::confidence)
                .max(Confidence::compareTo)
                .orElse(Confidence.LOW);
        long natures = evidence.stream().map(Evidence::getClass).distinct().count();
        return natures > 1 ? best.oneMore() : best;
    }
}
