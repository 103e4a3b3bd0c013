package dev.meshward.desktop.export;

import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.CurrentPlan.Sheet;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.Said;
import dev.meshward.export.documents.Reader;
import dev.meshward.export.documents.ReaderPages;
import dev.meshward.export.markdown.FirstPages;
import dev.meshward.judge.Judgement;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.SavedStage;
import dev.meshward.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan as it would be written, before anybody says which documents go with it. */
record ExportDraft(PlanDirectory directory, Judgement judgement) {

    /** What the room decided and approved goes with it. */
    static ExportDraft of(Sheet.Whole whole, Said said, Survey.Progress progress) {
        var survey = new Survey(progress);
        var result = agreed(whole.result(), said);
        return new ExportDraft(survey.judged(survey.directory(result), result), whole.judgement());
    }

    /** What stands in the plan already, such as the edits of a workbook, stays before what the window knows. */
    private static PlanResult agreed(PlanResult result, Said said) {
        var decisions = new ArrayList<>(result.history().decisions());
        said.decisions().stream().map(Decision::entry).forEach(decisions::add);
        said.answers().stream().map(Answer::entry).forEach(decisions::add);
        var approvals = new ArrayList<>(result.history().approvals());
        said.approvals().stream().map(Approval::entry).forEach(approvals::add);
        return new PlanResult(
                result.snapshot(),
                result.graph(),
                result.findings(),
                result.plan(),
                result.bundle(),
                result.toolVersion(),
                result.positions(),
                result.history().agreed(distinct(decisions), distinct(approvals)),
                result.quotas());
    }

    private static List<Mapping> distinct(List<Mapping> entries) {
        return entries.stream().distinct().toList();
    }

    boolean isUnsafe() {
        return directory.plan().isUnsafe();
    }

    /** Bytes by path below the folder. */
    SortedMap<String, byte[]> files(ExportWish wish) {
        var plan = directory.plan();
        var files = new TreeMap<>(directory.files());
        wish.formats().forEach(format -> files.putAll(format.documents(plan)));
        files.putAll(wish.layout().files(plan));
        readers(wish)
                .forEach(reader -> files.putAll(ReaderPages.of(
                        plan,
                        Optional.of(judgement),
                        reader,
                        stages(wish),
                        wish.stages() == ExportWish.Stages.ALL
                                ? ReaderPages.Naming.BY_NUMBER
                                : ReaderPages.Naming.PLAIN)));
        return files;
    }

    private List<Reader> readers(ExportWish wish) {
        var readers = new ArrayList<Reader>();
        for (var page : wish.pages()) {
            switch (page) {
                case BOARD -> readers.add(new Reader.Board());
                case ONCALL -> readers.add(new Reader.OnCall());
                case AUDITOR -> readers.add(new Reader.Auditor());
                case OWNERS -> owners().forEach(owner -> readers.add(new Reader.Owner(owner)));
            }
        }
        return readers;
    }

    private List<String> owners() {
        return List.copyOf(new FirstPages(directory.plan(), Optional.empty()).owners());
    }

    private List<SavedStage> stages(ExportWish wish) {
        return wish.stages() == ExportWish.Stages.ALL
                ? directory.plan().stages()
                : new FirstPages(directory.plan(), Optional.empty())
                        .next().stream().toList();
    }
}
