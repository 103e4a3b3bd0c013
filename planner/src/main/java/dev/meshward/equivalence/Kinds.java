package dev.meshward.equivalence;

import dev.meshward.equivalence.Witnesses.Alphabet;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Mentions.Together;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.TextShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What requests can be told apart by. For each path only those matches count that may take it: methods, headers and parameters
 * that are looked at together with other paths make no difference there.
 */
final class Kinds {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final Mentions mentions;
    private final KnownWitnesses known;
    private final List<String> doubts = new ArrayList<>();
    private final Map<Set<Together>, Variants> variantsByMatches = new HashMap<>();
    private final List<String> paths;

    /** All that may be asked for at one path. */
    private record Variants(
            List<String> methods, List<Map<String, String>> queries, List<Map<String, String>> headers) {

        long size() {
            return Math.min(Space.MOST + 1, (long) methods.size() * queries.size() * headers.size());
        }

        boolean isTooMany() {
            return queries.isEmpty() || headers.isEmpty();
        }
    }

    /** @param pathsPerKind two, where what is done to a path may be the same for one path and not for another */
    Kinds(Mentions mentions, int pathsPerKind, KnownWitnesses known) {
        this.mentions = mentions;
        this.known = known;
        this.paths = told(mentions.paths(), Alphabet.PATH, List.of("/"), pathsPerKind);
    }

    /** To any host that rules tell apart. */
    Space toAnyHost() {
        return with(told(mentions.hosts(), Alphabet.HOST, List.of("any.example"), 1));
    }

    /** To these hosts alone, one of each kind. */
    Space to(List<String> hosts) {
        var hostByKind = new LinkedHashMap<List<Match>, String>();
        for (var host : hosts) {
            hostByKind.putIfAbsent(
                    mentions.hosts().stream().map(shape -> shape.holds(host)).toList(), host);
        }
        return with(List.copyOf(hostByKind.values()));
    }

    private Space with(List<String> hosts) {
        var requests = new ArrayList<Request>();
        for (var path : paths) {
            var variants = at(path);
            if (variants.isTooMany() || requests.size() + hosts.size() * variants.size() > Space.MOST) {
                return Space.tooLarge();
            }
            for (var host : hosts) {
                add(requests, host, path, variants);
            }
        }
        return new Space(requests, List.copyOf(doubts));
    }

    private static void add(List<Request> requests, String host, String path, Variants variants) {
        for (var query : variants.queries()) {
            for (var header : variants.headers()) {
                variants.methods().forEach(method -> requests.add(new Request(method, host, path, query, header)));
            }
        }
    }

    private Variants at(String path) {
        var matches = new LinkedHashSet<Together>();
        mentions.matches().stream().filter(match -> match.mayTake(path)).forEach(matches::add);
        var known = variantsByMatches.get(matches);
        if (known != null) {
            return known;
        }
        var variants = variants(matches);
        variantsByMatches.put(matches, variants);
        return variants;
    }

    private Variants variants(Set<Together> matches) {
        var methods = new LinkedHashSet<TextShape>();
        var queries = new TreeMap<String, Set<TextShape>>();
        var headers = new TreeMap<String, Set<TextShape>>();
        for (var match : matches) {
            methods.addAll(match.methods());
            gather(match.queries(), queries);
            gather(match.headers(), headers);
        }
        return new Variants(told(methods, Alphabet.METHOD, METHODS, 1), maps(queries), maps(headers));
    }

    private static void gather(Map<String, Set<TextShape>> some, Map<String, Set<TextShape>> all) {
        some.forEach((name, shapes) ->
                all.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(shapes));
    }

    private List<String> told(Set<TextShape> shapes, Alphabet alphabet, List<String> usual, int perKind) {
        return shapes.isEmpty()
                ? List.of(usual.getFirst())
                : texts(shapes, alphabet, usual, perKind).stream()
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    private List<String> texts(Set<TextShape> shapes, Alphabet alphabet, List<String> usual, int perKind) {
        var witnesses = known.of(shapes, alphabet, usual, perKind);
        witnesses.doubts().stream().filter(doubt -> !doubts.contains(doubt)).forEach(doubts::add);
        return witnesses.texts();
    }

    /** Each header or parameter with each of its values and without it; none at all where there are too many. */
    private List<Map<String, String>> maps(Map<String, Set<TextShape>> shapesByName) {
        List<Map<String, String>> maps = List.of(Map.of());
        for (var entry : shapesByName.entrySet()) {
            var values = values(entry.getValue());
            if ((long) maps.size() * values.size() > Space.MOST) {
                return List.of();
            }
            maps = with(entry.getKey(), values, maps);
        }
        return maps;
    }

    private List<Optional<String>> values(Set<TextShape> shapes) {
        var values = new ArrayList<Optional<String>>(List.of(Optional.empty()));
        texts(shapes, Alphabet.VALUE, List.of("other"), 1).stream()
                .map(Optional::of)
                .forEach(values::add);
        return values;
    }

    private static List<Map<String, String>> with(
            String name, List<Optional<String>> values, List<Map<String, String>> maps) {
        var more = new ArrayList<Map<String, String>>();
        for (var map : maps) {
            for (var value : values) {
                var with = new HashMap<>(map);
                value.ifPresent(text -> with.put(name, text));
                more.add(with);
            }
        }
        return more;
    }
}
