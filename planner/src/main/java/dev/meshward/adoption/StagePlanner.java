package dev.meshward.adoption;

/** Makes a plan. Deterministic: the same question gives the same plan, on any number of cores. */
public interface StagePlanner {

    Answer arrange(PlanQuestion question);

    /** A plan, or the wishes that cannot hold together. */
    sealed interface Answer {

        record Planned(AdoptionPlan plan) implements Answer {}

        /** The smallest set of wishes that contradicts itself, and the sentence that says how. */
        record Contradiction(java.util.List<Wish> wishes, String because) implements Answer {}
    }
}
