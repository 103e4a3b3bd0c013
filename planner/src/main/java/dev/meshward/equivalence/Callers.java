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
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One caller of every kind that rules can tell apart: by account, or without any, and by address. Which of the accounts that
 * are there a rule means is worked out once. Not for several threads.
 */
final class Callers {

    /** An account and a namespace that no rule names. */
    private static final String NEVER_NAMED = "any-other";

    /** A pod, somebody outside, and the same with addresses of the newer kind. */
    private static final List<String> USUAL_ADDRESSES = List.of("10.1.2.3", "198.51.100.7", "fd00::7", "2001:db8::7");

    /** Names put together of two others are tried as long as there are no more of them. */
    private static final int MOST_PAIRS = 40;

    /** Those of workloads, in their order. */
    private final List<Identity.Account> real;

    private final Map<Identity.Account, Integer> placeByAccount = new HashMap<>();
    private final Map<Mentions.Accounts, BitSet> meantByRule = new HashMap<>();

    Callers(ClusterSnapshot context) {
        this.real =
                context.workloads().stream().map(Callers::account).distinct().toList();
        for (int place = 0; place < real.size(); place++) {
            placeByAccount.put(real.get(place), place);
        }
    }

    /** @param identity empty for one without mutual TLS */
    record Caller(Optional<Identity.Account> identity, String address) {
        String words() {
            return identity.map(who -> who.namespace() + "/" + who.serviceAccount())
                            .orElse("anybody without mutual TLS")
                    + " from " + address;
        }
    }

    List<Caller> of(Mentions mentions) {
        var addresses = addresses(mentions.blocks());
        var callers = new ArrayList<Caller>();
        addresses.forEach(address -> callers.add(new Caller(Optional.empty(), address)));
        for (var account : accounts(mentions.accounts())) {
            addresses.forEach(address -> callers.add(new Caller(Optional.of(account), address)));
        }
        return callers;
    }

    /** Those that some rule tells apart from all the others, real ones first. */
    private Collection<Identity.Account> accounts(Set<Mentions.Accounts> mentioned) {
        var accountByKind = new LinkedHashMap<List<Boolean>, Identity.Account>();
        kindsOfReal(mentioned).forEach((first, kind) -> accountByKind.put(kind, real.get(first)));
        var namespaces =
                names(mentioned.stream().map(Mentions.Accounts::namespace).toList());
        var accounts = names(mentioned.stream().map(Mentions.Accounts::account).toList());
        for (var namespace : namespaces) {
            for (var name : accounts) {
                var account = new Identity.Account(namespace, name);
                accountByKind.putIfAbsent(
                        mentioned.stream()
                                .map(each -> each.isMeant().test(account))
                                .toList(),
                        account);
            }
        }
        return accountByKind.values();
    }

    /** The first account of each kind among those that are there, and by which rules it is meant. */
    private SortedMap<Integer, List<Boolean>> kindsOfReal(Set<Mentions.Accounts> mentioned) {
        var all = new BitSet();
        all.set(0, real.size());
        var kindByAccounts = new HashMap<BitSet, List<Boolean>>();
        kindByAccounts.put(all, List.of());
        for (var rule : mentioned) {
            var meant = meantByRule.computeIfAbsent(rule, this::meant);
            Map.copyOf(kindByAccounts).forEach((accounts, kind) -> {
                kindByAccounts.remove(accounts);
                part(accounts, meant, true, kind, kindByAccounts);
                part(accounts, meant, false, kind, kindByAccounts);
            });
        }
        var kindByFirst = new TreeMap<Integer, List<Boolean>>();
        kindByAccounts.forEach((accounts, kind) -> kindByFirst.put(accounts.nextSetBit(0), kind));
        kindByFirst.remove(-1);
        return kindByFirst;
    }

    private static void part(
            BitSet accounts, BitSet meant, boolean isMeant, List<Boolean> kind, Map<BitSet, List<Boolean>> parts) {
        var part = (BitSet) accounts.clone();
        if (isMeant) {
            part.and(meant);
        } else {
            part.andNot(meant);
        }
        if (!part.isEmpty()) {
            parts.put(part, Stream.concat(kind.stream(), Stream.of(isMeant)).toList());
        }
    }

    private BitSet meant(Mentions.Accounts rule) {
        var meant = new BitSet();
        if (rule.isOneAtMost()) {
            var only = placeByAccount.get(new Identity.Account(rule.namespace(), rule.account()));
            if (only != null) {
                meant.set(only, rule.isMeant().test(real.get(only)));
            }
            return meant;
        }
        for (int i = 0; i < real.size(); i++) {
            meant.set(i, rule.isMeant().test(real.get(i)));
        }
        return meant;
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
