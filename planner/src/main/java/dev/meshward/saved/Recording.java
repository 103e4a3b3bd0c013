package dev.meshward.saved;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of an entry that somebody wants to add to the run log. */
public sealed interface Recording {

    /**
     * It is true as far as the log tells.
     *
     * @param entry as it is written
     * @param remarks what whoever reports it should know, a sentence each
     */
    record Entered(Mapping entry, List<String> remarks) implements Recording {
        public Entered {
            remarks = List.copyOf(remarks);
        }
    }

    /** The plan has no such stage. */
    record NoSuchStage(String because) implements Recording {}

    /** It cannot be true after what the log says already. */
    record NotAfter(String because) implements Recording {}

    /**
     * What a person reports.
     *
     * @param stage its id, its folder or its number
     * @param by who reports it
     * @param note may be empty
     */
    record Report(String stage, RunState state, String by, String note, Instant at) {}

    static Recording of(SavedPlan plan, Report report) {
        return StageSelection.named(plan, report.stage())
                .<Recording>map(stage -> of(plan, stage, report))
                .orElseGet(() -> new NoSuchStage(StageSelection.unknown(plan, report.stage())));
    }

    private static Recording of(SavedPlan plan, SavedStage stage, Report report) {
        var last = last(plan, stage.stage().id());
        var before = last.flatMap(entry -> RunState.of(entry.at("state").textOr("")));
        if (!report.state().mayFollow(before)) {
            return new NotAfter(stage.folder() + " cannot be " + report.state().word() + ": "
                    + last.map(Recording::words).orElse("nothing was ever reported of it") + ". Nothing was recorded.");
        }
        return new Entered(entry(stage, report), remarks(plan, stage, report.state()));
    }

    private static String words(Field entry) {
        return "it was reported " + entry.at("state").textOr("")
                + entry.at("by").text().map(by -> " by " + by).orElse("")
                + entry.at("at").text().map(at -> " at " + at).orElse("");
    }

    private static Optional<Field> last(SavedPlan plan, String id) {
        return plan.runs().stream()
                .map(run -> Field.of("", run))
                .filter(run -> run.at("stage").is(id))
                .reduce((_, later) -> later);
    }

    /** The digest tells later which files were meant, when the plan was made again. */
    private static Mapping entry(SavedStage stage, Report report) {
        var entry = Mapping.building()
                .put("stage", stage.stage().id())
                .put("state", report.state().word())
                .put("at", report.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("by", report.by())
                .put("digest", stage.digest());
        return report.note().isEmpty()
                ? entry.build()
                : entry.put("note", report.note()).build();
    }

    private static List<String> remarks(SavedPlan plan, SavedStage stage, RunState state) {
        var remarks = new ArrayList<String>();
        if (state == RunState.STARTED || state == RunState.APPLIED) {
            plan.stages().stream()
                    .filter(earlier -> earlier.stage().number() < stage.stage().number())
                    .filter(earlier -> !isApplied(plan, earlier))
                    .forEach(earlier -> remarks.add(earlier.folder() + " comes before, and is not reported applied."));
        }
        if (state == RunState.UNDONE) {
            plan.stages().stream()
                    .filter(later -> isMeant(stage.undo().first(), later) && isApplied(plan, later))
                    .forEach(later ->
                            remarks.add(later.folder() + " has to be undone before, and is reported applied."));
        }
        return remarks;
    }

    private static boolean isMeant(List<String> folders, SavedStage stage) {
        return folders.stream()
                .anyMatch(folder ->
                        stage.folder().equals(folder) || stage.folder().endsWith("/" + folder));
    }

    private static boolean isApplied(SavedPlan plan, SavedStage stage) {
        return StageSelection.lastState(plan, stage.stage().id()).equals(RunState.APPLIED.word());
    }
}
