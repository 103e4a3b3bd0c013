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
import java.util.function.Predicate;

/**
 * Everything people said in a session. The rest of the state is read or worked out.
 *
 * @param statements calls that were confirmed, rejected and added
 * @param suppressions findings somebody decided to live with
 * @param scenarios what could be wished for instead, by name
 * @param baseline the plan the room agreed on as a whole; empty as long as it did not
 * @param folder where the plan lies that is carried out; empty as long as none was written
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
                List.of(),
                Optional.empty());
    }

    public Said withStanding(Standing other) {
        return new Said(
                other,
                target,
                preferences,
                statements,
                suppressions,
                decisions,
                answers,
                approvals,
                folder,
                scenarios,
                baseline);
    }

    public Said withTarget(TargetWish other) {
        return new Said(
                standing,
                other,
                preferences,
                statements,
                suppressions,
                decisions,
                answers,
                approvals,
                folder,
                scenarios,
                baseline);
    }

    public Said withPreferences(PlanPreferences other) {
        return new Said(
                standing,
                target,
                other,
                statements,
                suppressions,
                decisions,
                answers,
                approvals,
                folder,
                scenarios,
                baseline);
    }

    public Said withStatements(List<Statement> others) {
        return new Said(
                standing,
                target,
                preferences,
                others,
                suppressions,
                decisions,
                answers,
                approvals,
                folder,
                scenarios,
                baseline);
    }

    /** Says this of a call, in place of whatever was said of the same call before. */
    public Said stating(Statement statement) {
        return withStatements(replaced(statements, each -> isOfSameCall(each, statement), statement));
    }

    public Said withSuppressions(List<Suppression> others) {
        return new Said(
                standing,
                target,
                preferences,
                statements,
                others,
                decisions,
                answers,
                approvals,
                folder,
                scenarios,
                baseline);
    }

    /** Decides this, in place of the decision with the same id. */
    public Said deciding(Decision decision) {
        var others = replaced(decisions, each -> each.id().equals(decision.id()), decision);
        return new Said(
                standing,
                target,
                preferences,
                statements,
                suppressions,
                others,
                answers,
                approvals,
                folder,
                scenarios,
                baseline);
    }

    /** Answers this, in place of an earlier answer to the same question. */
    public Said answering(Answer answer) {
        var others = replaced(answers, each -> each.question().equals(answer.question()), answer);
        return new Said(
                standing,
                target,
                preferences,
                statements,
                suppressions,
                decisions,
                others,
                approvals,
                folder,
                scenarios,
                baseline);
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
        return new Said(
                standing,
                target,
                preferences,
                statements,
                suppressions,
                decisions,
                answers,
                others,
                folder,
                scenarios,
                baseline);
    }

    public Said withFolder(Path other) {
        return new Said(
                standing,
                target,
                preferences,
                statements,
                suppressions,
                decisions,
                answers,
                approvals,
                Optional.of(other),
                scenarios,
                baseline);
    }

    public Said withScenarios(List<Scenario> others) {
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
                others,
                baseline);
    }

    /** The plan as it is now is what later ones are compared with. */
    public Said withBaseline(Optional<Baseline> other) {
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
                scenarios,
                other);
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
