package dev.meshward.testing.mutants;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A second opinion is worth nothing from somebody who asks the first. */
class SimulatorStandsApartTest {

    private static final ArchRule APART = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.meshward.evaluate..",
                    "dev.meshward.judge..",
                    "dev.meshward.mesh..",
                    "dev.meshward.adoption..",
                    "dev.meshward.bundles..");

    @Test
    void the_simulator_shares_no_code_with_the_judge_or_the_planner() {
        APART.check(new ClassFileImporter().importPackages("dev.meshward.testing.simulator"));
    }

    @Test
    void the_rule_notices_whoever_does() {
        var judging = new ClassFileImporter().importClasses(JudgedPlan.class);

        assertThat(APART.evaluate(judging).hasViolation()).isTrue();
    }
}
