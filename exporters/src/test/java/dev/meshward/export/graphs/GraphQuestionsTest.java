package dev.meshward.export.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import org.junit.jupiter.api.Test;

class GraphQuestionsTest {

    private final GraphQuestions questions = new GraphQuestions(ShopPlan.graph());

    @Test
    void a_call_is_explained_by_every_reason_with_its_place() {
        assertThat(questions.why("shop/cart", "shop/checkout").text()).isEqualTo("""
              deployment shop/cart -> shop/checkout:8080  http  high
                  high, env at app.yaml:12 spec.env[0].value
                    The variable X names it.
            """);
    }

    @Test
    void the_other_direction_is_told_as_well() {
        assertThat(questions.why("checkout", "cart").text()).contains("deployment shop/cart -> shop/checkout:8080");
    }

    @Test
    void where_there_is_no_call_a_way_over_others_is_shown() {
        assertThat(questions.why("shop/cart", "pay/ledger").text()).isEqualTo("""
            Nothing says that shop/cart calls pay/ledger, or the other way round.
            There is a way over others:
              deployment shop/cart -> shop/checkout:8080
              deployment shop/checkout -> pay/ledger:8080
            """);
    }

    @Test
    void a_name_that_occurs_nowhere_is_said_to_be_unknown() {
        var answer = questions.why("shop/cart", "shop/nobody");

        assertThat(answer.isKnown()).isFalse();
        assertThat(answer.text()).contains("\"shop/nobody\"").contains("NAMESPACE/NAME");
    }

    @Test
    void a_workload_shows_whom_it_calls_and_who_calls_it() {
        assertThat(questions.of("shop/checkout").text())
                .contains("Calls of shop/checkout:\n  deployment shop/checkout -> pay/ledger:8080")
                .contains("Calls to shop/checkout:\n  daemonset infra/node-agent -> shop/checkout:8080");
    }

    @Test
    void a_workload_that_shows_nothing_is_said_to() {
        assertThat(questions.of("node-agent").text()).contains("Nothing is known of what it calls");
    }
}
