package dev.meshward.desktop.questions;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.Evidence;
import dev.meshward.desktop.questions.Question.Form;
import dev.meshward.desktop.session.CallNames;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what is to be asked of this session, what changes most first. */
final class QuestionList {

    private final SessionState state;
    private final Set<WorkloadId> excepted = new HashSet<>();

    private QuestionList(SessionState state) {
        this.state = state;
    }

    /** Questions that need a plan come once there is one. */
    static List<Question> of(SessionState state) {
        return new QuestionList(state).all();
    }

    private List<Question> all() {
        var all = new ArrayList<Question>();
        var plan = state.donePlan().map(done -> done.edits().plan());
        plan.ifPresent(each -> {
            each.exceptions().forEach(exception -> excepted.add(exception.workload()));
            each.leftOpen().forEach(open -> excepted.add(open.workload()));
        });
        all.addAll(calls());
        plan.ifPresent(each -> {
            all.addAll(owners(each));
            all.addAll(start());
            all.addAll(told());
            all.addAll(weights(each));
        });
        return all;
    }

    /** Calls into what stays open or excepted first: their answers save exceptions. */
    private List<Question> calls() {
        return state.survey().stream()
                .flatMap(survey -> survey.graph().dependencies().stream())
                .filter(call -> call.confidence() == Confidence.LOW)
                .sorted(Comparator.comparing((Dependency call) -> !isIntoException(call)))
                .map(this::call)
                .toList();
    }

    private boolean isIntoException(Dependency call) {
        return call.to().receivers().stream().anyMatch(excepted::contains);
    }

    private Question call(Dependency call) {
        var words = CallNames.of(call);
        return new Question(
                "call " + words,
                Words.say("questions.call", words),
                isIntoException(call) ? Words.say("questions.call-excepted") : Words.say("questions.call-stake"),
                call.evidence().stream().map(QuestionList::words).toList(),
                new Form.Call(call));
    }

    private static String words(Evidence evidence) {
        return Words.say(
                "questions.evidence",
                evidence.because(),
                evidence.place().file().isEmpty() ? evidence.kind() : evidence.place());
    }

    private static List<Question> owners(AdoptionPlan plan) {
        var without = new TreeMap<String, TreeSet<String>>();
        plan.stages().stream()
                .flatMap(stage -> stage.workloads().stream())
                .filter(workload -> !plan.owners().containsKey(workload))
                .forEach(workload -> without.computeIfAbsent(workload.namespace(), _ -> new TreeSet<>())
                        .add(workload.name()));
        var questions = new ArrayList<Question>();
        without.forEach((namespace, workloads) -> questions.add(new Question(
                "owner " + namespace,
                Words.say("questions.owner", namespace),
                Words.say("questions.owner-stake"),
                List.of(Words.say("questions.owner-evidence", workloads.size(), String.join(", ", workloads))),
                new Form.Owner(namespace))));
        return questions;
    }

    private List<Question> start() {
        return state.said().preferences().calendar().isPresent()
                ? List.of()
                : List.of(new Question(
                        "start",
                        Words.say("questions.start"),
                        Words.say("questions.start-stake"),
                        List.of(),
                        new Form.Start()));
    }

    /** As the planner asks; it words them itself. Whom changes have to be agreed with is asked for each namespace. */
    private List<Question> told() {
        return state.donePlan().stream()
                .flatMap(done -> done.result().plan().questions().stream())
                .filter(sentence -> !sentence.startsWith("Who has to agree to changes in"))
                .map(sentence ->
                        new Question(sentence, sentence, Words.say("questions.free-stake"), List.of(), new Form.Free()))
                .toList();
    }

    private List<Question> weights(AdoptionPlan plan) {
        var said = new HashSet<String>();
        state.said().preferences().wishes().forEach(wish -> {
            if (wish instanceof Wish.CriticalityOf(var target, var _, var _)) {
                said.add(target.namespace());
            }
        });
        var assumed = new TreeMap<String, Criticality>();
        plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .map(Stage::workloads)
                .flatMap(List::stream)
                .filter(workload -> !said.contains(workload.namespace()))
                .forEach(workload -> assumed.merge(
                        workload.namespace(),
                        plan.criticality().getOrDefault(workload, Criticality.NORMAL),
                        (one, other) -> one.compareTo(other) > 0 ? one : other));
        var questions = new ArrayList<Question>();
        assumed.forEach((namespace, grade) -> questions.add(new Question(
                "weight " + namespace,
                Words.say("questions.weight", namespace),
                Words.say("questions.weight-stake", grade.word()),
                List.of(),
                new Form.Weight(namespace, grade))));
        return questions;
    }
}
