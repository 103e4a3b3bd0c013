package dev.meshward.evaluate;

import dev.meshward.manifest.Field;
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

    /** What is no range covers nothing. */
    private static boolean covers(String block, String address) {
        var length = block.indexOf('/') < 0 ? "32" : block.substring(block.indexOf('/') + 1);
        var start = bits(start(block));
        var wanted = bits(address);
        if (start.isEmpty() || wanted.isEmpty() || !length.matches("\\d|[12]\\d|3[0-2]")) {
            return false;
        }
        int rest = Integer.SIZE - Integer.parseInt(length);
        return start.get() >> rest == wanted.get() >> rest;
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
