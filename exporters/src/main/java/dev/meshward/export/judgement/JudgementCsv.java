package dev.meshward.export.judgement;

import dev.meshward.export.Csv;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import java.util.List;
import java.util.stream.Collectors;

/** One row a call and step. Columns are a promise to scripts: added at the end, never renamed. */
public final class JudgementCsv {

    private static final String HEADER =
            "stage,step,state,caller_namespace,caller,callee_namespace,callee,port,verdict,rule,because\n";

    private JudgementCsv() {}

    public static String of(Judgement judgement, Shown shown) {
        return judgement
                .calls()
                .filter(shown::takes)
                .sorted()
                .map(JudgementCsv::row)
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static String row(JudgedCall call) {
        return Csv.line(List.of(
                call.stage(),
                call.step(),
                call.state(),
                call.callerNamespace(),
                call.caller(),
                call.calleeNamespace(),
                call.callee(),
                call.port() == 0 ? "" : Integer.toString(call.port()),
                call.outcome().word(),
                call.rule(),
                call.because()));
    }
}
