package dev.meshward.adoption;

import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all stages of one plan are made from: the question, and what was found out before the first stage.
 *
 * @param arrangement who climbs with whom, where that was chosen already; empty where it is to be searched for
 */
record Ascent(
        PlanQuestion question,
        Wishes wishes,
        Standings standings,
        Grades grades,
        Arrivals arrivals,
        OwnerRule owners,
        SoakTime soakTime,
        ScheduleEngine engine,
        Optional<Arrangement> arrangement) {

    static Ascent of(
            PlanQuestion question,
            Wishes wishes,
            Standings standings,
            ScheduleEngine engine,
            Optional<Arrangement> arrangement) {
        return new Ascent(
                question,
                wishes,
                standings,
                Grades.of(question, wishes),
                new Arrivals(question, standings),
                new OwnerRule(question.snapshot(), wishes),
                new SoakTime(
                        question.snapshot(),
                        question.preferences()
                                .calendar()
                                .map(Calendar::soakDays)
                                .orElse(Calendar.USUAL_SOAK)),
                engine,
                arrangement);
    }

    /** As a finished plan tells it. */
    static Ascent in(PlanQuestion question, AdoptionPlan plan) {
        var standings = Standings.in(plan, question);
        var wishes = new Wishes(question.preferences(), question.snapshot())
                .and(new SleepingCalls(question, standings).callersFirst());
        return of(question, wishes, standings, new LocalSearch(), Optional.empty());
    }

    List<Workload> workloads(Collection<WorkloadId> ids) {
        return ids.stream()
                .map(question.snapshot()::workload)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The workloads of a namespace that climb in this plan or have climbed before it. */
    List<WorkloadId> climbersIn(String namespace) {
        return question.snapshot().workloadsIn(namespace).stream()
                .map(Workload::id)
                .filter(standings::climbs)
                .toList();
    }

    /** Whether others in this namespace obey what is said of all of it, though they are no members. */
    boolean isShared(String namespace) {
        return question.snapshot().workloadsIn(namespace).stream()
                .anyMatch(workload -> question.dialect().alsoObeys(workload, question.snapshot()));
    }

    /** Names in a sentence: {@code a, b and c}. */
    static String listed(Collection<?> things) {
        var words = things.stream().map(Object::toString).toList();
        return words.size() < 2
                ? String.join("", words)
                : words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", ")) + " and "
                        + words.getLast();
    }
}
