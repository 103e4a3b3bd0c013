package dev.meshward.judge;

import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an application seems to speak may make the judge doubt, and never make him look away. */
class GuessesTest {

    private static final String DATABASE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: sql, namespace: data}
        spec:
          selector: {matchLabels: {app: sql}}
          template:
            metadata: {labels: {app: sql}}
            spec: {containers: [{name: sql, image: registry.example/sql:1, ports: [{containerPort: 3306}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: sql, namespace: data}
        spec:
          selector: {app: sql}
          ports: [{name: tcp-sql, port: 3306}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: books, namespace: shop}
        spec:
          selector: {matchLabels: {app: books}}
          template:
            metadata: {labels: {app: books}}
            spec:
              containers:
                - name: books
                  image: registry.example/books:1
                  env: [{name: SQL_JDBC_URL, value: "jdbc:mysql://sql.data:3306/main"}]
        """;

    @Test
    void a_call_that_an_earlier_stage_kept_in_spite_of_its_protocol_is_judged_in_the_later_ones() {
        var judged = new Shop()
                .with(DATABASE)
                .join("00-join-data", "data", "sql")
                .create("01-strict", "peerauthentication", "default", Shop.strict("data"))
                .judged();

        assertThat(judged.stages().getLast().calls()).anySatisfy(call -> {
            assertThat(call.caller()).isEqualTo("books");
            assertThat(call.outcome()).isEqualTo(JudgedCall.Outcome.REFUSED);
            assertThat(call.weight()).isEqualTo(UNSAFE);
        });
    }

    @Test
    void a_door_stands_open_whatever_its_port_is_known_for() {
        var permissive = Shop.strict("data").replace("STRICT", "PERMISSIVE");
        var judged = new Shop()
                .with(DATABASE)
                .with("apiVersion: v1\nkind: Namespace\nmetadata: {name: data, labels: {istio-injection: enabled}}\n")
                .with(Shop.strict("data"))
                .stage(
                        "00-open",
                        "patch/pa.yaml",
                        permissive,
                        "steps.json",
                        "[" + Shop.step("patch", "patch/pa.yaml", "") + "]",
                        "undo/patch/pa.yaml",
                        Shop.strict("data"),
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/pa.yaml", "") + "]")
                .judged();

        assertThat(judged.calls()).anyMatch(call -> call.outcome() == JudgedCall.Outcome.OPENED && call.port() == 3306);
    }

    @Test
    void a_patch_of_what_is_not_there_cannot_be_carried_out() {
        var judged = new Shop()
                .stage(
                        "00-patch",
                        "patch/pa.yaml",
                        Shop.strict("data"),
                        "steps.json",
                        "[" + Shop.step("patch", "patch/pa.yaml", "") + "]")
                .judged();

        assertThat(judged.stages().getLast().because())
                .contains("Step 1 changes peerauthentication data/default, which is not there.");
    }
}
