package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan that was judged and changed is judged as if it had never been another. */
class RejudgedTest {

    /** A second pair of workloads, which most stages leave alone. */
    private static final String FAR = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: far}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: reader, namespace: far}
        spec:
          selector: {matchLabels: {app: reader}}
          template:
            metadata: {labels: {app: reader}}
            spec:
              serviceAccountName: reader
              containers:
                - name: reader
                  image: registry.example/reader:1
                  env: [{name: STORE_URL, value: "http://store.far:80"}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: store, namespace: far}
        spec:
          selector: {matchLabels: {app: store}}
          template:
            metadata: {labels: {app: store}}
            spec: {containers: [{name: store, image: registry.example/store:1, ports: [{containerPort: 8080}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: store, namespace: far}
        spec:
          selector: {app: store}
          ports: [{name: http, port: 80, targetPort: 8080}]
        """;

    private static final String SHUT = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
            + "metadata: {name: shut, namespace: data}\nspec: {podSelector: {}}\n";

    private static final Map<String, List<Gate>> GATES =
            Map.of("02-strict", List.of(new Gate("before", "up", "== 1", "7d", "somebody looks")));

    private static final Shop SHOP = new Shop()
            .with(FAR)
            .join("00-join-shop", "shop", "web")
            .join("01-join-data", "data", "db")
            .create("02-strict", "peerauthentication", "default", Shop.strict("data"))
            .join("03-join-far", "far", "store");

    private static final Judge JUDGE = SHOP.judge();
    private static final JudgedPlan PLAN = JUDGE.judged(SHOP.stages(), GATES);

    private static StageFiles one(Shop shop) {
        return shop.stages().getFirst();
    }

    private static StageFiles shut() {
        return one(new Shop().create("04-shut", "networkpolicy", "shut", SHUT));
    }

    /** The stage with another text in one of its files. */
    private static StageFiles edited(StageFiles stage, String path, String from, String to) {
        var files = new TreeMap<>(stage.files());
        var text = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
        files.put(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return new StageFiles(stage.folder(), files);
    }

    private static Arguments change(String name, UnaryOperator<List<StageFiles>> change) {
        return Arguments.of(name, change.apply(new ArrayList<>(SHOP.stages())));
    }

    private static UnaryOperator<List<StageFiles>> edit(int stage, String path, String from, String to) {
        return set(stage, edited(SHOP.stages().get(stage), path, from, to));
    }

    private static UnaryOperator<List<StageFiles>> set(int position, StageFiles stage) {
        return stages -> {
            stages.set(position, stage);
            return stages;
        };
    }

    private static UnaryOperator<List<StageFiles>> insert(int position, StageFiles stage) {
        return stages -> {
            stages.add(position, stage);
            return stages;
        };
    }

    private static UnaryOperator<List<StageFiles>> without(int position) {
        return stages -> {
            stages.remove(position);
            return stages;
        };
    }

    static Stream<Arguments> changes() {
        return Stream.concat(changesOfStages(), changesOfFiles());
    }

    private static Stream<Arguments> changesOfStages() {
        var stages = SHOP.stages();
        return Stream.of(
                change("nothing", kept -> kept),
                change("every stage is left out", _ -> List.of()),
                change("the first stage is left out", without(0)),
                change("a stage in the middle is left out", without(1)),
                change("the strict stage is left out", without(2)),
                change("the last stage is left out", without(3)),
                change("a stage comes behind all", insert(4, shut())),
                change("a stage comes before all", insert(0, shut())),
                change("a stage comes between", insert(2, shut())),
                change("another stage takes the place of the last", set(3, shut())),
                change("another stage takes the place of the strict one", set(2, shut())),
                change("stages stand in the other order", List::reversed),
                change("two stages change places", kept -> {
                    kept.set(1, stages.get(2));
                    kept.set(2, stages.get(1));
                    return kept;
                }),
                change(
                        "a folder has another name",
                        set(2, new StageFiles("02-renamed", stages.get(2).files()))));
    }

    private static Stream<Arguments> changesOfFiles() {
        return Stream.of(
                change("a label has another value", edit(0, "patch/ns.yaml", "enabled", "disabled")),
                change("another label is written", edit(1, "patch/ns.yaml", "istio-injection", "team")),
                change("a created object says something else", edit(2, "apply/made.yaml", "STRICT", "PERMISSIVE")),
                change("a created object has another name", edit(2, "apply/made.yaml", "default", "other")),
                change("a patch becomes the whole object", edit(0, "steps.json", "\"patch\"", "\"create\"")),
                change("a step nobody knows", edit(0, "steps.json", "\"restart\"", "\"reload\"")),
                change("nobody is restarted", edit(1, "steps.json", "deployment data/db", "deployment data/none")),
                change("somebody else is restarted", edit(1, "steps.json", "data/db", "shop/web")),
                change("nobody waits", edit(1, "steps.json", "\"condition\":\"done\"", "\"condition\":\"\"")),
                change("the way back restarts nobody", edit(0, "undo/steps.json", "shop/web", "shop/none")),
                change("the way back does not lead back", edit(1, "undo/patch/ns.yaml", "null", "enabled")),
                change("the way back is forgotten", edit(2, "undo/delete.txt", "default", "forgotten")),
                change("the way back writes something more", edit(0, "undo/patch/ns.yaml", "null", "null, a: b")),
                change("a file that no step uses", edit(3, "apply/extra.yaml", "", "kind: X")),
                change("a document for people", edit(0, "README.md", "", "Ask us first.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_changed_plan_is_judged_as_from_the_beginning_there_and_back(String name, List<StageFiles> changed) {
        var fromTheBeginning = JUDGE.judged(changed, GATES);

        assertThat(PLAN.with(changed, GATES).judgement())
                .describedAs("%s: there", name)
                .isEqualTo(fromTheBeginning.judgement());
        assertThat(fromTheBeginning.with(SHOP.stages(), GATES).judgement())
                .describedAs("%s: back", name)
                .isEqualTo(PLAN.judgement());
    }

    @Test
    void a_plan_whose_files_are_byte_for_byte_the_same_is_the_same_plan() {
        var copies = SHOP.stages().stream()
                .map(stage -> edited(stage, "steps.json", "", ""))
                .toList();

        assertThat(PLAN.with(copies, GATES)).isSameAs(PLAN);
    }

    @Test
    void gates_stand_at_the_stage_whose_folder_they_name() {
        assertThat(PLAN.judgement().stages())
                .extracting(stage -> stage.gates().size())
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void gates_that_changed_with_another_stage_are_the_new_ones() {
        var changed = SHOP.stages().subList(0, 3);
        var none = PLAN.with(changed, Map.of()).judgement();

        assertThat(none).isEqualTo(JUDGE.judged(changed, Map.of()).judgement());
        assertThat(none.stages().getLast().gates()).isEmpty();
    }

    @Test
    void calls_tell_the_new_name_of_a_renamed_folder() {
        var renamed = set(0, new StageFiles("00-first", SHOP.stages().getFirst().files()))
                .apply(new ArrayList<>(SHOP.stages()));
        var first = PLAN.with(renamed, GATES).judgement().stages().getFirst();

        assertThat(first.stage()).isEqualTo("00-first");
        assertThat(first.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.stage()).isEqualTo("00-first"));
    }

    @Test
    void many_workloads_that_no_stage_touches_change_nothing_of_what_is_found() {
        var crowd = new StringBuilder("apiVersion: v1\nkind: Namespace\nmetadata: {name: crowd}\n");
        for (int i = 0; i < 140; i++) {
            crowd.append("""
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: idle-%1$d, namespace: crowd}
                spec:
                  selector: {matchLabels: {app: idle-%1$d}}
                  template:
                    metadata: {labels: {app: idle-%1$d}}
                    spec: {containers: [{name: idle, image: registry.example/idle:1}]}
                """.formatted(i));
        }
        var crowded = new Shop().with(FAR).with(crowd.toString()).judge().judged(SHOP.stages(), GATES);

        assertThat(crowded.judgement()).isEqualTo(PLAN.judgement());
    }
}
