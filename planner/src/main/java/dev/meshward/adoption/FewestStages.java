package dev.meshward.adoption;

import java.util.Map;

/**
 * The fewest stages any plan needs within the same limits.
 *
 * @param ground before anybody joins
 * @param joinsBelowGrade for those less critical than each grade; nothing where wishes order the joins
 * @param joins in all
 * @param strict stages in which workloads turn strict
 * @param authorize stages in which workloads are authorized
 */
record FewestStages(int ground, Map<Criticality, Integer> joinsBelowGrade, int joins, int strict, int authorize) {

    static FewestStages of(Ascent ascent, int ground, StrictStages strict, AuthorizeStages authorize) {
        var tightening = new Tightening(ascent.wishes().limits(), ascent.grades(), ascent.arrivals(), _ -> 0);
        return joins(
                ascent,
                ground,
                tightening.fewestStages(strict.climbing()),
                tightening.fewestStages(authorize.climbing()));
    }

    /** Wishes about the order may exceed limits and mix grades, so that with them only one stage is certain. */
    private static FewestStages joins(Ascent ascent, int ground, int strict, int authorize) {
        boolean somebodyJoins = !ascent.standings().joining().isEmpty();
        if (!somebodyJoins || ascent.wishes().all().stream().anyMatch(Wishes::isAboutOrder)) {
            return new FewestStages(ground, Map.of(), somebodyJoins ? 1 : 0, strict, authorize);
        }
        var parcels = Parcels.of(ascent.question(), ascent.wishes(), ascent.standings(), ascent.grades());
        var floor = new JoinFloor(parcels, ascent.wishes().limits(), JoinStages.beginsWithCanary(ascent));
        return new FewestStages(ground, floor.belowGrade(), floor.ofAll(), strict, authorize);
    }

    int joinsBelow(Criticality grade) {
        return joinsBelowGrade.getOrDefault(grade, 0);
    }

    int inAll() {
        return ground + joins + strict + authorize;
    }
}
