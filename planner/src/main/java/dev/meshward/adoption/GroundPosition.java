package dev.meshward.adoption;

import dev.meshward.adoption.Reason.Side;
import java.util.List;

/** Why the stages that prepare the ground come first, and in their order. */
final class GroundPosition {

    private static final String GROUND_FIRST = "the ground first";

    private GroundPosition() {}

    static List<Reason> of(Stage stage, Outlook outlook) {
        var next = outlook.plan().stages().stream()
                .filter(other -> other.number() > stage.number())
                .findFirst();
        return next.map(other -> List.of(
                        new Reason(Side.NOT_LATER, GROUND_FIRST, List.of(), notLater(stage.kind(), other), List.of())))
                .orElse(List.of());
    }

    private static String notLater(StageKind kind, Stage next) {
        var then = Outlook.named(List.of(next)) + " (" + next.title() + ")";
        return switch (kind) {
            case PREREQUISITES -> then + " relies on it: what readiness found is settled before anything changes.";
            case PLATFORM -> then + " needs the mesh to be there.";
            default -> then + " changes how calls travel: what was usual before can be recorded only now.";
        };
    }
}
