package dev.meshward.judge;

import java.util.List;

/** What was found of some calls and doors in one stage. */
record Findings(List<JudgedCall> calls, List<Condition> conditions) {

    Findings {
        calls = List.copyOf(calls);
        conditions = List.copyOf(conditions);
    }
}
