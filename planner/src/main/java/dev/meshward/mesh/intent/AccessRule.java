package dev.meshward.mesh.intent;

import dev.meshward.mesh.intent.AccessCondition.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule about access: any of the callers, any of the requests, and all of the further conditions.
 *
 * @param callers each a list of conditions that hold together; without any, everybody
 * @param requests the same of what is asked for; without any, everything
 * @param origin what is written where a rule has no condition at all
 */
public record AccessRule(
        List<List<AccessCondition>> callers,
        List<List<AccessCondition>> requests,
        List<AccessCondition> further,
        Origin origin) {

    public AccessRule {
        callers = callers.stream().map(List::copyOf).toList();
        requests = requests.stream().map(List::copyOf).toList();
        further = List.copyOf(further);
    }

    /** Everybody, everything. */
    public static AccessRule ofEverything() {
        return new AccessRule(List.of(), List.of(), List.of(), Origin.nowhere());
    }

    /** The ways to meet it, each a list of conditions that hold together. */
    public List<List<AccessCondition>> alternatives() {
        var ways = new ArrayList<List<AccessCondition>>();
        for (var caller : orNothingAsked(callers)) {
            for (var request : orNothingAsked(requests)) {
                ways.add(Stream.of(caller, request, further)
                        .flatMap(List::stream)
                        .toList());
            }
        }
        return ways;
    }

    private static List<List<AccessCondition>> orNothingAsked(List<List<AccessCondition>> alternatives) {
        return alternatives.isEmpty() ? List.of(List.of()) : alternatives;
    }

    public Stream<AccessCondition> conditions() {
        return Stream.concat(
                Stream.concat(callers.stream(), requests.stream()).flatMap(List::stream), further.stream());
    }

    public boolean looksAtCallers() {
        return conditions().anyMatch(each -> each.subject().isOfCaller() || each.subject() == Subject.ADDRESS);
    }

    public boolean looksAtRequests() {
        return conditions().anyMatch(each -> each.subject().isOfRequest());
    }

    public Origin allOrigins() {
        return origin.and(Origin.all(conditions().map(AccessCondition::origin)));
    }
}
