package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.TargetMesh;
import java.util.List;
import java.util.Map;

/**
 * The staged plan. Nobody disappears: every workload of the snapshot climbs in a stage, is postponed, was there already,
 * or lives in a namespace that is never staged.
 *
 * @param criticality of every workload
 * @param neverStaged namespaces of the system and of the mesh itself, with the reason
 * @param hardenings what the stages after the ladder say
 * @param questions for people: choices and unknowns that would change the plan
 * @param owners who has to agree to a change of a workload, where anybody is known
 * @param datesByStage by the id of the stage; empty when the user gave no calendar
 */
public record AdoptionPlan(
        TargetMesh target,
        List<Stage> stages,
        List<Postponement> postponed,
        List<StrictException> exceptions,
        List<LeftOpen> leftOpen,
        List<AlreadyThere> alreadyThere,
        Map<String, String> neverStaged,
        Map<WorkloadId, Criticality> criticality,
        Map<WorkloadId, String> owners,
        Objective objective,
        Hardenings hardenings,
        List<String> questions,
        Map<String, StageDates> datesByStage) {

    public AdoptionPlan {
        stages = List.copyOf(stages);
        postponed = postponed.stream().sorted().toList();
        exceptions = exceptions.stream().sorted().toList();
        leftOpen = leftOpen.stream().sorted().toList();
        alreadyThere = alreadyThere.stream().sorted().toList();
        neverStaged = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(neverStaged));
        criticality = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(criticality));
        owners = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(owners));
        questions = List.copyOf(questions);
        datesByStage = Map.copyOf(datesByStage);
    }

    /** A plan of workloads that nobody is known to own, without wishes for what comes after the ladder. */
    public AdoptionPlan(
            TargetMesh target,
            List<Stage> stages,
            List<Postponement> postponed,
            List<StrictException> exceptions,
            List<LeftOpen> leftOpen,
            List<AlreadyThere> alreadyThere,
            Map<String, String> neverStaged,
            Map<WorkloadId, Criticality> criticality,
            Objective objective,
            List<String> questions,
            Map<String, StageDates> datesByStage) {
        this(
                target,
                stages,
                postponed,
                exceptions,
                leftOpen,
                alreadyThere,
                neverStaged,
                criticality,
                Map.of(),
                objective,
                Hardenings.none(),
                questions,
                datesByStage);
    }

    /** The same plan with other stages; what was worked out from its stages stays as it was. */
    public AdoptionPlan withStages(List<Stage> changed) {
        return with(changed, datesByStage);
    }

    /** The same plan whose stages have other ids. */
    AdoptionPlan renamed(Map<String, String> idByFormerId) {
        var dates = new java.util.HashMap<String, StageDates>();
        datesByStage.forEach((id, days) -> dates.put(idByFormerId.getOrDefault(id, id), days));
        return with(
                stages.stream()
                        .map(stage -> stage.withId(idByFormerId.getOrDefault(stage.id(), stage.id())))
                        .toList(),
                dates);
    }

    private AdoptionPlan with(List<Stage> otherStages, Map<String, StageDates> otherDates) {
        return new AdoptionPlan(
                target,
                otherStages,
                postponed,
                exceptions,
                leftOpen,
                alreadyThere,
                neverStaged,
                criticality,
                owners,
                objective,
                hardenings,
                questions,
                otherDates);
    }
}
