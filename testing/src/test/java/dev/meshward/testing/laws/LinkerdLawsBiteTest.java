package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.bundles.ApplyFile;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rollouts of Linkerd spoilt on purpose: each law has to notice what is wrong with them. */
class LinkerdLawsBiteTest {

    private static final List<Case> TO_LINKERD = LongStream.range(0, 12)
            .mapToObj(seed -> Case.drawn(seed, MeshName.LINKERD))
            .toList();

    @Test
    void a_server_without_access_policy_is_noticed() {
        assertThat(LawsBiteTest.broken(
                        TO_LINKERD,
                        RolloutLaws::noStepRefusesAKnownCall,
                        changed(LinkerdLawsBiteTest::withoutAccessPolicy)))
                .isNotEmpty();
    }

    @Test
    void a_plaintext_policy_left_out_is_noticed() {
        assertThat(LawsBiteTest.broken(
                        TO_LINKERD,
                        RolloutLaws::noStepRefusesAKnownCall,
                        changed(LinkerdLawsBiteTest::withoutNetworks)))
                .isNotEmpty();
    }

    @Test
    void callers_of_a_policy_that_were_misspelt_are_noticed() {
        assertThat(LawsBiteTest.broken(
                        TO_LINKERD,
                        RolloutLaws::noStepRefusesAKnownCall,
                        changed(LinkerdLawsBiteTest::withoutIdentities)))
                .isNotEmpty();
    }

    @Test
    void servers_turning_strict_before_anybody_joined_are_noticed() {
        assertThat(LawsBiteTest.broken(
                        TO_LINKERD,
                        RolloutLaws::noStepRefusesAKnownCall,
                        LawsBiteTest.stages(LawsBiteTest::strictBeforeJoin)))
                .isNotEmpty();
    }

    private static UnaryOperator<Journey> changed(UnaryOperator<Manifest> change) {
        return LawsBiteTest.stages(stages -> stages.stream()
                .map(stage -> LawsBiteTest.with(
                        stage,
                        stage.apply().stream()
                                .map(file -> new ApplyFile(file.path(), change.apply(file.manifest())))
                                .toList(),
                        stage.patches(),
                        stage.undo()))
                .toList());
    }

    private static Manifest withoutAccessPolicy(Manifest manifest) {
        return without(manifest, "Server", "accessPolicy");
    }

    private static Manifest withoutNetworks(Manifest manifest) {
        return renamed(manifest, "NetworkAuthentication");
    }

    private static Manifest withoutIdentities(Manifest manifest) {
        return without(manifest, "MeshTLSAuthentication", "identityRefs");
    }

    private static Manifest without(Manifest manifest, String kind, String field) {
        return manifest.key().kind().equals(kind)
                ? manifest.withContent(manifest.content()
                        .with("spec", manifest.at("spec").mapping().without(field)))
                : manifest;
    }

    private static Manifest renamed(Manifest manifest, String kind) {
        var metadata = manifest.at("metadata").mapping().with("name", Value.Text.of("another"));
        return manifest.key().kind().equals(kind)
                ? Manifest.made(manifest.content().with("metadata", metadata))
                : manifest;
    }
}
