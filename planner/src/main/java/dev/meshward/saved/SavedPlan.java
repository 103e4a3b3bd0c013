package dev.meshward.saved;

import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Postponement;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.TargetMesh;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A plan as a plan directory holds it: all that the documents say, without the planner and without the cluster. A plan
 * that was just made and one that is read again give the same value, and so the same documents.
 *
 * @param toolVersion the version that made the plan
 * @param fingerprint changes whenever anything that would be applied, or what it was planned on, changes
 * @param neverStaged namespaces of the system and of the mesh itself, with the reason
 * @param criticality of every workload
 * @param owners who has to agree to a change of a workload, where anybody is known
 * @param unknown workloads whose outgoing calls nobody can know from what was read
 * @param sizing what the mesh is expected to take, in sentences with their figures
 * @param emergency the bypass: text by path below {@code emergency/}
 * @param decisions what people decided, as they are written; kept, not interpreted
 * @param runs what was done with the plan, as it is written; kept, not interpreted
 * @param retired ids of stages of earlier plans that are gone; none of them returns
 * @param moves where people moved workloads, sorted
 * @param observed what the cluster showed of the stages when somebody last looked, as it is written
 */
public record SavedPlan(
        String toolVersion,
        String fingerprint,
        TargetMesh target,
        SavedSource source,
        Objective objective,
        List<SavedStage> stages,
        List<SavedNamespace> namespaces,
        List<Postponement> postponed,
        List<SavedException> exceptions,
        List<LeftOpen> leftOpen,
        List<AlreadyThere> alreadyThere,
        Map<String, String> neverStaged,
        Map<WorkloadId, Criticality> criticality,
        Map<WorkloadId, String> owners,
        List<SavedDependency> dependencies,
        List<WorkloadId> unknown,
        List<SavedFinding> findings,
        List<SavedGap> gaps,
        List<String> questions,
        List<String> sizing,
        SortedMap<String, String> emergency,
        List<Mapping> decisions,
        List<Mapping> approvals,
        List<Mapping> runs,
        List<String> retired,
        List<Move> moves,
        List<Mapping> observed) {

    /** What {@code schema} says in plan.json. */
    public static final String SCHEMA = "meshward.dev/plan/v1";

    public SavedPlan {
        stages = List.copyOf(stages);
        namespaces = List.copyOf(namespaces);
        postponed = List.copyOf(postponed);
        exceptions = List.copyOf(exceptions);
        leftOpen = List.copyOf(leftOpen);
        alreadyThere = List.copyOf(alreadyThere);
        neverStaged = Collections.unmodifiableMap(new TreeMap<>(neverStaged));
        criticality = Collections.unmodifiableMap(new TreeMap<>(criticality));
        owners = Collections.unmodifiableMap(new TreeMap<>(owners));
        dependencies = List.copyOf(dependencies);
        unknown = List.copyOf(unknown);
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        questions = List.copyOf(questions);
        sizing = List.copyOf(sizing);
        emergency = Collections.unmodifiableSortedMap(new TreeMap<>(emergency));
        decisions = List.copyOf(decisions);
        approvals = List.copyOf(approvals);
        runs = List.copyOf(runs);
        retired = List.copyOf(retired);
        moves = List.copyOf(moves);
        observed = List.copyOf(observed);
    }

    /** Whether a stage is known to break a call or to open a door: written all the same, since the user insisted. */
    public boolean isUnsafe() {
        return stages.stream().anyMatch(stage -> stage.verdict().isUnsafe());
    }

    SavedPlan with(List<SavedStage> changed) {
        return with(changed, decisions);
    }

    /** The same plan with more decisions of people; whoever plans again over it keeps them. */
    public SavedPlan deciding(List<Mapping> more) {
        return with(stages, Stream.concat(decisions.stream(), more.stream()).toList());
    }

    /** The same plan with what the cluster shows of its stages now. */
    public SavedPlan seen(List<Mapping> sightings) {
        return with(stages, decisions, sightings);
    }

    private SavedPlan with(List<SavedStage> changed, List<Mapping> decided) {
        return with(changed, decided, observed);
    }

    private SavedPlan with(List<SavedStage> changed, List<Mapping> decided, List<Mapping> sightings) {
        return new SavedPlan(
                toolVersion,
                fingerprint,
                target,
                source,
                objective,
                changed,
                namespaces,
                postponed,
                exceptions,
                leftOpen,
                alreadyThere,
                neverStaged,
                criticality,
                owners,
                dependencies,
                unknown,
                findings,
                gaps,
                questions,
                sizing,
                emergency,
                decided,
                approvals,
                runs,
                retired,
                moves,
                sightings);
    }
}
