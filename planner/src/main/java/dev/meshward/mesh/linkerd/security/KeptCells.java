package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.linkerd.security.Door.Match;
import dev.meshward.mesh.linkerd.security.RequestCells.Cell;
import dev.meshward.mesh.linkerd.security.TextRegions.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Leaves out cells whose requests are answered alike without them, and joins the others into routes. */
final class KeptCells {

    private static final Region REST = new Region(Set.of(), new AccessText.Pattern(".*"));

    private final RequestCells cells;
    private final Function<Cell, List<Grant>> grantsOf;

    KeptCells(RequestCells cells, Function<Cell, List<Grant>> grantsOf) {
        this.cells = cells;
        this.grantsOf = grantsOf;
    }

    /** By host: which grants each match gets. */
    List<Door.Routes> routes() {
        Map<String, Map<Match, List<Grant>>> grantsByHost = new LinkedHashMap<>();
        cells.hosts().forEach(host -> grantsByHost.put(host, ofHost(host)));
        var routes = new ArrayList<Door.Routes>();
        grantsByHost.forEach((host, grantsByMatch) -> {
            boolean isLikeBehind = !host.isEmpty() && grantsByMatch.equals(grantsByHost.get(cells.hostBehind(host)));
            if (!isLikeBehind) {
                routes.addAll(grouped(host, grantsByMatch));
            }
        });
        return routes;
    }

    private static List<Door.Routes> grouped(String host, Map<Match, List<Grant>> grantsByMatch) {
        Map<List<Grant>, List<Match>> matchesByGrants = new LinkedHashMap<>();
        grantsByMatch.forEach((match, grants) ->
                matchesByGrants.computeIfAbsent(grants, _ -> new ArrayList<>()).add(match));
        return matchesByGrants.entrySet().stream()
                .map(entry -> new Door.Routes(host, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Regions that are answered alike are written together; those that are answered like the rest are not written. */
    private Map<Match, List<Grant>> ofHost(String host) {
        Map<Map<Match, List<Grant>>, Set<Region>> regionsByAnswer = new LinkedHashMap<>();
        cells.paths()
                .regions()
                .forEach(path -> regionsByAnswer
                        .computeIfAbsent(ofPath(host, path), _ -> new LinkedHashSet<>())
                        .add(path));
        Map<Match, List<Grant>> kept = new LinkedHashMap<>();
        regionsByAnswer.forEach((grantsByMatch, regions) -> shapes(regions)
                .forEach(shape -> grantsByMatch.forEach(
                        (match, grants) -> kept.put(new Match(shape, match.headers(), match.method()), grants))));
        return kept;
    }

    /** The root path alone is as long as the beginning that takes all: there the rest has to be written out. */
    private List<Optional<AccessText>> shapes(Set<Region> regions) {
        var rest = regions.stream().filter(Region::isRest).findFirst();
        if (rest.isEmpty()) {
            return cells.paths().shapes(regions).stream().map(Optional::of).toList();
        }
        boolean rootIsOutside = cells.paths().regions().stream()
                .anyMatch(path ->
                        !regions.contains(path) && path.shape().matches("/").orElse(true));
        return rootIsOutside
                ? cells.paths().shapes(regions).stream().map(Optional::of).toList()
                : List.of(Optional.empty());
    }

    private Map<Match, List<Grant>> ofPath(String host, Region path) {
        Map<List<Region>, Map<Match, List<Grant>>> byHeaders = new LinkedHashMap<>();
        cells.headerChoices().forEach(choice -> byHeaders.put(choice, ofHeaders(host, path, choice)));
        Map<Match, List<Grant>> kept = new LinkedHashMap<>();
        byHeaders.forEach((choice, grantsByMatch) -> {
            if (!isLikeWithFewer(choice, byHeaders)) {
                grantsByMatch.forEach((match, grants) ->
                        kept.put(new Match(Optional.empty(), headers(choice), match.method()), grants));
            }
        });
        return kept;
    }

    /** A choice is not needed where it is answered like each choice with one header less. */
    private static boolean isLikeWithFewer(List<Region> choice, Map<List<Region>, Map<Match, List<Grant>>> byHeaders) {
        boolean hasAny = false;
        for (int i = 0; i < choice.size(); i++) {
            if (!choice.get(i).isRest()) {
                hasAny = true;
                var fewer = new ArrayList<>(choice);
                fewer.set(i, REST);
                if (!Objects.equals(byHeaders.get(choice), byHeaders.get(fewer))) {
                    return false;
                }
            }
        }
        return hasAny;
    }

    private Map<String, AccessText> headers(List<Region> choice) {
        var names = List.copyOf(cells.headers().keySet());
        Map<String, AccessText> headers = new LinkedHashMap<>();
        for (int i = 0; i < choice.size(); i++) {
            if (!choice.get(i).isRest()) {
                headers.put(names.get(i), choice.get(i).shape());
            }
        }
        return headers;
    }

    private Map<Match, List<Grant>> ofHeaders(String host, Region path, List<Region> choice) {
        Map<Match, List<Grant>> kept = new LinkedHashMap<>();
        var others = grantsOf.apply(new Cell(host, path, choice, ""));
        kept.put(new Match(Optional.empty(), Map.of(), ""), others);
        for (var method : cells.methods()) {
            var grants = grantsOf.apply(new Cell(host, path, choice, method));
            if (!grants.equals(others)) {
                kept.put(new Match(Optional.empty(), Map.of(), method), grants);
            }
        }
        return kept;
    }
}
