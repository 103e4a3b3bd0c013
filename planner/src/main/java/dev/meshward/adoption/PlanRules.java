package dev.meshward.adoption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Checks a plan against the rules of the ladder, one by one and without knowing how it was made. For plans that were
 * edited or read back, and to hold planners to their word.
 */
public final class PlanRules {

    private PlanRules() {}

    /** One sentence for each breach, in a fixed order; none for a plan that keeps all rules. */
    public static List<String> violations(PlanQuestion question, AdoptionPlan plan) {
        return violations(question, plan, List.of());
    }

    /**
     * As above, of a plan in which people moved workloads: how large a stage is, of which grade, and where it stands is their
     * word then.
     */
    public static List<String> violations(PlanQuestion question, AdoptionPlan plan, Collection<Move> moves) {
        var breaches = new ArrayList<String>();
        breaches.addAll(new ClimbRules(question, plan).violations());
        breaches.addAll(new StageRules(question, plan, moves).violations());
        breaches.addAll(new CallerRules(question, plan).violations());
        breaches.addAll(new PostponementRules(question, plan).violations());
        return breaches;
    }
}
