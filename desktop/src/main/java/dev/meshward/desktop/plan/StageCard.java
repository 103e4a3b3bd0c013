package dev.meshward.desktop.plan;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Reason;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageDates;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.judge.Grade;
import dev.meshward.judge.StageJudgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stage as the board shows it.
 *
 * @param restarts how many pods restart
 * @param judgement what the judge says of it; empty where it said nothing
 * @param reasons why it is where it is
 * @param pins what of the plan stays where it is when it is made again
 */
public record StageCard(
        Stage stage,
        int restarts,
        Optional<StageJudgement> judgement,
        List<Reason> reasons,
        Optional<StageDates> dates,
        Pins pins) {

    public StageCard {
        reasons = List.copyOf(reasons);
    }

    static List<StageCard> of(CurrentPlan.Sheet.Whole whole, Pins pins) {
        var plan = whole.result().plan();
        var bundles = whole.result().bundle().stages();
        var judgements = new HashMap<String, StageJudgement>();
        whole.judgement().stages().forEach(each -> judgements.putIfAbsent(each.stage(), each));
        var cards = new ArrayList<StageCard>();
        for (var bundle : bundles) {
            var id = bundle.stage().id();
            cards.add(new StageCard(
                    bundle.stage(),
                    bundle.restartedPods(),
                    Optional.ofNullable(judgements.get(bundle.folder())),
                    whole.result().positions().getOrDefault(id, List.of()),
                    Optional.ofNullable(plan.datesByStage().get(id)),
                    pins));
        }
        return cards;
    }

    public Optional<Grade> grade() {
        return judgement.map(StageJudgement::grade);
    }

    public List<Gate> gates() {
        return stage.gates();
    }

    /** How many of those that climb here stay here when the plan is made again, a whole namespace being one. */
    int pinned() {
        long workloads = stage.workloads().stream()
                .filter(workload -> pins.of(workload, stage).isPresent())
                .count();
        long namespaces = workloadsByNamespace().keySet().stream()
                .filter(namespace -> pins.of(namespace, stage).isPresent())
                .count();
        return (int) (workloads + namespaces);
    }

    /** Those that climb, by their namespaces. */
    Map<String, List<WorkloadId>> workloadsByNamespace() {
        var byNamespace = new TreeMap<String, List<WorkloadId>>();
        stage.workloads()
                .forEach(workload -> byNamespace
                        .computeIfAbsent(workload.namespace(), _ -> new ArrayList<>())
                        .add(workload));
        return byNamespace;
    }
}
