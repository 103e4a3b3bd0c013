package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.linkerd.security.TextRegions.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All requests, parted so that no rule tells apart two requests of one cell (linkerd G.5). A request falls into the cell that
 * says most about it, and Linkerd takes the route that says most (linkerd C.5).
 *
 * @param hosts names and {@code *.suffix} patterns, the empty one for every other host
 * @param headers what values of each header can be, by its name in lower case
 * @param methods verbs, the empty one for every other verb
 */
record RequestCells(List<String> hosts, TextRegions paths, Map<String, List<Region>> headers, List<String> methods) {

    /** The verbs a route can name (Gateway API). */
    static final List<String> VERBS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final int MOST_CELLS = 4000;

    /** @param headers the region of each header, in the order of their names */
    record Cell(String host, Region path, List<Region> headers, String method) {}

    /** Empty where there would be too many, or where texts cannot be told apart in writing. */
    static Optional<RequestCells> of(List<AccessCondition> conditions, KnownRegions known) {
        var paths = known.of(texts(conditions, Subject.PATH), "/");
        Map<String, List<AccessText>> textsByHeader = new TreeMap<>();
        conditions.stream()
                .filter(condition -> condition.subject() == Subject.HEADER)
                .forEach(condition -> textsByHeader
                        .computeIfAbsent(headerOf(condition), _ -> new ArrayList<>())
                        .addAll(condition.texts().toList()));
        Map<String, List<Region>> headers = new LinkedHashMap<>();
        for (var entry : textsByHeader.entrySet()) {
            var regions = known.of(entry.getValue(), "");
            if (regions.isEmpty()) {
                return Optional.empty();
            }
            headers.put(entry.getKey(), withRest(regions.get().regions()));
        }
        return paths.map(regions -> new RequestCells(hosts(conditions), regions, headers, methods(conditions)))
                .filter(cells -> cells.size() <= MOST_CELLS);
    }

    private static List<AccessText> texts(List<AccessCondition> conditions, Subject subject) {
        return conditions.stream()
                .filter(condition -> condition.subject() == subject)
                .flatMap(AccessCondition::texts)
                .toList();
    }

    static String headerOf(AccessCondition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }

    /** A header may be missing, whatever its values are. */
    private static List<Region> withRest(List<Region> regions) {
        return Stream.concat(
                        Stream.of(new Region(java.util.Set.of(), new AccessText.Pattern(".*"))),
                        regions.stream().filter(region -> !region.isRest()))
                .toList();
    }

    private static List<String> hosts(List<AccessCondition> conditions) {
        var hosts = new TreeSet<String>();
        for (var text : texts(conditions, Subject.HOST)) {
            switch (text) {
                case AccessText.Exact(var exact) -> hosts.add(exact.toLowerCase(Locale.ROOT));
                case AccessText.Ending(var ending)
                when ending.startsWith(".") -> hosts.add("*" + ending.toLowerCase(Locale.ROOT));
                case AccessText.Ending _,
                        AccessText.Beginning _,
                        AccessText.Present _,
                        AccessText.Template _,
                        AccessText.Pattern _ -> {}
            }
        }
        return Stream.concat(Stream.of(""), hosts.stream()).toList();
    }

    private static List<String> methods(List<AccessCondition> conditions) {
        var texts = texts(conditions, Subject.METHOD);
        var mentioned = VERBS.stream()
                .filter(verb -> texts.stream()
                        .anyMatch(text -> !(text instanceof AccessText.Present)
                                && text.matches(verb).orElse(true)));
        return Stream.concat(Stream.of(""), mentioned).toList();
    }

    private long size() {
        return headers.values().stream().mapToLong(List::size).reduce(1, (one, other) -> one * other)
                * hosts.size()
                * paths.regions().size()
                * methods.size();
    }

    /** Every choice of one region for each header. */
    List<List<Region>> headerChoices() {
        List<List<Region>> choices = List.of(List.of());
        for (var regions : headers.values()) {
            choices = choices.stream()
                    .flatMap(choice -> regions.stream()
                            .map(region -> Stream.concat(choice.stream(), Stream.of(region))
                                    .toList()))
                    .toList();
        }
        return choices;
    }

    /** Whether requests of a cell meet a condition. */
    Fit fit(Cell cell, AccessCondition condition) {
        var values =
                condition.values().isEmpty() ? Fit.YES : Fit.any(condition.values(), text -> is(cell, condition, text));
        return values.and(
                Fit.any(condition.excluded(), text -> is(cell, condition, text)).not());
    }

    private Fit is(Cell cell, AccessCondition condition, AccessText text) {
        return switch (condition.subject()) {
            case PATH -> Fit.of(cell.path().patterns().contains(text));
            case HEADER -> Fit.of(header(cell, headerOf(condition)).patterns().contains(text));
            case METHOD -> method(cell.method(), text);
            case HOST -> host(cell.host(), text);
            case PRINCIPAL, NAMESPACE, ACCOUNT, TRUST_DOMAIN, ADDRESS, FORWARDED_ADDRESS, PORT, TOKEN, OTHER ->
                Fit.PERHAPS;
        };
    }

    private Region header(Cell cell, String name) {
        return cell.headers().get(List.copyOf(headers.keySet()).indexOf(name));
    }

    /** Verbs that no route can name fall among the others. */
    private static Fit method(String method, AccessText text) {
        if (!method.isEmpty()) {
            return text.matches(method).map(Fit::of).orElse(Fit.PERHAPS);
        }
        return switch (text) {
            case AccessText.Present _ -> Fit.YES;
            case AccessText.Exact(var verb) when VERBS.contains(verb) -> Fit.NO;
            case AccessText.Exact _,
                    AccessText.Beginning _,
                    AccessText.Ending _,
                    AccessText.Template _,
                    AccessText.Pattern _ -> Fit.PERHAPS;
        };
    }

    private Fit host(String host, AccessText written) {
        return switch (written) {
            case AccessText.Present _ -> Fit.YES;
            case AccessText.Exact(var exact) ->
                Fit.of(exact.toLowerCase(Locale.ROOT).equals(host));
            case AccessText.Ending(var ending) -> ending(host, ending.toLowerCase(Locale.ROOT));
            case AccessText.Beginning(var beginning)
            when !host.isEmpty() && !host.startsWith("*") ->
                Fit.of(host.startsWith(beginning.toLowerCase(Locale.ROOT)));
            case AccessText.Beginning _, AccessText.Template _, AccessText.Pattern _ -> Fit.PERHAPS;
        };
    }

    private static Fit ending(String host, String ending) {
        if (!host.isEmpty()) {
            return host.endsWith(ending)
                    ? Fit.YES
                    : host.startsWith("*") && !ending.startsWith(".") ? Fit.PERHAPS : Fit.NO;
        }
        return ending.startsWith(".") ? Fit.NO : Fit.PERHAPS;
    }

    /** The pattern that takes a host where it has no routes of its own. */
    String hostBehind(String host) {
        return hosts.stream()
                .filter(other -> !other.equals(host) && other.startsWith("*") && host.endsWith(other.substring(1)))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse("");
    }
}
