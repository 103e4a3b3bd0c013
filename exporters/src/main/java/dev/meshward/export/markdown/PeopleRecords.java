package dev.meshward.export.markdown;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people wrote down about the stages of a plan: who approved, under which ticket, and what was done. */
record PeopleRecords(SavedPlan plan) {

    static final String APPROVAL_IS_A_RECORD =
            "An approval is a record that somebody said yes, not a proof of who it was, nor that the change is safe.";

    Optional<String> approver(SavedStage saved) {
        return approval(saved).flatMap(entry -> entry.at("by").text()).or(() -> decided(saved, "approver"));
    }

    Optional<String> ticket(SavedStage saved) {
        return approval(saved).flatMap(entry -> entry.at("ticket").text()).or(() -> decided(saved, "ticket"));
    }

    /** The last approval of the stage. */
    Optional<Field> approval(SavedStage saved) {
        return last(plan.approvals(), saved);
    }

    /** Whether the stage's files are no longer those that were approved; unknown where the approval names no digest. */
    boolean isVoid(SavedStage saved) {
        return approval(saved)
                .flatMap(entry -> entry.at("digest").text())
                .filter(digest -> !digest.equals(saved.digest()))
                .isPresent();
    }

    /** The last entry of the run log about the stage. */
    Optional<Field> run(SavedStage saved) {
        return last(plan.runs(), saved);
    }

    /** {@code applied}, or what somebody wrote into the workbook; {@code planned} where nobody recorded anything. */
    String state(SavedStage saved) {
        return run(saved)
                .flatMap(entry -> entry.at("state").text())
                .or(() -> decided(saved, "status"))
                .orElse("planned");
    }

    /** The day that somebody decided, else that of the plan. */
    Optional<String> day(SavedStage saved, String key) {
        return decided(saved, key).or(() -> key.equals("begins") ? saved.starts() : saved.ends());
    }

    /** The first stage that is not recorded as applied. */
    Optional<SavedStage> next() {
        return plan.stages().stream()
                .filter(saved -> !state(saved).equals("applied"))
                .findFirst();
    }

    Stream<SavedStage> inState(String state) {
        return plan.stages().stream().filter(saved -> state(saved).equals(state));
    }

    private Optional<String> decided(SavedStage saved, String key) {
        return of(plan.decisions(), saved)
                .flatMap(entry -> entry.at(key).text().stream())
                .filter(text -> !text.isBlank())
                .reduce((_, later) -> later);
    }

    private static Optional<Field> last(List<Mapping> entries, SavedStage saved) {
        return of(entries, saved).reduce((_, later) -> later);
    }

    /** The entries that name the stage by its id. */
    static Stream<Field> of(List<Mapping> entries, SavedStage saved) {
        return entries.stream()
                .map(entry -> Field.of("", entry))
                .filter(entry -> entry.at("stage").is(saved.stage().id()));
    }

    /** When an entry was made; a dash where it does not say. */
    static String at(Field entry) {
        return Inline.text(
                entry.at("at").text().or(() -> entry.at("when").text()).orElse("–"));
    }
}
