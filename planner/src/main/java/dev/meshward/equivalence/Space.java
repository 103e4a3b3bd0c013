package dev.meshward.equivalence;

import dev.meshward.equivalence.Witnesses.Alphabet;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.TextShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request of every kind that rules can tell apart.
 *
 * @param requests none where there are too many
 * @param doubts why some kind may be missing
 */
record Space(List<Request> requests, List<String> doubts) {

    /** More requests than these are not tried at one place. */
    private static final long MOST = 100_000;

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    /**
     * What requests can be told apart by but for their hosts; the same for all who call one destination.
     *
     * @param named shapes of hosts
     */
    record Kinds(
            Set<TextShape> named,
            List<String> methods,
            List<String> paths,
            Map<String, List<Optional<String>>> headers,
            Map<String, List<Optional<String>>> queries,
            List<String> doubts) {

        /** @param pathsPerKind two, where what is done to a path may be the same for one path and not for another */
        static Kinds of(Mentions mentions, int pathsPerKind) {
            var doubts = new ArrayList<String>();
            return new Kinds(
                    mentions.hosts(),
                    told(mentions.methods(), Alphabet.METHOD, METHODS, 1, doubts),
                    told(mentions.paths(), Alphabet.PATH, List.of("/"), pathsPerKind, doubts),
                    values(mentions.headers(), doubts),
                    values(mentions.queries(), doubts),
                    doubts);
        }

        /** To any host that rules tell apart. */
        Space toAnyHost() {
            var all = new ArrayList<>(doubts);
            return with(told(named, Alphabet.HOST, List.of("any.example"), 1, all), all);
        }

        /** To these hosts alone. */
        Space to(List<String> hosts) {
            return with(toldApart(named, hosts), doubts);
        }

        private Space with(List<String> hosts, List<String> all) {
            long size = product(List.of(methods.size(), hosts.size(), paths.size(), sizes(headers), sizes(queries)));
            return size > MOST
                    ? new Space(List.of(), List.of("There are more than " + MOST + " kinds of requests to tell apart."))
                    : new Space(requests(hosts), List.copyOf(all));
        }

        private List<Request> requests(List<String> hosts) {
            var requests = new ArrayList<Request>();
            for (var query : maps(queries)) {
                for (var header : maps(headers)) {
                    for (var host : hosts) {
                        for (var method : methods) {
                            paths.forEach(path -> requests.add(new Request(method, host, path, query, header)));
                        }
                    }
                }
            }
            return requests;
        }
    }

    private static List<String> told(
            Set<TextShape> shapes, Alphabet alphabet, List<String> usual, int perKind, List<String> doubts) {
        if (shapes.isEmpty()) {
            return List.of(usual.getFirst());
        }
        var witnesses = Witnesses.of(shapes, alphabet, usual, perKind);
        doubts.addAll(witnesses.doubts());
        return witnesses.texts().stream().filter(text -> !text.isEmpty()).toList();
    }

    /** Of these alone, one of each kind. */
    private static List<String> toldApart(Set<TextShape> shapes, List<String> candidates) {
        var textByKind = new java.util.LinkedHashMap<List<dev.meshward.evaluate.Match>, String>();
        for (var text : candidates) {
            textByKind.putIfAbsent(
                    shapes.stream().map(shape -> shape.holds(text)).toList(), text);
        }
        return List.copyOf(textByKind.values());
    }

    /** Values of each header; empty for one that is not there. */
    private static Map<String, List<Optional<String>>> values(
            Map<String, Set<TextShape>> shapesByName, List<String> doubts) {
        var values = new java.util.TreeMap<String, List<Optional<String>>>();
        shapesByName.forEach((name, shapes) -> {
            var witnesses = Witnesses.of(shapes, Alphabet.VALUE, List.of("other"), 1);
            doubts.addAll(witnesses.doubts());
            var all = new ArrayList<Optional<String>>(List.of(Optional.empty()));
            witnesses.texts().stream().map(Optional::of).forEach(all::add);
            values.put(name, all);
        });
        return values;
    }

    private static int sizes(Map<String, List<Optional<String>>> values) {
        return (int) Math.min(
                MOST + 1, product(values.values().stream().map(List::size).toList()));
    }

    private static long product(List<Integer> sizes) {
        long product = 1;
        for (int size : sizes) {
            product = Math.min(MOST + 1, product * size);
        }
        return product;
    }

    private static List<Map<String, String>> maps(Map<String, List<Optional<String>>> valuesByName) {
        List<Map<String, String>> maps = List.of(Map.of());
        for (var entry : valuesByName.entrySet()) {
            var more = new ArrayList<Map<String, String>>();
            for (var map : maps) {
                for (var value : entry.getValue()) {
                    var with = new HashMap<>(map);
                    value.ifPresent(text -> with.put(entry.getKey(), text));
                    more.add(with);
                }
            }
            maps = more;
        }
        return maps;
    }
}
