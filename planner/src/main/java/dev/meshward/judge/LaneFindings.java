package dev.meshward.judge;

import java.util.List;

/** What one lane found in each stage, in their order, and where its calls end. */
record LaneFindings(List<Findings> stages, Ending ending) {

    LaneFindings {
        stages = List.copyOf(stages);
    }
}
