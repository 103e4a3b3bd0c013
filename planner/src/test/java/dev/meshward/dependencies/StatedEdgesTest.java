package dev.meshward.dependencies;

import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.Evidence.UserStatement;
import dev.meshward.dependencies.stated.EdgesReader;
import dev.meshward.dependencies.stated.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people say wins. */
class StatedEdgesTest {

    private static final String[] CLUSTER = {
        deployment("web", "env: [{name: LEDGER_URL, value: 'http://ledger:8080'}]\n"),
        deployment("till", "command: [sh, -c, 'curl ledger/rates > /tmp/rates; ./run']\n"),
        server("ledger", 8080)
    };

    private static StatedEdges.Answer apply(String yaml) {
        var read = EdgesReader.read("edges.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        var statements = ((EdgesReader.Answer.Read) read).statements();
        var snapshot = WrittenCluster.of(CLUSTER);
        return StatedEdges.apply(snapshot, new DependencyInference().infer(snapshot), statements);
    }

    private static DependencyGraph applied(String yaml) {
        return ((StatedEdges.Answer.Applied) apply(yaml)).graph();
    }

    private static List<Refusal> refused(String yaml) {
        return ((StatedEdges.Answer.Refused) apply(yaml)).refusals();
    }

    private static List<String> certain(DependencyGraph graph) {
        return graph.believedAt(Confidence.HIGH).map(Calls::line).toList();
    }

    @Test
    void a_confirmed_call_is_certain_and_keeps_every_reason() {
        assertThat(certain(applied("{}"))).containsExactly("web -> ledger:8080");

        var graph = applied("confirm: [{from: shop/till, to: shop/ledger, who: Ada, why: I built it}]");

        assertThat(certain(graph)).containsExactly("till -> ledger:8080", "web -> ledger:8080");
        assertThat(graph.dependencies().getFirst().evidence())
                .hasSize(2)
                .anySatisfy(evidence -> assertThat(evidence).isInstanceOfSatisfying(UserStatement.class, said -> {
                    assertThat(said.because()).isEqualTo("Ada says: I built it");
                    assertThat(said.place()).hasToString("edges.yaml:1 confirm[0]");
                }));
    }

    @Test
    void a_rejected_call_is_no_dependency_and_is_not_forgotten() {
        var graph = applied("reject: [{from: shop/web, to: shop/ledger, who: Ada, why: gone}]");

        assertThat(graph.dependencies()).extracting(Calls::line).containsExactly("till -> ledger:8080");
        assertThat(graph.objections().heeded()).singleElement().satisfies(rejection -> {
            assertThat(Calls.line(rejection.dependency())).isEqualTo("web -> ledger:8080");
            assertThat(rejection.statement().who()).isEqualTo("Ada");
        });
    }

    @Test
    void a_rejection_of_one_port_leaves_the_others() {
        var graph = applied("reject: [{from: shop/web, to: shop/ledger, port: 9090, who: Ada, why: gone}]");

        assertThat(graph.dependencies()).hasSize(2);
        assertThat(graph.objections().idle()).hasSize(1);
    }

    @Test
    void an_added_call_is_certain_and_its_caller_known() {
        var graph = applied("""
            add:
            - {from: shop/ledger, to: db.acme.io, port: 5432, protocol: postgres, who: Ada, why: built in}
            - {from: (ingress), to: shop/web, who: Ada, why: tills}
            """);

        assertThat(certain(graph))
                .containsExactly("(ingress) -> web", "ledger -> db.acme.io:5432", "web -> ledger:8080");
        assertThat(graph.unknown()).isEmpty();
        assertThat(graph.dependencies())
                .extracting(Dependency::kind)
                .contains(DependencyKind.EGRESS, DependencyKind.CALL);
    }

    @Test
    void an_added_call_takes_the_only_port_of_its_service() {
        assertThat(certain(applied("add: [{from: shop/ledger, to: shop/web, who: A, why: b}]")))
                .contains("ledger -> web");
        assertThat(certain(applied("reject: [{from: shop/web, to: shop/ledger, who: A, why: b}]")))
                .isEmpty();
        assertThat(applied("add: [{from: shop/web, to: shop/ledger, port: 9999, who: A, why: b}]")
                        .dependencies())
                .extracting(Calls::line)
                .contains("web -> ledger:9999", "web -> ledger:8080");
    }

    @Test
    void a_name_that_is_not_there_is_refused_with_what_may_be_meant() {
        assertThat(refused("confirm:\n- {from: shop/wbe, to: books/ledger, who: Ada, why: x}\n"))
                .extracting(Object::toString)
                .hasSize(2)
                .allMatch(refusal -> refusal.contains("edges.yaml:2"))
                .anyMatch(refusal -> refusal.contains("shop/wbe"))
                .anyMatch(refusal -> refusal.contains("perhaps shop/ledger is meant"));
        assertThat(refused("confirm: [{from: web, to: shop/ledger, who: Ada, why: x}]"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.because()).contains("NAMESPACE/NAME", "shop/web"));
    }

    @Test
    void statements_that_contradict_each_other_are_refused_with_both_lines() {
        assertThat(refused("""
            confirm:
            - {from: shop/web, to: shop/ledger, who: Ada, why: x}
            reject:
            - {from: shop/web, to: shop/ledger, who: Bo, why: y}
            """)).singleElement().satisfies(refusal -> {
            assertThat(refusal.place().line()).isEqualTo(4);
            assertThat(refusal.because()).contains("line 2", "Ada");
        });
    }

    @Test
    void a_broken_file_is_refused_with_its_line() {
        var answer = EdgesReader.read("edges.yaml", "confirm:\n  - {from: [\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        EdgesReader.Answer.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .anySatisfy(refusal ->
                                        assertThat(refusal.place().line()).isPositive()));
    }
}
