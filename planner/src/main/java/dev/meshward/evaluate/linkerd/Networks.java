package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.AddressBlock;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.manifest.Field;
import java.util.List;

/**
 * Blocks of addresses of which a caller has to be in one, outside its exceptions (linkerd.md C.3). Nobody here knows the
 * address of a caller: what can be told is that everybody is in it, that no other host is, or that all pods are.
 */
record Networks(List<AddressBlock> blocks) {

    static Networks of(List<String> blocks) {
        return new Networks(
                blocks.stream().map(block -> new AddressBlock(block, List.of())).toList());
    }

    static Networks everywhere() {
        return of(List.of("0.0.0.0/0", "::/0"));
    }

    /** A list of {@code cidr} and {@code except}. */
    static Networks of(Field networks) {
        return new Networks(networks.items().stream().map(AddressBlock::of).toList());
    }

    Match holds(Peer caller) {
        return Match.any(ofOtherHosts(), block -> block.holds(caller));
    }

    /** @param ofCluster where pods live */
    Match holdsPods(Networks ofCluster) {
        var others = ofOtherHosts();
        if (others.isEmpty()) {
            return Match.NO;
        }
        boolean isEverywhere = others.stream().anyMatch(everywhere().blocks()::contains);
        return Match.of(isEverywhere || others.containsAll(ofCluster.blocks())).or(Match.MAYBE);
    }

    private List<AddressBlock> ofOtherHosts() {
        return blocks.stream().filter(block -> !isLoopback(block)).toList();
    }

    /** Calls between two ends of the same host are none that anybody here asks about. */
    private static boolean isLoopback(AddressBlock block) {
        return block.block().startsWith("127.") || block.block().startsWith("::1");
    }
}
