package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.linkerd.security.RequestCells.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Works out who is let in on a port: those whom a rule allows, without those whom a rule denies.
 *
 * @param probes paths that the kubelet asks for, which Istio answers whatever rules say (istio B.2)
 */
record DoorReading(
        List<AccessTerm> allowed, List<AccessTerm> denied, Set<String> probes, KnownCallers known, Notes notes) {

    Door read(KnownRegions regions) {
        var conditions = Stream.concat(allowed.stream(), denied.stream())
                .flatMap(term -> term.requests().stream())
                .toList();
        if (conditions.isEmpty()) {
            return new Door.Whole(grants(allowed, denied));
        }
        var all = new ArrayList<>(conditions);
        probes.stream().map(DoorReading::ofProbe).forEach(all::addAll);
        return RequestCells.of(all, regions).map(this::read).orElseGet(this::closed);
    }

    private static List<AccessCondition> ofProbe(String path) {
        return List.of(
                condition(Subject.PATH, new AccessText.Exact(path)),
                condition(Subject.METHOD, new AccessText.Exact("GET")));
    }

    private static AccessCondition condition(Subject subject, AccessText text) {
        return new AccessCondition(subject, "", List.of(text), List.of(), Origin.nowhere());
    }

    /** Nobody gets in where routes would not tell apart what rules do. */
    private Door closed() {
        Stream.concat(allowed.stream(), denied.stream())
                .forEach(term -> notes.unseen(
                        term.origin(),
                        "Its conditions overlap in more ways than routes can be written for; the port is closed.",
                        "Write fewer patterns of paths and headers, or say who may call the whole port."));
        return new Door.Whole(List.of());
    }

    private Door read(RequestCells cells) {
        var kept = new KeptCells(cells, cell -> grants(cells, cell)).routes();
        boolean isWhole = kept.size() == 1
                && kept.getFirst().matches().stream().allMatch(Door.Match::takesAll)
                && kept.getFirst().host().isEmpty();
        return isWhole ? new Door.Whole(kept.getFirst().grants()) : new Door.ByRequest(kept, List.of());
    }

    private List<Grant> grants(RequestCells cells, Cell cell) {
        if (isProbe(cell)) {
            return List.of(new Grant(known.all(), Networks.everywhere()));
        }
        var fitting = allowed.stream()
                .filter(term -> fit(cells, cell, term) == Fit.YES)
                .toList();
        allowed.stream().filter(term -> fit(cells, cell, term) == Fit.PERHAPS).forEach(this::note);
        var against =
                denied.stream().filter(term -> fit(cells, cell, term) != Fit.NO).toList();
        denied.stream().filter(term -> fit(cells, cell, term) == Fit.PERHAPS).forEach(this::note);
        return grants(fitting, against);
    }

    private void note(AccessTerm term) {
        Stream.of(Subject.HOST, Subject.METHOD)
                .forEach(subject -> term.requests().stream()
                        .filter(condition -> condition.subject() == subject)
                        .forEach(condition -> notes.differs(
                                condition.origin(),
                                subject == Subject.HOST
                                        ? "Routes name hosts whole or by their ending; of others, what may be denied"
                                                + " is denied and what may be allowed is not."
                                        : "Routes name nine verbs; of others, what may be denied is denied and what"
                                                + " may be allowed is not.")));
    }

    private boolean isProbe(Cell cell) {
        return cell.host().isEmpty()
                && cell.method().equals("GET")
                && cell.headers().stream().allMatch(TextRegions.Region::isRest)
                && probes.stream().anyMatch(path -> cell.path().patterns().contains(new AccessText.Exact(path)));
    }

    private static Fit fit(RequestCells cells, Cell cell, AccessTerm term) {
        return term.requests().stream()
                .map(condition -> cells.fit(cell, condition))
                .reduce(Fit.YES, Fit::and);
    }

    private List<Grant> grants(List<AccessTerm> some, List<AccessTerm> against) {
        var grants = Grant.together(some.stream().map(AccessTerm::grant).toList());
        for (var denial : against) {
            grants = Grant.without(grants, denial.grant(), known.all());
        }
        return grants;
    }
}
