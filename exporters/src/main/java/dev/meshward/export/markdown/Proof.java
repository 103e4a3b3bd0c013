package dev.meshward.export.markdown;

import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.JudgedCall.Outcome;
import dev.meshward.judge.StageJudgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the judge says of one stage, in one line, and the calls that the line names. */
final class Proof {

    /** The caller's pods old or new, the callee's pods old or new. */
    private static final int STATES = 4;

    private final Optional<StageJudgement> judged;
    private final TreeSet<String> calls = new TreeSet<>();
    /** By call, the worst that becomes of it anywhere on the way. */
    private final TreeMap<String, JudgedCall> worst = new TreeMap<>();

    Proof(Optional<StageJudgement> judged) {
        this.judged = judged;
        judged.stream().flatMap(stage -> stage.calls().stream()).forEach(this::add);
    }

    private void add(JudgedCall call) {
        calls.add(name(call));
        if (!call.outcome().isDelivered()) {
            worst.merge(name(call), call, (one, other) -> rank(one) >= rank(other) ? one : other);
        }
    }

    private static int rank(JudgedCall call) {
        return switch (call.outcome()) {
            case REFUSED -> 3;
            case OPENED -> 2;
            case UNKNOWN -> 1;
            case DELIVERED_MTLS, DELIVERED_PLAINTEXT -> 0;
        };
    }

    /** {@code 143 calls × 4 states …: 0 refused, 0 opened, 3 unknown, named below.} */
    String line() {
        return judged.map(stage -> Words.count(calls.size(), "call") + " × " + STATES
                        + " states (pods old or new at both ends), after every step and on the way back: "
                        + count(Outcome.REFUSED) + " refused, " + count(Outcome.OPENED) + " opened, "
                        + count(Outcome.UNKNOWN) + " unknown" + (worst.isEmpty() ? "" : ", named") + "; "
                        + (stage.conditions().isEmpty()
                                ? "no"
                                : stage.conditions().size()) + " open "
                        + (stage.conditions().size() == 1 ? "condition" : "conditions")
                        + (stage.edited().isEmpty()
                                ? "."
                                : ". **Edited since the plan was made:** " + StageSections.codes(stage.edited()) + "."))
                .orElse("not judged now");
    }

    private long count(Outcome outcome) {
        return worst.values().stream().filter(call -> call.outcome() == outcome).count();
    }

    /** The calls that the line counts as refused, opened or unknown, the worst first; then what has to hold besides. */
    List<String> named(int most) {
        var named = new ArrayList<String>();
        worst.entrySet().stream()
                .sorted((one, other) -> rank(other.getValue()) - rank(one.getValue()))
                .forEach(entry -> named.add("**" + entry.getValue().outcome().word() + "** "
                        + Inline.text(entry.getKey()) + ": "
                        + Words.sentence(entry.getValue().because())));
        judged.stream()
                .flatMap(stage -> stage.problems().stream())
                .forEach(problem -> named.addFirst("**unsafe** " + Words.sentence(problem)));
        judged.stream()
                .flatMap(stage -> stage.conditions().stream())
                .forEach(condition -> named.add("**has to hold** " + Words.sentence(condition.sentence())));
        return Some.of(named, most, "`meshward judge` prints them");
    }

    private static String name(JudgedCall call) {
        var from = call.callerNamespace().isEmpty() ? call.caller() : call.callerNamespace() + "/" + call.caller();
        return from + " → " + call.calleeNamespace() + "/" + call.callee() + ":" + call.port();
    }
}
