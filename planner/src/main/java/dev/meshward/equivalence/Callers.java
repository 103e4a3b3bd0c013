package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.AddressBlock;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Peer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One caller of every kind that rules can tell apart: by account, or without any, and by address. */
final class Callers {

    /** An account and a namespace that no rule names. */
    private static final String NEVER_NAMED = "any-other";

    /** A pod, somebody outside, and the same with addresses of the newer kind. */
    private static final List<String> USUAL_ADDRESSES = List.of("10.1.2.3", "198.51.100.7", "fd00::7", "2001:db8::7");

    /** Names put together of two others are tried as long as there are no more of them. */
    private static final int MOST_PAIRS = 40;

    private Callers() {}

    /** @param identity empty for one without mutual TLS */
    record Caller(Optional<Identity.Account> identity, String address) {
        String words() {
            return identity.map(who -> who.namespace() + "/" + who.serviceAccount())
                            .orElse("anybody without mutual TLS")
                    + " from " + address;
        }
    }

    static List<Caller> of(Mentions mentions, ClusterSnapshot context) {
        var addresses = addresses(mentions.blocks());
        var callers = new ArrayList<Caller>();
        addresses.forEach(address -> callers.add(new Caller(Optional.empty(), address)));
        for (var account : accounts(mentions.accounts(), context)) {
            addresses.forEach(address -> callers.add(new Caller(Optional.of(account), address)));
        }
        return callers;
    }

    /** Those that some rule tells apart from all the others, real ones first. */
    private static Collection<Identity.Account> accounts(Set<Mentions.Accounts> mentioned, ClusterSnapshot context) {
        var candidates = new LinkedHashSet<Identity.Account>();
        for (var workload : context.workloads()) {
            candidates.add(account(workload));
        }
        var namespaces =
                names(mentioned.stream().map(Mentions.Accounts::namespace).toList());
        var accounts = names(mentioned.stream().map(Mentions.Accounts::account).toList());
        for (var namespace : namespaces) {
            accounts.forEach(account -> candidates.add(new Identity.Account(namespace, account)));
        }
        Map<List<Boolean>, Identity.Account> accountByKind = new LinkedHashMap<>();
        for (var account : candidates) {
            accountByKind.putIfAbsent(
                    mentioned.stream().map(each -> each.isMeant().test(account)).toList(), account);
        }
        return accountByKind.values();
    }

    private static Identity.Account account(Workload workload) {
        return new Identity.Account(workload.namespace(), workload.template().serviceAccount());
    }

    /** What is named, what nobody names, and two names in one, for patterns of beginnings beside patterns of ends. */
    private static Set<String> names(List<String> mentioned) {
        var names = new LinkedHashSet<String>(List.of(NEVER_NAMED));
        mentioned.stream().filter(name -> !name.isEmpty()).forEach(names::add);
        if (names.size() <= MOST_PAIRS) {
            for (var start : List.copyOf(names)) {
                List.copyOf(names).stream().filter(end -> !end.equals(start)).forEach(end -> names.add(start + end));
            }
        }
        return names;
    }

    /** Both ends of each block and what lies beside them: one address for each set of blocks that some address is in. */
    private static List<String> addresses(Set<String> blocks) {
        if (blocks.isEmpty()) {
            return List.of(USUAL_ADDRESSES.getFirst());
        }
        var candidates = new LinkedHashSet<>(USUAL_ADDRESSES);
        blocks.forEach(block -> candidates.addAll(around(block)));
        Map<List<Match>, String> addressByKind = new LinkedHashMap<>();
        for (var address : candidates) {
            if (!isLoopback(address)) {
                addressByKind.putIfAbsent(
                        blocks.stream()
                                .map(block -> new AddressBlock(block, List.of()).holds(new Peer.OfAddress(address)))
                                .toList(),
                        address);
            }
        }
        return List.copyOf(addressByKind.values());
    }

    private static boolean isLoopback(String address) {
        return InetAddress.ofLiteral(address).isLoopbackAddress()
                || InetAddress.ofLiteral(address).isAnyLocalAddress();
    }

    private static List<String> around(String block) {
        int slash = block.indexOf('/');
        try {
            var bytes = InetAddress.ofLiteral(slash < 0 ? block : block.substring(0, slash))
                    .getAddress();
            int all = bytes.length * Byte.SIZE;
            int length = slash < 0 ? all : Integer.parseInt(block.substring(slash + 1));
            var size = BigInteger.ONE.shiftLeft(all - length);
            var first = new BigInteger(1, bytes).divide(size).multiply(size);
            var around = new ArrayList<String>();
            for (var each : List.of(
                    first.add(BigInteger.ONE),
                    first,
                    first.add(size).subtract(BigInteger.ONE),
                    first.subtract(BigInteger.ONE),
                    first.add(size))) {
                written(each, bytes.length).ifPresent(around::add);
            }
            return around;
        } catch (IllegalArgumentException | ArithmeticException _) {
            return List.of();
        }
    }

    /** Empty for what lies beyond all addresses. */
    private static Optional<String> written(BigInteger number, int length) {
        if (number.signum() < 0 || number.bitLength() > length * Byte.SIZE) {
            return Optional.empty();
        }
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = number.shiftRight(i * Byte.SIZE).byteValue();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes).getHostAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(
                    "An address of " + length + " bytes is none. Maybe a block was misread?", impossible);
        }
    }
}
