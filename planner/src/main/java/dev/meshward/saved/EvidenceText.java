package dev.meshward.saved;

import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.Evidence;
import java.util.List;

/** Evidence in the short form of every output: {@code env@checkout.yaml:42 spec.template.spec.containers[0].env[3].value}. */
public final class EvidenceText {

    private EvidenceText() {}

    public static String of(Evidence evidence) {
        return evidence.place().file().isEmpty() ? evidence.kind() : evidence.kind() + "@" + evidence.place();
    }

    /** Every reason, the best first. */
    public static List<String> of(Dependency dependency) {
        return dependency.evidence().stream().map(EvidenceText::of).toList();
    }
}
