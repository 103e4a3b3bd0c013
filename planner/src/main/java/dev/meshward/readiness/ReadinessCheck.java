package dev.meshward.readiness;

import dev.meshward.advice.Code;
import java.util.stream.Stream;

/** Looks for one defect. A check sees only what it is handed, and reports fewer findings, never more, when less is known. */
public interface ReadinessCheck {

    /** The code of every finding of this check. */
    Code code();

    /** The defect in a few words, for lists: {@code Workload on the host network}. */
    String title();

    /** For which meshes it means anything, at which step, and what it looks at. */
    Scope scope();

    Stream<Finding> inspect(Situation situation);
}
