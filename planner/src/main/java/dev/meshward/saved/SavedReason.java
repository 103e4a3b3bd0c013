package dev.meshward.saved;

import dev.meshward.adoption.Reason;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import java.util.List;

/**
 * Why workloads climb in their stage and in no other.
 *
 * @param workloads it is about; empty when it is about the whole stage
 * @param calls that decided; none where no call did
 */
public record SavedReason(
        Reason.Side side, String rule, List<WorkloadId> workloads, String because, List<DecidingCall> calls) {

    public SavedReason {
        workloads = List.copyOf(workloads);
        calls = List.copyOf(calls);
    }

    /**
     * A call that decided.
     *
     * @param call such as {@code shop/web → data/ledger:8080}
     * @param evidence the best there is, as {@code kind@file:line path}
     */
    public record DecidingCall(String call, String evidence) {}

    static SavedReason of(Reason reason) {
        return new SavedReason(
                reason.side(),
                reason.rule(),
                reason.workloads(),
                reason.because(),
                reason.calls().stream().map(SavedReason::call).toList());
    }

    private static DecidingCall call(Dependency call) {
        return new DecidingCall(
                words(call), EvidenceText.of(call).stream().findFirst().orElse(""));
    }

    private static String words(Dependency call) {
        var to = call.to().namespace() + "/" + call.to().name();
        return caller(call.from()) + " → " + to + (call.port() > 0 ? ":" + call.port() : "");
    }

    private static String caller(Caller caller) {
        return caller.namespace().isEmpty() ? caller.name() : caller.namespace() + "/" + caller.name();
    }
}
