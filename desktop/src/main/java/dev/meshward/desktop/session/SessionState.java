package dev.meshward.desktop.session;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.survey.PlanEdits;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything a session is at one moment. What was worked out may lag behind what was said: {@link #survey()} and
 * {@link #plan()} name their basis, and {@link Deriving} catches up.
 *
 * @param snapshot the cluster as it was read; empty before anything was opened
 * @param survey who calls whom, and what stands in the way
 * @param plan the plan with what people moved; empty until somebody looks at it
 */
public record SessionState(
        SessionSource source,
        Optional<ClusterSnapshot> snapshot,
        Said said,
        Optional<Surveyed> survey,
        Optional<Planned> plan) {

    public static SessionState empty() {
        return new SessionState(
                new SessionSource.None(), Optional.empty(), Said.nothing(), Optional.empty(), Optional.empty());
    }

    /** A session that begins with this cluster. */
    public static SessionState of(SessionSource source, ClusterSnapshot snapshot, Said said) {
        return new SessionState(source, Optional.of(snapshot), said, Optional.empty(), Optional.empty());
    }

    /** The same cluster, read again; what was worked out stays until it is worked out anew. */
    public SessionState rescanned(ClusterSnapshot again) {
        return new SessionState(source, Optional.of(again), said, survey, plan);
    }

    public SessionState saying(UnaryOperator<Said> change) {
        return new SessionState(source, snapshot, change.apply(said), survey, plan);
    }

    public SessionState withSurvey(Surveyed surveyed) {
        return new SessionState(source, snapshot, said, Optional.of(surveyed), plan);
    }

    public SessionState withPlan(Planned planned) {
        return new SessionState(source, snapshot, said, survey, Optional.of(planned));
    }

    /** The same plan with other moves; nothing changes where there is no plan. */
    public SessionState withEdits(PlanEdits edits) {
        return plan.flatMap(Planned::done)
                .map(done -> withPlan(done.withEdits(edits)))
                .orElse(this);
    }

    /** The plan with its edits, where there is one. */
    public Optional<Planned.Done> donePlan() {
        return plan.flatMap(Planned::done);
    }

    /** What a survey of this moment would be worked out of. */
    Optional<Surveyed.Basis> basis() {
        return snapshot.map(cluster -> Surveyed.Basis.of(cluster, said));
    }

    /** Whether the survey is of this very moment. */
    public boolean isSurveyed() {
        return survey.isPresent() && basis().equals(survey.map(Surveyed::basis));
    }

    /** Whether the plan is of this very moment. */
    public boolean isPlanned() {
        return isSurveyed()
                && plan.filter(planned ->
                                survey.filter(each -> each == planned.survey()).isPresent()
                                        && planned.preferences().equals(said.preferences()))
                        .isPresent();
    }
}
