package dev.meshward.export.judgement;

import dev.meshward.judge.Condition;
import dev.meshward.judge.Ending;
import dev.meshward.judge.Gate;
import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** A judgement as JSON, described in docs/reference/judgement.md. */
public final class JudgementJson {

    private record Place(String stage, String step, String state) implements Comparable<Place> {
        static Place of(JudgedCall call) {
            return new Place(call.stage(), call.step(), call.state());
        }

        @Override
        public int compareTo(Place other) {
            return java.util.Comparator.comparing(Place::stage)
                    .thenComparing(Place::step)
                    .thenComparing(Place::state)
                    .compare(this, other);
        }
    }

    private JudgementJson() {}

    public static String of(Judgement judgement, Shown shown) {
        return ManifestWriter.json(Mapping.building()
                .put("verdict", judgement.grade().word())
                .put("totals", totals(judgement))
                .put("ending", ending(judgement.ending()))
                .put("stages", list(judgement.stages(), JudgementJson::stage))
                .put("steps", steps(judgement, shown))
                .build());
    }

    private static Mapping totals(Judgement judgement) {
        var totals = Mapping.building();
        for (var grade : Grade.values()) {
            totals.put(grade.word(), judgement.stagesOf(grade));
        }
        for (var outcome : JudgedCall.Outcome.values()) {
            totals.put(outcome.word(), judgement.callsOf(outcome));
        }
        return totals.build();
    }

    private static Mapping ending(Ending ending) {
        return Mapping.building()
                .put("calls", ending.calls())
                .put("mutual", ending.mutual())
                .build();
    }

    private static Mapping stage(StageJudgement stage) {
        return Mapping.building()
                .put("stage", stage.stage())
                .put("verdict", stage.grade().word())
                .put("because", stage.because())
                .put("conditions", list(stage.conditions(), JudgementJson::condition))
                .put("gates", list(stage.gates(), JudgementJson::gate))
                .put("problems", list(stage.problems(), Value.Text::of))
                .put("edited", list(stage.edited(), Value.Text::of))
                .build();
    }

    private static Mapping condition(Condition condition) {
        return Mapping.building()
                .put("callers", condition.callers())
                .put("callee", condition.callee())
                .put("rule", condition.rule())
                .put("sentence", condition.sentence())
                .build();
    }

    private static Mapping gate(Gate gate) {
        return Mapping.building()
                .put("when", gate.when())
                .put("query", gate.query())
                .put("expect", gate.expect())
                .put("forDuration", gate.forDuration())
                .put("because", gate.because())
                .build();
    }

    private static Value steps(Judgement judgement, Shown shown) {
        var callsByPlace = new TreeMap<Place, List<JudgedCall>>();
        judgement
                .calls()
                .filter(shown::takes)
                .sorted()
                .forEach(call -> callsByPlace
                        .computeIfAbsent(Place.of(call), _ -> new java.util.ArrayList<>())
                        .add(call));
        return list(
                List.copyOf(callsByPlace.entrySet()),
                entry -> Mapping.building()
                        .put("stage", entry.getKey().stage())
                        .put("step", entry.getKey().step())
                        .put("state", entry.getKey().state())
                        .put("calls", list(entry.getValue(), JudgementJson::call))
                        .build());
    }

    private static Mapping call(JudgedCall call) {
        return Mapping.building()
                .put("from", name(call.callerNamespace(), call.caller()))
                .put("to", name(call.calleeNamespace(), call.callee()))
                .put("port", call.port())
                .put("verdict", call.outcome().word())
                .put("rule", call.rule())
                .put("because", call.because())
                .build();
    }

    private static String name(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    private static <T> Value list(List<T> all, Function<T, ? extends Value> each) {
        return Value.Sequence.of(all.stream().map(each).toList());
    }
}
