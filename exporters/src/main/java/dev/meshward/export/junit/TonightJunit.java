package dev.meshward.export.junit;

import dev.meshward.status.Reason;
import dev.meshward.status.StageTonight;
import dev.meshward.status.Tonight;
import java.util.Optional;
import java.util.stream.Collectors;

/** A test for each stage: it fails for no-go, and is skipped where the answer is not known. */
public final class TonightJunit {

    private TonightJunit() {}

    public static String of(Tonight tonight) {
        var suite = new Suite("stages on " + tonight.cluster());
        tonight.stages().forEach(stage -> suite.add(test(stage)));
        return suite.xml();
    }

    private static Suite.Case test(StageTonight stage) {
        var because = stage.reasons().stream().map(Reason::sentence).collect(Collectors.joining("\n"));
        Optional<Suite.Failure> failure = switch (stage.answer()) {
            case NO_GO -> Optional.of(new Suite.Failure("no-go", "no-go", because));
            case GO, NOT_KNOWN -> Optional.empty();
        };
        Optional<String> skipped = switch (stage.answer()) {
            case NOT_KNOWN -> Optional.of("not known: " + because);
            case GO, NO_GO -> Optional.empty();
        };
        return new Suite.Case(stage.planned().folder(), "may be carried out", failure, skipped);
    }
}
