package dev.meshward.desktop.plan;

import dev.meshward.adoption.Move;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * What stays where it is when the plan is made again, since somebody put it there.
 *
 * @param wishes what is wished for, pins among it
 * @param moves what people moved
 */
public record Pins(List<Wish> wishes, List<Move> moves) {

    public Pins {
        wishes = List.copyOf(wishes);
        moves = List.copyOf(moves);
    }

    static Pins none() {
        return new Pins(List.of(), List.of());
    }

    /** Why this workload stays in this stage; empty where the planner may place it elsewhere. */
    Optional<String> of(WorkloadId workload, Stage stage) {
        return pinned(new Wish.Target(workload.namespace(), workload.name()), stage)
                .or(() -> moves.stream()
                        .filter(move ->
                                move.workload().equals(workload) && move.stage().equals(stage.id()))
                        .findFirst()
                        .map(_ -> Words.say("plan.moved-here")));
    }

    /** The same for a whole namespace. */
    Optional<String> of(String namespace, Stage stage) {
        return pinned(new Wish.Target(namespace, ""), stage);
    }

    private Optional<String> pinned(Wish.Target target, Stage stage) {
        return stage.kind() == StageKind.JOIN
                ? wishes.stream()
                        .filter(wish ->
                                wish instanceof Wish.At at && at.target().equals(target))
                        .findFirst()
                        .map(wish -> Words.say("plan.pinned", ((Wish.At) wish).joinStage()))
                : Optional.empty();
    }
}
