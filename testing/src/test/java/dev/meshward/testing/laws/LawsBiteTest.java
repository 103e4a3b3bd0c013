package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.StrictException;
import dev.meshward.bundles.ApplyFile;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Undo;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.crd.ApiServer;
import dev.meshward.testing.journey.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rollouts spoilt on purpose: each law has to notice what is wrong with them. A law that nothing breaks holds nothing. */
class LawsBiteTest {

    private static final List<Case> SOUND = LongStream.range(0, 12)
            .mapToObj(seed -> Case.drawn(seed, MeshName.ISTIO))
            .toList();

    @Test
    void turning_strict_before_anybody_joined_is_noticed() {
        assertThat(broken(RolloutLaws::noStepRefusesAKnownCall, stages(LawsBiteTest::strictBeforeJoin)))
                .isNotEmpty();
    }

    @Test
    void leaving_the_exceptions_out_is_noticed() {
        assertThat(broken(RolloutLaws::noStepRefusesAKnownCall, stages(LawsBiteTest::withoutPortExceptions)))
                .isNotEmpty();
    }

    @Test
    void a_rollout_that_forgets_to_label_is_noticed() {
        assertThat(broken(RolloutLaws::whoJoinsGetsAProxy, stages(LawsBiteTest::withoutPatches)))
                .isNotEmpty();
    }

    @Test
    void a_workload_that_vanishes_from_the_plan_is_noticed() {
        assertThat(broken(RolloutLaws::nobodyDisappears, plan(LawsBiteTest::withoutJoins)))
                .isNotEmpty();
    }

    @Test
    void a_workload_that_is_postponed_for_nothing_is_noticed() {
        assertThat(broken(RolloutLaws::nobodyWaitsWithoutNeed, plan(LawsBiteTest::everybodyWaits)))
                .isNotEmpty();
    }

    @Test
    void an_exception_that_nobody_needs_is_noticed() {
        assertThat(broken(RolloutLaws::noExceptionIsTooMany, plan(LawsBiteTest::oneExceptionMore)))
                .isNotEmpty();
    }

    @Test
    void an_undo_that_forgets_a_field_is_noticed() {
        assertThat(broken(UndoLaw::leavesOnlyWhatOthersDid, stages(LawsBiteTest::undoingNothing)))
                .isNotEmpty();
    }

    @Test
    void a_misspelt_field_is_noticed() {
        var server = ApiServer.withDefinitionsBesideTheRepository();
        assumeThat(server).describedAs("../shared/crds is absent").isPresent();

        assertThat(broken(one -> FileLaws.everyManifestIsValid(one, server.get()), stages(LawsBiteTest::misspelt)))
                .isNotEmpty();
    }

    private static List<String> broken(Law law, UnaryOperator<Journey> spoiling) {
        return broken(SOUND, law, spoiling);
    }

    static List<String> broken(List<Case> cases, Law law, UnaryOperator<Journey> spoiling) {
        return cases.stream()
                .flatMap(one -> law.brokenBy(new Case(one.cluster(), spoiling.apply(one.journey()))).stream())
                .toList();
    }

    static UnaryOperator<Journey> stages(UnaryOperator<List<StageBundle>> change) {
        return journey -> new Journey(
                journey.snapshot(),
                journey.graph(),
                journey.findings(),
                journey.plan(),
                new RolloutBundle(
                        change.apply(journey.bundle().stages()),
                        journey.bundle().emergency(),
                        journey.bundle().sizing()));
    }

    private static UnaryOperator<Journey> plan(Function<Journey, AdoptionPlan> change) {
        return journey -> new Journey(
                journey.snapshot(), journey.graph(), journey.findings(), change.apply(journey), journey.bundle());
    }

    static List<StageBundle> strictBeforeJoin(List<StageBundle> stages) {
        var strictFirst = stages.stream().filter(stage -> stage.stage().kind() == StageKind.STRICT);
        var rest = stages.stream().filter(stage -> stage.stage().kind() != StageKind.STRICT);
        var ground = stages.stream().filter(stage -> stage.stage().kind().compareTo(StageKind.JOIN) < 0);
        return Stream.of(ground, strictFirst, rest).flatMap(each -> each).toList();
    }

    private static List<StageBundle> withoutPortExceptions(List<StageBundle> stages) {
        return stages.stream()
                .map(stage -> with(
                        stage,
                        stage.apply().stream()
                                .map(file -> new ApplyFile(file.path(), withoutPorts(file.manifest())))
                                .toList(),
                        stage.patches(),
                        stage.undo()))
                .toList();
    }

    private static Manifest withoutPorts(Manifest manifest) {
        return manifest.at("spec", "portLevelMtls").isAbsent()
                ? manifest
                : manifest.withContent(manifest.content()
                        .with("spec", manifest.at("spec").mapping().without("portLevelMtls")));
    }

    private static List<StageBundle> withoutPatches(List<StageBundle> stages) {
        return stages.stream()
                .map(stage -> with(stage, stage.apply(), List.of(), stage.undo()))
                .toList();
    }

    private static List<StageBundle> undoingNothing(List<StageBundle> stages) {
        var nothing = new Undo(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return stages.stream()
                .map(stage -> with(stage, stage.apply(), stage.patches(), nothing))
                .toList();
    }

    private static List<StageBundle> misspelt(List<StageBundle> stages) {
        return stages.stream()
                .map(stage -> with(
                        stage,
                        stage.apply().stream()
                                .map(file -> new ApplyFile(file.path(), misspelt(file.manifest())))
                                .toList(),
                        stage.patches(),
                        stage.undo()))
                .toList();
    }

    private static Manifest misspelt(Manifest manifest) {
        var spec = manifest.at("spec").mapping().with("selektor", Mapping.empty());
        return manifest.withContent(manifest.content().with("spec", spec));
    }

    static StageBundle with(StageBundle stage, List<ApplyFile> apply, List<PatchFile> patches, Undo undo) {
        return new StageBundle(
                stage.stage(),
                stage.steps(),
                apply,
                patches,
                stage.helm(),
                stage.restarts(),
                stage.touched(),
                stage.verify(),
                stage.watch(),
                stage.troubleshooting(),
                undo,
                stage.monitoring());
    }

    private static AdoptionPlan withoutJoins(Journey journey) {
        var plan = journey.plan();
        var stages = plan.stages().stream()
                .filter(stage -> stage.kind() != StageKind.JOIN)
                .toList();
        return with(plan, stages, plan.postponed(), plan.exceptions());
    }

    private static AdoptionPlan everybodyWaits(Journey journey) {
        var plan = journey.plan();
        var waiting = journey.snapshot().workloads().stream()
                .map(workload -> new Postponement(workload.id(), "for no reason", "", false))
                .toList();
        return with(plan, plan.stages(), waiting, plan.exceptions());
    }

    private static AdoptionPlan oneExceptionMore(Journey journey) {
        var plan = journey.plan();
        var more = new ArrayList<>(plan.exceptions());
        journey.snapshot().workloads().stream()
                .map(workload -> new StrictException(workload.id(), List.of(65000), List.of(), "for nobody", "now"))
                .forEach(more::add);
        return with(plan, plan.stages(), plan.postponed(), more);
    }

    private static AdoptionPlan with(
            AdoptionPlan plan, List<Stage> stages, List<Postponement> postponed, List<StrictException> exceptions) {
        return new AdoptionPlan(
                plan.target(),
                stages,
                postponed,
                exceptions,
                plan.leftOpen(),
                plan.alreadyThere(),
                plan.neverStaged(),
                plan.criticality(),
                plan.objective(),
                plan.questions(),
                plan.datesByStage());
    }
}
