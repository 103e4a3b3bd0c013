package dev.meshward.adoption;

import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * The planner that goes up the ladder once: all joins, then all strict stages, then all authorize stages. Each rung is
 * arranged greedily, and then by an engine.
 */
public final class LadderPlanner implements StagePlanner {

    private final ScheduleEngine engine;

    /** With the engine that needs nothing else. */
    public LadderPlanner() {
        this(new LocalSearch());
    }

    public LadderPlanner(ScheduleEngine engine) {
        this.engine = engine;
    }

    @Override
    public Answer arrange(PlanQuestion question) {
        return answer(question, Optional.empty());
    }

    /** The plan in which workloads climb as this says; it has to name all who climb, each once on each rung. */
    Answer arranged(PlanQuestion question, Arrangement arrangement) {
        return answer(question, Optional.of(arrangement));
    }

    /** The same for one that a person chose: no wish is asked any more, and whether calls break is for others to say. */
    AdoptionPlan rearranged(Ascent known, Arrangement arrangement) {
        return plan(Ascent.of(known.question(), known.wishes(), known.standings(), engine, Optional.of(arrangement)));
    }

    /** What the stages of a plan would be made from, with nothing chosen yet. */
    Ascent ascent(PlanQuestion question) {
        return ascent(question, List.of());
    }

    /** @param postponed those that are known to wait */
    Ascent ascent(PlanQuestion question, List<Postponement> postponed) {
        var wishes = new Wishes(question.preferences(), question.snapshot());
        var refusing = new TreeMap<WorkloadId, Postponement>();
        postponed.forEach(waits -> refusing.put(waits.workload(), waits));
        var standings = standings(question, wishes, refusing);
        var all = wishes.and(new SleepingCalls(question, standings).callersFirst());
        return Ascent.of(question, all, standings, engine, Optional.empty());
    }

    private Answer answer(PlanQuestion question, Optional<Arrangement> arrangement) {
        var wishes = new Wishes(question.preferences(), question.snapshot());
        var refusing = new TreeMap<WorkloadId, Postponement>();
        while (true) {
            var standings = standings(question, wishes, refusing);
            var all = wishes.and(new SleepingCalls(question, standings).callersFirst());
            var answer = attempt(Ascent.of(question, all, standings, engine, arrangement));
            if (!(answer instanceof Answer.Contradiction contradiction)
                    || arrangement.isPresent()
                    || !isOfRulesAlone(contradiction)) {
                return answer;
            }
            SleepingCalls.keptBy(contradiction, all).forEach(waits -> refusing.put(waits.workload(), waits));
        }
    }

    /** Whoever waits calls in plaintext for longer, and may so make others wait. */
    private static Standings standings(
            PlanQuestion question, Wishes wishes, TreeMap<WorkloadId, Postponement> refusing) {
        while (true) {
            var standings = RollCall.of(question, wishes, refusing);
            var refused = new SleepingCalls(question, standings).refused();
            if (refusing.keySet().containsAll(refused.keySet())) {
                return standings;
            }
            refusing.putAll(refused);
        }
    }

    /** The user's word is not overruled: where it is part of a contradiction, the user hears of it. */
    private static boolean isOfRulesAlone(Answer.Contradiction contradiction) {
        return contradiction.wishes().stream().allMatch(Wish.CallerFirst.class::isInstance);
    }

    private static Answer attempt(Ascent ascent) {
        Optional<Answer.Contradiction> conflict = WishConflict.among(ascent.wishes(), ascent.standings());
        if (conflict.isPresent()) {
            return conflict.get();
        }
        var plan = plan(ascent);
        return KeptWishes.brokenBy(plan, ascent.wishes())
                .<Answer>map(broken -> broken)
                .orElse(new Answer.Planned(plan));
    }

    private static AdoptionPlan plan(Ascent ascent) {
        // The numbers of later stages depend on how many stages prepare the ground, and these on what is asked.
        var authorize = new AuthorizeStages(ascent, Map.of());
        var questions = new OpenQuestions(ascent, authorize.leftOpen()).asked();
        var stages = new ArrayList<>(new GroundStages(ascent).stages(questions));
        var exposure = Exposure.of(ascent);
        int ground = stages.size();
        var joins = JoinStages.of(ascent, exposure, numbers(ascent, StageKind.JOIN, ground, ground));
        stages.addAll(joins.stages());
        var joinStage = joinStages(stages);
        var strict = new StrictStages(ascent, joinStage);
        var strictClimb = strict.climb(numbers(ascent, StageKind.STRICT, ground, stages.size()));
        stages.addAll(strictClimb.stages());
        var authorizeClimb = new AuthorizeStages(ascent, joinStage)
                .climb(numbers(ascent, StageKind.AUTHORIZE, ground, stages.size()));
        stages.addAll(authorizeClimb.stages());
        stages.sort(Comparator.comparingInt(Stage::number));
        stages.addAll(new WaypointStages(ascent).stages(stages.size()));
        var hardenings = new HardenStages(ascent).hardenings();
        stages.addAll(new HardenStages(ascent).stages(hardenings, stages.size()));
        var solutions = List.of(joins.solution(), strictClimb.solution(), authorizeClimb.solution());
        return new AdoptionPlan(
                ascent.question().target(),
                stages,
                List.copyOf(ascent.standings().postponed().values()),
                strict.exceptions(),
                authorize.leftOpen(),
                ascent.standings().alreadyThere(),
                ascent.standings().neverStaged(),
                ascent.grades().criticality(),
                owners(ascent),
                new PlanObjective(ascent, exposure, stages).measured(solutions),
                hardenings,
                questions,
                Timetable.of(stages, ascent.question().preferences()));
    }

    private static Map<WorkloadId, String> owners(Ascent ascent) {
        var rule = new OwnerRule(ascent.question().snapshot(), ascent.wishes());
        var owners = new HashMap<WorkloadId, String>();
        ascent.question()
                .snapshot()
                .workloads()
                .forEach(workload -> rule.ownerOf(workload.id()).ifPresent(owner -> owners.put(workload.id(), owner)));
        return owners;
    }

    /** One after the other from the first on, unless somebody arranged the rungs otherwise. */
    private static IntUnaryOperator numbers(Ascent ascent, StageKind rung, int ground, int first) {
        return ascent.arrangement()
                .<IntUnaryOperator>map(arranged -> stage -> ground + arranged.position(rung, stage))
                .orElse(stage -> first + stage);
    }

    static Map<WorkloadId, Integer> joinStages(List<Stage> stages) {
        var joinStage = new HashMap<WorkloadId, Integer>();
        stages.stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .forEach(stage -> stage.workloads().forEach(workload -> joinStage.put(workload, stage.number())));
        return joinStage;
    }
}
