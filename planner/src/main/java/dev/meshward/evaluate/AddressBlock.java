package dev.meshward.evaluate;

import dev.meshward.manifest.Field;
import java.util.List;

/** A block of addresses with its exceptions. Nobody here knows the address of a pod or of a node. */
public record AddressBlock(String block, List<String> exceptions) {

    public static AddressBlock of(Field written) {
        return new AddressBlock(
                written.at("cidr").textOr(""), written.at("except").texts());
    }

    /** For sure only where the block is every address there is. */
    public Match holds(Peer peer) {
        if (isEverything(block) && exceptions.isEmpty()) {
            return Match.YES;
        }
        // A range inside the cluster says nothing of callers outside, who come with addresses of their own.
        return peer instanceof Peer.Outside && isEverything(block) ? Match.YES : Match.MAYBE;
    }

    private static boolean isEverything(String block) {
        return block.equals("0.0.0.0/0") || block.equals("::/0");
    }
}
