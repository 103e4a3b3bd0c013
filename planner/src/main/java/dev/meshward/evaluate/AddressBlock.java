package dev.meshward.evaluate;

import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;

/** A block of addresses with its exceptions. Nobody here knows the address of a pod or of a node. */
public record AddressBlock(String block, List<String> exceptions) {

    public static AddressBlock of(Field written) {
        return new AddressBlock(
                written.at("cidr").textOr(""), written.at("except").texts());
    }

    /** For sure only where the block is every address there is. */
    public Match holds(Peer peer) {
        if (peer instanceof Peer.OfAddress(var address)) {
            return Match.of(covers(block, address) && exceptions.stream().noneMatch(each -> covers(each, address)));
        }
        if (isEverything(block) && exceptions.isEmpty()) {
            return Match.YES;
        }
        // A range inside the cluster says nothing of callers outside, who come with addresses of their own.
        return peer instanceof Peer.Outside && isEverything(block) ? Match.YES : Match.MAYBE;
    }

    private static boolean covers(String block, String address) {
        int slash = block.indexOf('/');
        var start = bits(slash < 0 ? block : block.substring(0, slash));
        var wanted = bits(address);
        if (start.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        int length = slash < 0 ? Integer.SIZE : Integer.parseInt(block.substring(slash + 1));
        return start.get() >> (Integer.SIZE - length) == wanted.get() >> (Integer.SIZE - length);
    }

    /** Empty for whatever is no address of four numbers. */
    private static Optional<Long> bits(String address) {
        if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        long bits = 0;
        for (var part : List.of(address.split("\\.", -1))) {
            bits = bits << Byte.SIZE | Integer.parseInt(part);
        }
        return Optional.of(bits);
    }

    private static boolean isEverything(String block) {
        return block.equals("0.0.0.0/0") || block.equals("::/0");
    }
}
