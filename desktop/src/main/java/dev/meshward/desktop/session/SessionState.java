package dev.meshward.desktop.session;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.survey.PlanEdits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything a session is at one moment. What was worked out may lag behind what was said: {@link #survey()} and
 * {@link #plan()} name their basis, and {@link Deriving} catches up.
 *
 * @param snapshot the cluster as it was read; empty before anything was opened
 * @param recalled plans for meshes other than that of {@link #plan()}, and those of the file this session was read from:
 *     whoever chooses the mesh again finds what was moved
 * @param survey who calls whom, and what stands in the way
 * @param plan the plan with what people moved; empty until somebody looks at it
 * @param map what somebody made of the map
 */
public record SessionState(
        SessionSource source,
        Optional<ClusterSnapshot> snapshot,
        Said said,
        Map<MeshName, EarlierPlan> recalled,
        Optional<Surveyed> survey,
        Optional<Planned> plan,
        MapKept map) {

    public SessionState {
        recalled = Map.copyOf(recalled);
    }

    public static SessionState empty() {
        return new SessionState(
                new SessionSource.None(),
                Optional.empty(),
                Said.nothing(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                MapKept.nothing());
    }

    /** A session that begins with this cluster. */
    public static SessionState of(SessionSource source, ClusterSnapshot snapshot, Said said) {
        return recalled(source, snapshot, said, List.of());
    }

    /** A session that goes on, with what it had planned. */
    public static SessionState recalled(
            SessionSource source, ClusterSnapshot snapshot, Said said, List<EarlierPlan> plans) {
        return new SessionState(
                source,
                Optional.of(snapshot),
                said,
                plans.stream().collect(Collectors.toMap(EarlierPlan::mesh, plan -> plan, (_, later) -> later)),
                Optional.empty(),
                Optional.empty(),
                MapKept.nothing());
    }

    /** The same cluster, read again; what was worked out stays until it is worked out anew. */
    public SessionState rescanned(ClusterSnapshot again) {
        return new SessionState(source, Optional.of(again), said, recalled, survey, plan, map);
    }

    /** The plan of a rollout that goes on, made again for the rest of it; {@code start} is what that plan begins with. */
    public SessionState replanned(ClusterSnapshot start, EarlierPlan again) {
        var plans = plansByMesh();
        plans.put(again.mesh(), again);
        return new SessionState(source, Optional.of(start), said, plans, survey, Optional.empty(), map);
    }

    public SessionState saying(UnaryOperator<Said> change) {
        return new SessionState(source, snapshot, change.apply(said), recalled, survey, plan, map);
    }

    public SessionState withSurvey(Surveyed surveyed) {
        return new SessionState(source, snapshot, said, recalled, Optional.of(surveyed), plan, map);
    }

    public SessionState withPlan(Planned planned) {
        return new SessionState(source, snapshot, said, plansByMesh(), survey, Optional.of(planned), map);
    }

    public SessionState withMap(MapKept other) {
        return new SessionState(source, snapshot, said, recalled, survey, plan, other);
    }

    private EnumMap<MeshName, EarlierPlan> plansByMesh() {
        var plans = new EnumMap<MeshName, EarlierPlan>(MeshName.class);
        plans.putAll(recalled);
        plan.flatMap(Planned::earlier).ifPresent(before -> plans.put(before.mesh(), before));
        return plans;
    }

    /** What there is of plans, one for each mesh, as whoever plans again needs them. */
    public List<EarlierPlan> plans() {
        return List.copyOf(plansByMesh().values());
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

    /** What planning again has to respect: what people moved and, as far as it goes, the stages as they are. */
    public Optional<EarlierPlan> earlier() {
        return Optional.ofNullable(plansByMesh().get(said.target().mesh()))
                .map(before -> before.settling(said.approvedStages()));
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
