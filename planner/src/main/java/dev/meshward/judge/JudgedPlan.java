package dev.meshward.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A plan that was judged, for whoever changes it and asks again. Only calls and doors that the changed stages may matter
 * to are judged anew, through all stages; what was found of the others holds, since a stage is looked at for them at the
 * objects that do matter alone, and these are as they were.
 */
public final class JudgedPlan {

    private final Court court;
    private final List<Act> acts;
    private final LaneFindings found;
    private final List<StageJudgement> stages;

    private JudgedPlan(Court court, List<Act> acts, LaneFindings found, List<StageJudgement> stages) {
        this.court = court;
        this.acts = acts;
        this.found = found;
        this.stages = stages;
    }

    static JudgedPlan of(Court court, List<StageFiles> stages, Map<String, List<Gate>> gatesByFolder) {
        var acts = court.acts(List.of(), 0, stages);
        var found = court.judged(acts, court.everybody());
        var judgements = IntStream.range(0, acts.size())
                .mapToObj(i -> judgement(acts.get(i), found.stages().get(i), gatesByFolder))
                .toList();
        return new JudgedPlan(court, acts, found, judgements);
    }

    public Judgement judgement() {
        return new Judgement(stages, found.ending());
    }

    /**
     * The same plan with other files; finds what judging them from the beginning would find.
     *
     * @param changed all stages in their order, those that stay as they were among them
     */
    public JudgedPlan with(List<StageFiles> changed, Map<String, List<Gate>> gatesByFolder) {
        int first = 0;
        while (first < acts.size() && first < changed.size() && isSame(first, changed)) {
            first++;
        }
        if (first == acts.size() && first == changed.size()) {
            return this;
        }
        var now = court.acts(acts, first, changed);
        var concerned = court.concernedBy(acts, now);
        var anew = court.judged(now, concerned);
        var merged = new ArrayList<Findings>();
        var judgements = new ArrayList<StageJudgement>();
        for (int i = 0; i < now.size(); i++) {
            var before = i < acts.size() ? found.stages().get(i) : Findings.none();
            var foundAnew = anew.stages().get(i);
            boolean isAsBefore = i < acts.size()
                    && isSame(i, changed)
                    && now.get(i).problems().equals(acts.get(i).problems())
                    && gates(now.get(i), gatesByFolder).equals(stages.get(i).gates())
                    && before.of(concerned).equals(foundAnew);
            merged.add(
                    isAsBefore
                            ? before
                            : before.without(concerned)
                                    .in(now.get(i).script().folder())
                                    .and(foundAnew));
            judgements.add(isAsBefore ? stages.get(i) : judgement(now.get(i), merged.get(i), gatesByFolder));
        }
        return new JudgedPlan(court, now, found.without(concerned).with(merged, anew), List.copyOf(judgements));
    }

    private boolean isSame(int stage, List<StageFiles> changed) {
        return stage < acts.size()
                && stage < changed.size()
                && acts.get(stage).files().saysTheSameAs(changed.get(stage));
    }

    private static List<Gate> gates(Act act, Map<String, List<Gate>> gatesByFolder) {
        return gatesByFolder.getOrDefault(act.script().folder(), List.of());
    }

    private static StageJudgement judgement(Act act, Findings found, Map<String, List<Gate>> gatesByFolder) {
        var verdict = new StageVerdict(act.script(), gates(act, gatesByFolder));
        verdict.problems(act.problems());
        verdict.add(found);
        return verdict.judgement();
    }
}
