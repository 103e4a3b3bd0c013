package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.testing.crd.ApiServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold for every cluster, tried on clusters drawn by lot: 500 of them, or as many as {@code -Dseeds=N} says, from
 * the seed {@code -Dfirst=N} on. A failure names its seed; {@code -Dseed=N} draws that one alone.
 */
class RandomClusterLawsTest {

    private static final Optional<ApiServer> SERVER = ApiServer.withDefinitionsBesideTheRepository();
    private static final Map<String, Law> LAWS = laws();
    private static final Map<String, List<String>> BROKEN = new LinkedHashMap<>();
    private static long drawn;

    private static Map<String, Law> laws() {
        var laws = new LinkedHashMap<String, Law>();
        laws.put("calls", RolloutLaws::noStepRefusesAKnownCall);
        laws.put("found", RolloutLaws::everyWrittenCallIsFound);
        laws.put("everybody", RolloutLaws::nobodyDisappears);
        laws.put("proxies", RolloutLaws::whoJoinsGetsAProxy);
        laws.put("waiting", RolloutLaws::nobodyWaitsWithoutNeed);
        laws.put("exceptions", RolloutLaws::noExceptionIsTooMany);
        laws.put("strangers", RolloutLaws::strangersAreLeftAlone);
        laws.put("undo", UndoLaw::leavesOnlyWhatOthersDid);
        laws.put("order", FileLaws::orderDoesNotMatter);
        laws.put("restarts", FileLaws::everyRestartHasItsCommands);
        SERVER.ifPresent(server ->
                laws.put("valid", one -> isJudged(one) ? FileLaws.everyManifestIsValid(one, server) : List.of()));
        return laws;
    }

    /** Asking every rule of every definition takes longest, so that every fifth cluster has to be enough. */
    private static boolean isJudged(Case one) {
        return one.cluster().seed() % 5 == 0;
    }

    @BeforeAll
    static void draw() {
        LAWS.keySet().forEach(law -> BROKEN.put(law, Collections.synchronizedList(new ArrayList<>())));
        seeds().parallel().forEach(RandomClusterLawsTest::tryAll);
        drawn = seeds().count();
    }

    private static LongStream seeds() {
        var one = Long.getLong("seed");
        long first = Long.getLong("first", 0);
        return one != null ? LongStream.of(one) : LongStream.range(first, first + Long.getLong("seeds", 500));
    }

    private static void tryAll(long seed) {
        var one = Case.drawn(seed);
        LAWS.forEach((name, law) -> law.brokenBy(one)
                .forEach(how -> BROKEN.getOrDefault(name, new ArrayList<>()).add("seed " + seed + ": " + how)));
    }

    @Test
    void the_lots_were_drawn() {
        assertThat(drawn).isPositive();
    }

    @Test
    void no_step_of_a_rollout_refuses_a_call_that_worked_before() {
        holds("calls");
    }

    @Test
    void every_restart_there_and_back_has_its_commands() {
        holds("restarts");
    }

    @Test
    void every_call_that_is_spelled_out_is_found() {
        holds("found");
    }

    @Test
    void nobody_disappears() {
        holds("everybody");
    }

    @Test
    void whoever_joins_gets_a_proxy_and_nobody_else_does() {
        holds("proxies");
    }

    @Test
    void other_meshes_and_the_cluster_itself_are_left_alone() {
        holds("strangers");
    }

    @Test
    void nobody_is_postponed_without_need() {
        holds("waiting");
    }

    @Test
    void no_exception_can_be_left_out() {
        holds("exceptions");
    }

    @Test
    void undo_leaves_exactly_what_others_did_meanwhile() {
        holds("undo");
    }

    @Test
    void the_order_of_the_input_changes_no_byte() {
        holds("order");
    }

    @Test
    void every_manifest_is_one_an_api_server_takes() {
        assumeThat(SERVER).describedAs("../shared/crds is absent").isPresent();
        holds("valid");
    }

    private static void holds(String law) {
        var broken = BROKEN.get(law).stream().sorted().toList();
        assertThat(broken)
                .describedAs(broken.size() + " breaches in " + drawn + " clusters, the first: "
                        + broken.stream().findFirst().orElse(""))
                .isEmpty();
    }
}
