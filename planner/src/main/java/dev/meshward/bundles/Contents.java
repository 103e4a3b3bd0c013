package dev.meshward.bundles;

import dev.meshward.adoption.AdmittedCallers;
import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Hardenings;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.PlanQuestion;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.Sizing;
import dev.meshward.readiness.Finding;
import java.util.List;

/** What the stages of a plan are filled with, by their kind. */
final class Contents {

    private final ClusterSnapshot snapshot;
    private final List<Finding> findings;
    private final Speaker speaker;
    private final Owners owners;
    private final PodLabels podLabels;
    private final Installation installation;
    private final AdmittedCallers admitted;
    private final Roster roster;
    private final StageContent prerequisites;
    private final StageContent platform;
    private final StageContent join;
    private final Hardenings hardenings;

    Contents(
            AdoptionPlan plan,
            ClusterSnapshot snapshot,
            DependencyGraph graph,
            List<Finding> findings,
            Dialect dialect) {
        this(
                plan,
                snapshot,
                findings,
                new Speaker(dialect, plan.target()),
                new Owners(snapshot),
                new PodLabels(snapshot),
                dialect.installation(plan.target(), sizing(plan, snapshot), snapshot),
                AdmittedCallers.in(
                        new PlanQuestion(
                                snapshot, graph, findings, plan.target(), dialect, PlanPreferences.byDefault()),
                        plan));
    }

    private Contents(
            AdoptionPlan plan,
            ClusterSnapshot snapshot,
            List<Finding> findings,
            Speaker speaker,
            Owners owners,
            PodLabels podLabels,
            Installation installation,
            AdmittedCallers admitted) {
        this.snapshot = snapshot;
        this.findings = findings;
        this.speaker = speaker;
        this.owners = owners;
        this.podLabels = podLabels;
        this.installation = installation;
        this.admitted = admitted;
        this.roster = new Roster(plan, snapshot);
        this.prerequisites =
                new PrerequisitesContent(stagesOf(plan, StageKind.PREREQUISITES), findings, plan.questions(), roster);
        this.platform = new PlatformContent(
                speaker, speaker.dialect().installedVersion(snapshot), installation, namesOf(snapshot));
        this.hardenings = plan.hardenings();
        this.join = new JoinContent(speaker, roster, podLabels, new JoinFixes(findings));
    }

    /** For the same workloads climbing in other stages. */
    Contents of(AdoptionPlan changed) {
        return new Contents(changed, snapshot, findings, speaker, owners, podLabels, installation, admitted);
    }

    private static List<Stage> stagesOf(AdoptionPlan plan, StageKind kind) {
        return plan.stages().stream().filter(stage -> stage.kind() == kind).toList();
    }

    private static List<String> namesOf(ClusterSnapshot snapshot) {
        return snapshot.namespaces().stream().map(Namespace::name).toList();
    }

    private static Sizing sizing(AdoptionPlan plan, ClusterSnapshot snapshot) {
        int pods = snapshot.workloads().stream().mapToInt(Workload::replicas).sum();
        int joining = stagesOf(plan, StageKind.JOIN).stream()
                .flatMap(stage -> stage.workloads().stream())
                .distinct()
                .flatMap(id -> snapshot.workload(id).stream())
                .mapToInt(Workload::replicas)
                .sum();
        return new Sizing(snapshot.services().size(), pods, joining);
    }

    Speaker speaker() {
        return speaker;
    }

    Owners owners() {
        return owners;
    }

    Roster roster() {
        return roster;
    }

    Installation installation() {
        return installation;
    }

    /** Fills a draft with everything a stage says, its alerts included. */
    Finishing fill(Stage stage, StageDraft draft) {
        content(stage.kind()).fill(stage, draft);
        return Finishing.of(speaker, stage, roster.workloads(stage.workloads()), draft);
    }

    private StageContent content(StageKind kind) {
        return switch (kind) {
            case PREREQUISITES -> prerequisites;
            case PLATFORM -> platform;
            case OBSERVABILITY -> new ObservabilityContent(speaker);
            case JOIN -> join;
            case STRICT -> new StrictContent(speaker, roster, podLabels);
            case AUTHORIZE -> new AuthorizeContent(speaker, roster, podLabels, admitted);
            case WAYPOINT -> new WaypointContent(speaker, roster, podLabels, admitted);
            case HARDEN -> new HardenContent(speaker, hardenings);
        };
    }
}
