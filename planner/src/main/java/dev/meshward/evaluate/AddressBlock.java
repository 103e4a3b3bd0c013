package dev.meshward.evaluate;

import dev.meshward.manifest.Field;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A block of addresses with its exceptions. Nobody here knows the address of a pod or of a node. */
public record AddressBlock(String block, List<String> exceptions) {

    /** Addresses that mean something on one link alone: no pod, no node and nobody outside comes with one. */
    private static final String LINK_LOCAL = "169.254.0.0/16";

    public static AddressBlock of(Field written) {
        return new AddressBlock(
                written.at("cidr").textOr(""), written.at("except").texts());
    }

    /** For sure only where the block is every address there is. */
    public Match holds(Peer peer) {
        if (peer instanceof Peer.OfAddress(var address)) {
            return Match.of(covers(block, address) && exceptions.stream().noneMatch(each -> covers(each, address)));
        }
        if (covers(LINK_LOCAL, start(block))) {
            return Match.NO;
        }
        if (isEverything(block) && exceptions.isEmpty()) {
            return Match.YES;
        }
        // A range inside the cluster says nothing of callers outside, who come with addresses of their own.
        return peer instanceof Peer.Outside && isEverything(block) ? Match.YES : Match.MAYBE;
    }

    private static String start(String block) {
        int slash = block.indexOf('/');
        return slash < 0 ? block : block.substring(0, slash);
    }

    /** What is no range covers nothing, and no range of one family of addresses covers one of the other. */
    private static boolean covers(String block, String address) {
        var start = bits(start(block));
        var wanted = bits(address);
        if (start.isEmpty() || wanted.isEmpty() || start.get().length != wanted.get().length) {
            return false;
        }
        int all = start.get().length * Byte.SIZE;
        int length = length(block, all);
        var rest = new BigInteger(1, start.get()).xor(new BigInteger(1, wanted.get()));
        return length >= 0 && length <= all && rest.shiftRight(all - length).signum() == 0;
    }

    /** Negative where what follows the slash is no length. */
    private static int length(String block, int all) {
        int slash = block.indexOf('/');
        if (slash < 0) {
            return all;
        }
        var written = block.substring(slash + 1);
        return written.matches("\\d{1,3}") ? Integer.parseInt(written) : -1;
    }

    /** Empty for whatever is no address; names are never looked up. */
    private static Optional<byte[]> bits(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isEverything(String block) {
        return block.equals("0.0.0.0/0") || block.equals("::/0");
    }
}
