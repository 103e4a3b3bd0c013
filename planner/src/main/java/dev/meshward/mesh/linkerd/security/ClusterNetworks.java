package dev.meshward.mesh.linkerd.security;

import java.util.List;

/**
 * The networks that Linkerd's chart takes for those of the cluster (linkerd C.1). A network outside that overlaps one of them is
 * not accepted, and neither are its routes (linkerd A.1).
 */
public final class ClusterNetworks {

    static final List<String> USUAL =
            List.of("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8");

    private ClusterNetworks() {}

    /** Whether an address or a network shares an address with one of them; what is neither shares none. */
    public static boolean overlap(String written) {
        return Block.parse(written)
                .filter(block -> USUAL.stream()
                        .flatMap(each -> Block.parse(each).stream())
                        .anyMatch(each -> each.contains(block) || block.contains(each)))
                .isPresent();
    }
}
