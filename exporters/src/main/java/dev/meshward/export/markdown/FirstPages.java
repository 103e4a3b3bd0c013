package dev.meshward.export.markdown;

import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.Optional;
import java.util.Set;

/** One page a reader: the board, whoever is on call, an owner, the auditor. All say what the plan says, and no more. */
public final class FirstPages {

    /** Where the pages lie in the folder of the plan. */
    public static final String FOLDER = "for/";

    /** From such a page back to that folder. */
    static final String UP = "../";

    private final SavedPlan plan;
    private final Optional<Judgement> judged;

    /** @param judged what the judge says of the files as they are; empty where nobody could judge them */
    public FirstPages(SavedPlan plan, Optional<Judgement> judged) {
        this.plan = plan;
        this.judged = judged;
    }

    /** One stage as one change. */
    public String board(SavedStage stage) {
        return new BoardPage(plan, stage, judgementOf(stage)).written();
    }

    /** One stage for the night. */
    public String onCall(SavedStage stage) {
        return new OnCallPage(plan, stage).written();
    }

    /** Everything of one owner; the name as it is written at the workloads, in capital letters or small ones. */
    public String owner(String name) {
        return new OwnerPage(plan, name).written();
    }

    public String auditor() {
        return new AuditorPage(plan, judged).written();
    }

    /** Everybody who owns a workload of the plan. */
    public Set<String> owners() {
        return OwnerPage.owners(plan);
    }

    /** The stage that comes next by what people recorded; the last where all are done, none where there are none. */
    public Optional<SavedStage> next() {
        return new PeopleRecords(plan)
                .next()
                .or(() -> plan.stages().reversed().stream().findFirst());
    }

    private Optional<StageJudgement> judgementOf(SavedStage stage) {
        return judged.stream()
                .flatMap(judgement -> judgement.stages().stream())
                .filter(each -> stage.folder().equals("stages/" + each.stage()))
                .findFirst();
    }
}
