package dev.meshward.evaluate.istio;

import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How matches of a route that delegates and of one it delegates to become one (istio.md A.1). */
final class Delegation {

    private Delegation() {}

    /** Empty where a match of the delegate is no part of any match of the root: the route is dropped then. */
    static Optional<List<List<HttpMatch>>> merged(List<Field> root, List<Field> delegate) {
        if (root.isEmpty() || delegate.isEmpty()) {
            return Optional.of(Stream.concat(root.stream(), delegate.stream())
                    .map(match -> List.of(new HttpMatch(match)))
                    .toList());
        }
        var all = new ArrayList<List<HttpMatch>>();
        for (var leaf : delegate) {
            var fitting = root.stream().filter(each -> !conflict(each, leaf)).toList();
            if (fitting.isEmpty()) {
                return Optional.empty();
            }
            fitting.forEach(each -> all.add(List.of(new HttpMatch(each), new HttpMatch(leaf))));
        }
        return Optional.of(all);
    }

    private static boolean conflict(Field root, Field leaf) {
        return Stream.of("uri", "scheme", "method", "authority")
                        .anyMatch(name -> textConflict(root.at(name), leaf.at(name)))
                || Stream.of("headers", "withoutHeaders", "queryParams")
                        .anyMatch(name -> leaf.at(name).entries().stream()
                                .anyMatch(each -> textConflict(root.at(name, each.key()), each)))
                || root.at("ignoreUriCase").isTrue() != leaf.at("ignoreUriCase").isTrue()
                || differ(root.at("port"), leaf.at("port"))
                || (root.at("sourceNamespace").isPresent()
                        && !leaf.at("sourceNamespace")
                                .is(root.at("sourceNamespace").textOr("")))
                || leaf.at("sourceLabels").entries().stream()
                        .anyMatch(each -> differ(root.at("sourceLabels", each.key()), each))
                || gatewayConflict(root, leaf);
    }

    private static boolean differ(Field root, Field leaf) {
        return root.isPresent() && leaf.isPresent() && !root.is(leaf.textOr(""));
    }

    private static boolean gatewayConflict(Field root, Field leaf) {
        var ofRoot = Set.copyOf(root.at("gateways").texts());
        var ofLeaf = Set.copyOf(leaf.at("gateways").texts());
        return !ofRoot.isEmpty() && !ofLeaf.isEmpty() && !ofRoot.containsAll(ofLeaf);
    }

    private static boolean textConflict(Field root, Field leaf) {
        if (root.isAbsent() || leaf.isAbsent()) {
            return false;
        }
        if (root.at("regex").isPresent() || leaf.at("regex").isPresent()) {
            return true;
        }
        if (root.at("exact").isPresent()) {
            return !leaf.at("exact").is(root.at("exact").textOr(""));
        }
        var start = root.at("prefix").textOr("");
        var inside = leaf.at("prefix").textOr(leaf.at("exact").textOr(start));
        return !inside.startsWith(start);
    }
}
