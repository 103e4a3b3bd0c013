package dev.meshward.status;

import dev.meshward.adoption.Gate;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of each stage whether it may be carried out now. */
public final class Evening {

    private final Held planned;
    private final Held now;
    private final List<ObservedStage> stages;
    private final Gatekeeper gatekeeper;

    /**
     * @param planned the cluster the plan was made on
     * @param now the cluster as it is, with what the plan wrote so far taken back where it was judged
     * @param stages in their order, as the cluster shows them
     */
    public Evening(Held planned, Held now, List<ObservedStage> stages, Gatekeeper gatekeeper) {
        this.planned = planned;
        this.now = now;
        this.stages = List.copyOf(stages);
        this.gatekeeper = gatekeeper;
    }

    /** @param wanted the ids of the stages to be answered for; only their gates, and those they wait for, are looked at */
    public Tonight answer(List<String> wanted) {
        var answers = new ArrayList<StageTonight>();
        for (int i = 0; i < stages.size(); i++) {
            if (wanted.contains(stages.get(i).planned().id())) {
                answers.add(answer(i));
            }
        }
        return new Tonight(now.snapshot().cluster(), now.snapshot().takenAt(), answers);
    }

    private StageTonight answer(int position) {
        var observed = stages.get(position);
        var stage = observed.planned();
        var gates = looks(observed);
        var reasons = new ArrayList<Reason>();
        reasons.addAll(fields(observed));
        reasons.addAll(JudgedAnew.reasons(planned, now, stage));
        reasons.addAll(Newcomers.reasons(planned, now, stage));
        gates.forEach(look -> reason(look).ifPresent(reasons::add));
        reasons.addAll(order(position));
        reasons.sort(Comparator.comparing(Reason::weight).reversed());
        return new StageTonight(
                stage, worst(reasons.stream()), observed.progress(), reasons, gates, undo(observed, reasons));
    }

    private static Answer worst(Stream<Reason> reasons) {
        return reasons.map(reason -> Answer.of(reason.weight())).reduce(Answer.GO, Answer::worse);
    }

    private static List<Reason> fields(ObservedStage observed) {
        var reasons = new ArrayList<Reason>();
        observed.drifted().forEach(field -> reasons.add(Reason.noGo(Reason.About.FIELD, field.drift())));
        observed.notSeen().stream()
                .sorted()
                .map(ObjectKey::toString)
                .forEach(object -> reasons.add(
                        Reason.notKnown(Reason.About.FIELD, object + " was not seen, so nobody knows what it holds")));
        return reasons;
    }

    private List<GateLook> looks(ObservedStage observed) {
        var when = observed.progress() == Progress.DONE ? Gate.When.AFTER : Gate.When.BEFORE;
        return observed.planned().stage().gates().stream()
                .filter(gate -> gate.when() == when)
                .map(gatekeeper::look)
                .toList();
    }

    private static Optional<Reason> reason(GateLook look) {
        return switch (look.state()) {
            case HOLDS -> Optional.empty();
            case DOES_NOT_HOLD -> Optional.of(Reason.noGo(Reason.About.GATE, look.sentence()));
            case NOT_EVALUATED -> Optional.of(Reason.notKnown(Reason.About.GATE, look.sentence()));
        };
    }

    /** Stages are taken in their order, and none before the one that went before it has held. */
    private List<Reason> order(int position) {
        if (stages.get(position).progress() == Progress.DONE) {
            return List.of();
        }
        var waiting = stages.subList(0, position).stream()
                .filter(earlier -> earlier.progress() != Progress.DONE)
                .map(ObservedStage::planned)
                .toList();
        if (!waiting.isEmpty()) {
            return List.of(Reason.note(
                    Reason.About.ORDER,
                    "answered as if the stages before it were done; " + waiting.size() + " of them "
                            + (waiting.size() == 1 ? "is" : "are") + " not yet, the first "
                            + waiting.getFirst().folder()));
        }
        return position == 0 ? List.of() : soak(stages.get(position - 1));
    }

    private List<Reason> soak(ObservedStage before) {
        return looks(before).stream()
                .flatMap(look -> reason(look).stream())
                .map(reason -> new Reason(
                        reason.weight(),
                        Reason.About.GATE,
                        "the stage before, " + before.planned().folder() + ", has to hold first: " + reason.sentence()))
                .toList();
    }

    /** A field that no longer holds what we wrote is left alone on the way back. */
    private static Answer undo(ObservedStage observed, List<Reason> reasons) {
        var found = worst(reasons.stream().filter(reason -> reason.about() == Reason.About.UNDO));
        boolean isBegun = observed.progress() == Progress.DONE || observed.progress() == Progress.PARTLY;
        boolean leavesSomething = isBegun && observed.drifted().findAny().isPresent();
        return leavesSomething ? found.worse(Answer.NOT_KNOWN) : found;
    }
}
