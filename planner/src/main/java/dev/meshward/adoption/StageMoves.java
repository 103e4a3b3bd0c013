package dev.meshward.adoption;

import dev.meshward.adoption.Reason.Side;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules say against workloads climbing in another stage of the same rung than theirs. */
record StageMoves(Outlook outlook) {

    static final String LESS_CRITICAL_FIRST = "the less critical first";
    static final String LIMITS = "small steps";
    static final String CANARY = "a canary first";
    static final String WISHES = "the user's word";
    static final String CALLERS_FIRST = "callers first where a rule sleeps";
    static final String LABEL_LAST = "the namespace's label last";

    static String ruleOf(Wish wish) {
        return wish instanceof Wish.CallerFirst ? CALLERS_FIRST : WISHES;
    }

    /** @param group those that would move together, all of one stage */
    List<Reason> against(List<WorkloadId> group, Stage from, Stage to) {
        var against = new ArrayList<Reason>();
        byGrade(group, from, to).ifPresent(against::add);
        if (from.kind() == StageKind.JOIN) {
            byCanary(group, to).ifPresent(against::add);
            byLabel(group, from, to).ifPresent(against::add);
            byWishes(group, from, to).forEach(against::add);
        }
        byLimits(group, from, to).ifPresent(against::add);
        return against;
    }

    private static Side side(Stage from, Stage to) {
        return to.number() < from.number() ? Side.NOT_EARLIER : Side.NOT_LATER;
    }

    private Optional<Reason> byGrade(List<WorkloadId> group, Stage from, Stage to) {
        if (from.criticality() == to.criticality()) {
            return Optional.empty();
        }
        boolean isOrdered = (to.number() < from.number()) == (to.criticality().compareTo(from.criticality()) < 0);
        var said = isOrdered
                ? Outlook.named(List.of(to)) + " is for those that are "
                        + to.criticality().word() + "; " + whyGraded(group, from)
                : Outlook.named(List.of(to)) + " is for those that are "
                        + to.criticality().word() + ", and one stage holds one class of criticality";
        return Optional.of(new Reason(side(from, to), LESS_CRITICAL_FIRST, group, said + ".", List.of()));
    }

    /** The grade of a stage and where it comes from: one of those that climb, or one that calls them. */
    String whyGraded(List<WorkloadId> group, Stage stage) {
        var graded = outlook.touched(stage.kind(), group).stream()
                .sorted()
                .filter(workload -> outlook.grades().of(workload) == stage.criticality())
                .findFirst();
        return graded.map(workload -> Outlook.name(workload) + (group.contains(workload) ? "" : ", which calls them,")
                        + " is " + stage.criticality().word() + " ("
                        + outlook.grades().gradeOf(workload).because() + ")")
                .orElse("these count as " + stage.criticality().word() + " with those they climb with");
    }

    private Optional<Reason> byCanary(List<WorkloadId> group, Stage to) {
        boolean isCanary =
                to.id().equals(outlook.stages(StageKind.JOIN).getFirst().id())
                        && to.because().stream().anyMatch(because -> because.startsWith(JoinReasons.A_CANARY));
        return isCanary
                ? Optional.of(new Reason(
                        Side.NOT_EARLIER,
                        CANARY,
                        group,
                        Outlook.named(List.of(to)) + " is the canary, and is kept small on purpose.",
                        List.of()))
                : Optional.empty();
    }

    /** An operator takes away every label but the namespace's, and that one comes with the last workload. */
    private Optional<Reason> byLabel(List<WorkloadId> group, Stage from, Stage to) {
        var owned = group.stream().filter(this::isOwned).toList();
        if (owned.isEmpty() || to.number() > from.number()) {
            return Optional.empty();
        }
        var namespaces = owned.stream().map(WorkloadId::namespace).distinct().toList();
        return Optional.of(new Reason(
                Side.NOT_EARLIER,
                LABEL_LAST,
                owned,
                "An operator owns them and takes any label of ours away: they join by the label on namespace "
                        + Ascent.listed(namespaces) + ", which comes with its last workload.",
                List.of()));
    }

    private boolean isOwned(WorkloadId id) {
        return outlook.question()
                .snapshot()
                .workload(id)
                .filter(workload -> workload.owner() instanceof Ownership.Operator)
                .isPresent();
    }

    private List<Reason> byWishes(List<WorkloadId> group, Stage from, Stage to) {
        return KeptWishes.brokenBy(group, to, outlook.plan(), outlook.wishes()).stream()
                .map(wish -> new Reason(side(from, to), ruleOf(wish), group, Wishes.reason(wish), List.of()))
                .toList();
    }

    private Optional<Reason> byLimits(List<WorkloadId> group, Stage from, Stage to) {
        return tooMany(group, to)
                .map(tooMany -> new Reason(
                        side(from, to),
                        LIMITS,
                        group,
                        Outlook.named(List.of(to)) + " has no room: with " + Outlook.names(group) + " it would touch "
                                + tooMany + ".",
                        List.of()));
    }

    /** What would be beyond the limits if these climbed in that stage as well. */
    private Optional<String> tooMany(List<WorkloadId> group, Stage to) {
        var all = new HashSet<>(outlook.touchedBy(to));
        all.addAll(outlook.touched(to.kind(), group));
        int namespaces =
                (int) all.stream().map(WorkloadId::namespace).distinct().count();
        return tooMany(all, namespaces, to.kind() == StageKind.JOIN ? outlook.podsOf(all) : 0);
    }

    private Optional<String> tooMany(Set<WorkloadId> all, int namespaces, int pods) {
        var limits = outlook.wishes().limits();
        if (all.size() > limits.workloads()) {
            return Optional.of(all.size() + " workloads where " + limits.workloads() + " are the limit");
        }
        if (namespaces > limits.namespaces()) {
            return Optional.of(namespaces + " namespaces where " + limits.namespaces() + " are the limit");
        }
        return pods > limits.restarts()
                ? Optional.of(pods + " pods, where " + limits.restarts() + " that restart are the limit")
                : Optional.empty();
    }
}
