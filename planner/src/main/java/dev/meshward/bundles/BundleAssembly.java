package dev.meshward.bundles;

import dev.meshward.adoption.AdmittedCallers;
import dev.meshward.adoption.AdoptionPlan;
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
import java.util.ArrayList;
import java.util.List;

/** From a plan to what is applied: each stage on the objects as the stages before it leave them. */
public final class BundleAssembly {

    /** The same input gives the same bundles, byte for byte. */
    public RolloutBundle assemble(
            AdoptionPlan plan,
            ClusterSnapshot snapshot,
            DependencyGraph graph,
            List<Finding> findings,
            Dialect dialect) {
        var assembly = new Assembly(plan, snapshot, graph, findings, dialect);
        var stages = assembly.stages();
        var emergency = new Emergency(assembly.speaker, assembly.roster, assembly.afterThePlan).files();
        return new RolloutBundle(
                new LaterStages(stages, graph, new Wakening(snapshot, dialect.sleepingRules(snapshot))).named(),
                emergency,
                List.copyOf(assembly.installation.figures()));
    }

    /** One assembly on its way through the stages. */
    private static final class Assembly {

        private final AdoptionPlan plan;
        private final Roster roster;
        private final Speaker speaker;
        private final Owners owners;
        private final Installation installation;
        private final PodLabels podLabels;
        private final StageContent prerequisites;
        private final StageContent platform;
        private final StageContent join;
        private final AdmittedCallers admitted;
        private Overlay afterThePlan;

        Assembly(
                AdoptionPlan plan,
                ClusterSnapshot snapshot,
                DependencyGraph graph,
                List<Finding> findings,
                Dialect dialect) {
            this.plan = plan;
            this.roster = new Roster(plan, snapshot);
            this.speaker = new Speaker(dialect, plan.target());
            this.owners = new Owners(snapshot);
            this.podLabels = new PodLabels(snapshot);
            this.installation = dialect.installation(plan.target(), sizing(plan, snapshot), snapshot);
            this.prerequisites = new PrerequisitesContent(
                    stagesOf(plan, StageKind.PREREQUISITES), findings, plan.questions(), roster);
            this.platform =
                    new PlatformContent(speaker, dialect.installedVersion(snapshot), installation, namesOf(snapshot));
            this.join = new JoinContent(speaker, roster, podLabels, new JoinFixes(findings));
            this.admitted = AdmittedCallers.in(
                    new PlanQuestion(snapshot, graph, findings, plan.target(), dialect, PlanPreferences.byDefault()),
                    plan);
            this.afterThePlan = Overlay.on(snapshot);
        }

        private static List<Stage> stagesOf(AdoptionPlan plan, StageKind kind) {
            return plan.stages().stream().filter(stage -> stage.kind() == kind).toList();
        }

        private static List<String> namesOf(ClusterSnapshot snapshot) {
            return snapshot.namespaces().stream().map(Namespace::name).toList();
        }

        private static Sizing sizing(AdoptionPlan plan, ClusterSnapshot snapshot) {
            int pods =
                    snapshot.workloads().stream().mapToInt(Workload::replicas).sum();
            int joining = stagesOf(plan, StageKind.JOIN).stream()
                    .flatMap(stage -> stage.workloads().stream())
                    .distinct()
                    .flatMap(id -> snapshot.workload(id).stream())
                    .mapToInt(Workload::replicas)
                    .sum();
            return new Sizing(snapshot.services().size(), pods, joining);
        }

        List<StageBundle> stages() {
            var complete = new ArrayList<Finishing>();
            for (var stage : plan.stages()) {
                var draft = new StageDraft(owners, afterThePlan);
                content(stage.kind()).fill(stage, draft);
                complete.add(Finishing.of(speaker, stage, roster.workloads(stage.workloads()), draft));
                afterThePlan = draft.now();
            }
            return complete.parallelStream().map(Finishing::bundle).toList();
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
                case HARDEN ->
                    (stage, draft) -> draft.byHand(
                            stage.title(), "", stage.owner(), "nothing is generated for a stage of this kind");
            };
        }
    }
}
