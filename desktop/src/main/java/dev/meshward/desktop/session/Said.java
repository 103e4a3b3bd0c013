package dev.meshward.desktop.session;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.survey.TargetWish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Everything people said in a session. The rest of the state is read or worked out.
 *
 * @param statements calls that were confirmed, rejected and added
 * @param suppressions findings somebody decided to live with
 * @param scenarios what could be wished for instead, by name
 * @param baseline the plan the room agreed on as a whole; empty as long as it did not
 * @param folder where the plan lies that is carried out; empty as long as none was written
 * @param prometheus whom to ask about the gates, as its users write it; empty where nobody is asked
 */
public record Said(
        Standing standing,
        TargetWish target,
        PlanPreferences preferences,
        List<Statement> statements,
        List<Suppression> suppressions,
        List<Decision> decisions,
        List<Answer> answers,
        List<Approval> approvals,
        Optional<Path> folder,
        Optional<String> prometheus,
        List<Scenario> scenarios,
        Optional<Baseline> baseline) {

    /** Where statements stand that somebody made in the window. */
    public static final Place HERE = new Place("session", 0, "");

    public Said {
        statements = List.copyOf(statements);
        suppressions = List.copyOf(suppressions);
        decisions = List.copyOf(decisions);
        answers = List.copyOf(answers);
        approvals = List.copyOf(approvals);
        scenarios = List.copyOf(scenarios);
    }

    public static Said nothing() {
        return new Said(
                Standing.ORDINARY,
                TargetWish.of(MeshName.ISTIO),
                PlanPreferences.byDefault(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    public Said withStanding(Standing other) {
        return with(parts -> parts.standing = other);
    }

    public Said withTarget(TargetWish other) {
        return with(parts -> parts.target = other);
    }

    public Said withPreferences(PlanPreferences other) {
        return with(parts -> parts.preferences = other);
    }

    public Said withStatements(List<Statement> others) {
        return with(parts -> parts.statements = others);
    }

    /** Says this of a call, in place of whatever was said of the same call before. */
    public Said stating(Statement statement) {
        return withStatements(replaced(statements, each -> isOfSameCall(each, statement), statement));
    }

    public Said withSuppressions(List<Suppression> others) {
        return with(parts -> parts.suppressions = others);
    }

    /** Decides this, in place of the decision with the same id. */
    public Said deciding(Decision decision) {
        var others = replaced(decisions, each -> each.id().equals(decision.id()), decision);
        return with(parts -> parts.decisions = others);
    }

    /** Answers this, in place of an earlier answer to the same question. */
    public Said answering(Answer answer) {
        var others = replaced(answers, each -> each.question().equals(answer.question()), answer);
        return with(parts -> parts.answers = others);
    }

    /** The ids of the stages somebody said yes to. */
    public List<String> approvedStages() {
        return approvals.stream().map(Approval::stage).distinct().toList();
    }

    /** Says yes to a stage, in place of what the same person said of it before. */
    public Said approving(Approval approval) {
        return withApprovals(replaced(
                approvals,
                each -> each.stage().equals(approval.stage()) && each.who().equals(approval.who()),
                approval));
    }

    public Said withApprovals(List<Approval> others) {
        return with(parts -> parts.approvals = others);
    }

    public Said withFolder(Path other) {
        return with(parts -> parts.folder = Optional.of(other));
    }

    public Said withPrometheus(Optional<String> other) {
        return with(parts -> parts.prometheus = other);
    }

    public Said withScenarios(List<Scenario> others) {
        return with(parts -> parts.scenarios = others);
    }

    /** The plan as it is now is what later ones are compared with. */
    public Said withBaseline(Optional<Baseline> other) {
        return with(parts -> parts.baseline = other);
    }

    private Said with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.said();
    }

    /** All of it, for the moment in which one part changes. */
    private static final class Parts {
        private Standing standing;
        private TargetWish target;
        private PlanPreferences preferences;
        private List<Statement> statements;
        private List<Suppression> suppressions;
        private List<Decision> decisions;
        private List<Answer> answers;
        private List<Approval> approvals;
        private Optional<Path> folder;
        private Optional<String> prometheus;
        private List<Scenario> scenarios;
        private Optional<Baseline> baseline;

        Parts(Said said) {
            standing = said.standing;
            target = said.target;
            preferences = said.preferences;
            statements = said.statements;
            suppressions = said.suppressions;
            decisions = said.decisions;
            answers = said.answers;
            approvals = said.approvals;
            folder = said.folder;
            prometheus = said.prometheus;
            scenarios = said.scenarios;
            baseline = said.baseline;
        }

        Said said() {
            return new Said(
                    standing,
                    target,
                    preferences,
                    statements,
                    suppressions,
                    decisions,
                    answers,
                    approvals,
                    folder,
                    prometheus,
                    scenarios,
                    baseline);
        }
    }

    private static boolean isOfSameCall(Statement one, Statement other) {
        return one.from().equals(other.from()) && one.to().equals(other.to()) && one.port() == other.port();
    }

    private static <T> List<T> replaced(List<T> items, Predicate<T> isReplaced, T item) {
        var others = new ArrayList<>(items);
        others.removeIf(isReplaced);
        others.add(item);
        return others;
    }
}
