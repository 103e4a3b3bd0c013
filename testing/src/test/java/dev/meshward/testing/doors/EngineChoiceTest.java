package dev.meshward.testing.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.survey.Engines;
import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.CommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who plans may choose the engine, and hears how to get one that is not there. */
class EngineChoiceTest {

    private static final int WRONG_USAGE = 2;

    @TempDir
    private Path folder;

    private CommandLine.Ended planned(String engine) {
        var shop = Repository.here().at("sample-clusters/corner-shop").toString();
        return CommandLine.in(folder).run("plan", shop, "--out", "rollout", "--engine", engine);
    }

    @Test
    void without_the_module_the_user_is_told_how_to_get_it() {
        assumeThat(Engines.names()).doesNotContain("cp-sat");

        var refused = planned("cp-sat");

        assertThat(refused.exitCode()).isEqualTo(WRONG_USAGE);
        assertThat(refused.err()).contains("MESHWARD_ENGINES=cp-sat", "docs/reference/engines.md");
        assertThat(folder.resolve("rollout")).doesNotExist();
    }

    @Test
    void an_engine_nobody_knows_is_refused_with_those_there_are() {
        var refused = planned("oracle");

        assertThat(refused.exitCode()).isEqualTo(WRONG_USAGE);
        assertThat(refused.err()).contains("--engine oracle is not known; there is search");
    }

    @Test
    void with_the_module_the_plan_says_what_was_proven() {
        assumeThat(Engines.names()).contains("cp-sat");

        var plan = planned("cp-sat");

        assertThat(plan.out()).contains("proven by cp-sat 0 inversions");
        assertThat(Repository.read(folder.resolve("rollout/plan.json"))).contains("\"engine\": \"cp-sat\"");
        assertThat(Repository.read(folder.resolve("rollout/rollout-plan.md"))).contains("proven by cp-sat");
    }

    @Test
    void the_usual_engine_may_be_named() {
        assertThat(planned("Search").exitCode()).isZero();
    }
}
