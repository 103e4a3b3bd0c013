package dev.meshward.mesh.linkerd.security;

import java.util.ArrayList;
import java.util.List;

/** Addresses as Linkerd writes them: any of some blocks, each without parts of it (linkerd A.1). */
record Networks(List<Network> networks) {

    record Network(Block block, List<Block> except) {

        Network {
            except = outermost(except);
        }

        boolean isEmpty() {
            return except.stream().anyMatch(part -> part.contains(block));
        }
    }

    Networks {
        networks = networks.stream()
                .filter(network -> !network.isEmpty())
                .distinct()
                .toList();
    }

    static Networks everywhere() {
        return new Networks(List.of(new Network(Block.EVERY_FOUR, List.of()), new Network(Block.EVERY_SIX, List.of())));
    }

    static Networks of(List<Block> blocks) {
        return new Networks(outermost(blocks).stream()
                .map(block -> new Network(block, List.of()))
                .toList());
    }

    private static List<Block> outermost(List<Block> blocks) {
        var distinct = blocks.stream().distinct().toList();
        return distinct.stream()
                .filter(block -> distinct.stream().noneMatch(other -> !other.equals(block) && other.contains(block)))
                .toList();
    }

    boolean isEverywhere() {
        return networks.containsAll(everywhere().networks);
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    Networks and(Networks other) {
        var both = new ArrayList<Network>();
        for (var one : networks) {
            for (var two : other.networks) {
                if (one.block().contains(two.block()) || two.block().contains(one.block())) {
                    var inner = one.block().contains(two.block()) ? two.block() : one.block();
                    both.add(new Network(inner, within(inner, one.except(), two.except())));
                }
            }
        }
        return new Networks(both);
    }

    private static List<Block> within(Block block, List<Block> some, List<Block> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream()
                .filter(part -> block.contains(part) || part.contains(block))
                .toList();
    }

    /** Everywhere else: the parts that a block leaves out come back. */
    Networks others() {
        var rest = everywhere();
        for (var network : networks) {
            var besides = everywhere().networks.stream()
                    .map(all -> new Network(
                            all.block(), all.block().contains(network.block()) ? List.of(network.block()) : List.of()))
                    .toList();
            var back = network.except().stream()
                    .map(part -> new Network(part, List.of()))
                    .toList();
            var complement = new ArrayList<>(besides);
            complement.addAll(back);
            rest = rest.and(new Networks(complement));
        }
        return rest;
    }
}
