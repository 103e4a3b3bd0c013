package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Works out what a list of conditions means on one port. What Linkerd cannot look at is never met by what allows and always
 * met by what denies: nobody gets in who was refused before (linkerd G.5).
 *
 * @param port empty for the ports that nobody declares
 * @param requestsAreRead whether Istio reads requests there
 */
record TermReading(OptionalInt port, boolean requestsAreRead, boolean isDenying, KnownCallers known, Notes notes) {

    Optional<AccessTerm> read(List<AccessCondition> way) {
        if (!way.stream().filter(TermReading::isOfPort).allMatch(this::isOnPort)) {
            return Optional.empty();
        }
        Set<Caller> callers = new HashSet<>(known.all());
        var networks = Networks.everywhere();
        var requests = new ArrayList<AccessCondition>();
        for (var condition : readable(way)) {
            var subject = condition.subject();
            if (subject.isOfCaller()) {
                keep(callers, condition);
            } else if (subject == Subject.ADDRESS) {
                networks = networks.and(addresses(condition));
            } else if (isUnseen(subject)) {
                noteUnseen(condition);
                if (!isDenying) {
                    return Optional.empty();
                }
            } else if (subject.isOfRequest()) {
                requests.add(condition);
            }
        }
        return Optional.of(new AccessTerm(
                callers, networks, requests, Origin.all(way.stream().map(AccessCondition::origin))));
    }

    /** Of bytes what looks at requests is passed over (istio A.8). */
    private List<AccessCondition> readable(List<AccessCondition> way) {
        return way.stream()
                .filter(condition -> requestsAreRead || !condition.subject().isOfRequest())
                .toList();
    }

    private static boolean isOfPort(AccessCondition condition) {
        return condition.subject() == Subject.PORT;
    }

    private boolean isOnPort(AccessCondition condition) {
        var here = new AccessText.Exact(port.isPresent() ? Integer.toString(port.getAsInt()) : "");
        return (condition.values().isEmpty() || condition.values().contains(here))
                && !condition.excluded().contains(here);
    }

    private static boolean isUnseen(Subject subject) {
        return subject == Subject.TOKEN || subject == Subject.OTHER || subject == Subject.FORWARDED_ADDRESS;
    }

    private void keep(Set<Caller> callers, AccessCondition condition) {
        var fitting = known.fitting(condition);
        boolean isUnsure = !Collections.disjoint(callers, fitting.perhaps());
        callers.retainAll(isDenying ? fitting.possible() : fitting.surely());
        if (isUnsure) {
            notes.differs(
                    condition.origin(),
                    "Patterns of identities become the accounts that the source holds; one that comes later is"
                            + " refused.");
        }
    }

    private Networks addresses(AccessCondition condition) {
        var wanted = condition.values().isEmpty()
                ? Networks.everywhere()
                : Networks.of(blocks(condition.values(), condition));
        return wanted.and(Networks.of(blocks(condition.excluded(), condition)).others());
    }

    private List<Block> blocks(List<AccessText> texts, AccessCondition condition) {
        return texts.stream()
                .flatMap(text -> text instanceof AccessText.Exact(var written)
                        ? block(written, condition).stream()
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** What is no block is in no network; a denial of it would have denied nobody either. */
    private Optional<Block> block(String written, AccessCondition condition) {
        var block = Block.parse(written);
        if (block.isEmpty()) {
            notes.differs(condition.origin(), "\"" + written + "\" is no block of addresses, and is left out.");
        }
        return block;
    }

    private void noteUnseen(AccessCondition condition) {
        var effect = isDenying
                ? "what this rule denies to some is denied to all"
                : "what this rule allows is not allowed by it";
        notes.unseen(
                condition.origin(),
                switch (condition.subject()) {
                    case TOKEN -> "Linkerd looks at no tokens; " + effect + ".";
                    case FORWARDED_ADDRESS ->
                        "Linkerd believes no address that a request names, only that of its peer; " + effect + ".";
                    default -> "Linkerd does not look at " + condition.name() + "; " + effect + ".";
                },
                condition.subject() == Subject.TOKEN
                        ? "Check tokens at the ingress or in the application, and then say who may call by identity."
                        : "Decide it where the call enters the cluster, and say here who may call by identity.");
    }
}
