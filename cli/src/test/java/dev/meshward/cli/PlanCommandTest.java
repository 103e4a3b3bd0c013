package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    private static final String SHOP = "../sample-clusters/corner-shop";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_plan_is_written_and_summed_up() {
        var plan = planTo(folder.resolve("rollout"));

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .startsWith("A rollout of Istio ")
                .contains("Join data")
                .contains("pods restarted in all")
                .contains("Plaintext stays accepted (1)")
                .contains("rollout-plan.md");
        assertThat(folder.resolve("rollout/plan.json")).isRegularFile();
        assertThat(folder.resolve("rollout/rollout-plan.md")).isRegularFile();
        assertThat(folder.resolve("rollout/stages/00-prerequisites/README.md")).isRegularFile();
    }

    @Test
    void the_same_cluster_gives_the_same_plan_to_the_byte() {
        planTo(folder.resolve("one"));
        planTo(folder.resolve("other"));

        assertThat(contents(folder.resolve("one"))).isEqualTo(contents(folder.resolve("other")));
    }

    /** A scope that stops nobody as long as there is no proxy to keep to it, and that the planner does not look at. */
    private String sleepingScope() throws IOException {
        var file = folder.resolve("shop.yaml");
        Files.writeString(file, """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: web, env: [{name: LEDGER, value: "http://ledger.data:8080"}]}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: ledger, namespace: data}
            spec:
              selector: {matchLabels: {app: ledger}}
              template:
                metadata: {labels: {app: ledger}}
                spec: {containers: [{name: ledger, image: ledger, ports: [{containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ledger, namespace: data}
            spec: {selector: {app: ledger}, ports: [{name: http, port: 8080}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: Sidecar
            metadata: {name: default, namespace: shop}
            spec: {egress: [{hosts: [./*]}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}
            """);
        return file.toString();
    }

    /** The number of the stage whose folder is named so. */
    private String stage(String slug) throws IOException {
        try (var folders = Files.list(folder.resolve("rollout/stages"))) {
            return folders.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(slug))
                    .map(name -> String.valueOf(Integer.parseInt(name.substring(0, 2))))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The shop without the scope that forbids its calls. */
    private String plainShop() throws IOException {
        var file = Path.of(sleepingScope());
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.lastIndexOf("---")));
        return file.toString();
    }

    @Test
    void a_move_that_breaks_a_call_is_refused_and_the_call_is_named() throws IOException {
        var out = folder.resolve("rollout").toString();
        Spoken.by("plan", plainShop(), "--out", out);
        var other = folder.resolve("other");

        var move = "join:shop/web=" + stage("strict-data");
        var refused = Spoken.by("plan", plainShop(), "--out", other.toString(), "--move", move);

        assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(refused.err()).contains("nothing was written", "shop/web → data/ledger:8080 is refused");
        assertThat(other).doesNotExist();
    }

    @Test
    void a_move_is_kept_when_the_plan_is_made_again() throws IOException {
        var out = folder.resolve("rollout").toString();
        Spoken.by("plan", plainShop(), "--out", out);

        var moved = Spoken.by("plan", plainShop(), "--out", out, "--move", "shop=" + stage("join-data"));
        var again = Spoken.by("plan", plainShop(), "--out", out);

        assertThat(moved.exitCode()).isZero();
        assertThat(again.out()).startsWith("The stages are those of the plan that was here.");
        assertThat(Files.readString(folder.resolve("rollout/plan.json"))).containsPattern("\"moves\": \\[\\s*\\{");
    }

    @Test
    void a_move_that_makes_no_sense_is_wrong_usage() throws IOException {
        var out = folder.resolve("rollout").toString();

        assertThat(Spoken.by("plan", plainShop(), "--out", out, "--move", "shop")
                        .err())
                .contains("--move shop is not understood");
        assertThat(Spoken.by("plan", plainShop(), "--out", out, "--move", "shop=99")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("rollout")).doesNotExist();
    }

    @Test
    void a_plan_the_judge_refuses_is_not_written() throws IOException {
        var out = folder.resolve("rollout");
        var plan = Spoken.by("plan", sleepingScope(), "--out", out.toString());

        assertThat(plan.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(plan.err()).contains("nothing was written", "shop/web → data/ledger:8080 is refused");
        assertThat(out).doesNotExist();
    }

    @Test
    void who_insists_gets_it_with_the_warning_on_every_page() throws IOException {
        var out = folder.resolve("rollout");
        var plan = Spoken.by("plan", sleepingScope(), "--out", out.toString(), "--accept-unsafe");

        assertThat(plan.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(plan.out()).contains("1 unsafe");
        assertThat(out.resolve("rollout-plan.md")).content().contains("**UNSAFE.**");
        assertThat(out.resolve("stages/00-prerequisites/README.md")).content().contains("**UNSAFE.**");
    }

    @Test
    void an_earlier_plan_is_replaced() {
        planTo(folder.resolve("rollout"));

        assertThat(planTo(folder.resolve("rollout")).exitCode()).isZero();
        assertThat(folder).isDirectoryNotContaining("glob:**.meshward-*");
    }

    @Test
    void planning_again_keeps_decisions_and_stages_and_says_what_changed() throws IOException {
        var out = folder.resolve("rollout");
        planTo(out);
        var decided = Files.readString(out.resolve("plan.json"))
                .replaceFirst(
                        "\"decisions\": \\[ ?\\]", "\"decisions\": [{\"by\": \"Ada\", \"what\": \"data first\"}]");
        assertThat(decided).contains("data first");
        Files.writeString(out.resolve("plan.json"), decided);

        var same = planTo(out);
        var smaller = planTo(out, "--max-workloads", "1");

        assertThat(same.out()).startsWith("The stages are those of the plan that was here.");
        assertThat(smaller.out()).startsWith("Against the plan that was here: ").contains("added (", "gone (");
        assertThat(out.resolve("plan.json")).content().contains("data first", "\"retired\"");
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        var refused = planTo(folder);

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("thesis.txt")).hasContent("years of work");
        assertThat(folder).isDirectoryNotContaining("glob:**plan.json");
    }

    @Test
    void without_a_folder_to_write_to_the_usage_is_wrong() {
        var plan = Spoken.by("plan", SHOP);

        assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(plan.err()).contains("--out is missing");
    }

    @Test
    void quiet_says_nothing_when_all_went_well() {
        var quiet = Spoken.by("plan", SHOP, "--out", folder.resolve("rollout").toString(), "--quiet");

        assertThat(quiet.exitCode()).isZero();
        assertThat(quiet.out()).isEmpty();
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void wishes_that_cannot_hold_together_are_answered_with_no_and_nothing_is_written() throws IOException {
        var wishes = Files.writeString(folder.resolve("wishes.yaml"), """
            before:
              - [shop, data]
              - [data, shop]
            """);

        var refused = planTo(folder.resolve("rollout"), "--preferences", wishes.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(refused.err())
                .contains("cannot hold together")
                .contains("wishes.yaml:2")
                .contains("wishes.yaml:3");
        assertThat(folder.resolve("rollout")).doesNotExist();
    }

    @Test
    void preferences_that_are_not_understood_are_refused_with_their_line() throws IOException {
        var wishes = Files.writeString(folder.resolve("wishes.yaml"), "nonsense: 1\n");

        var refused = planTo(folder.resolve("rollout"), "--preferences", wishes.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("wishes.yaml:1").contains("nonsense");
    }

    @Test
    void a_limit_that_leaves_nothing_to_do_is_wrong_usage() {
        assertThat(planTo(folder.resolve("rollout"), "--max-workloads", "0").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void smaller_limits_make_more_stages() {
        var usual = planTo(folder.resolve("usual")).out();
        var careful = planTo(folder.resolve("careful"), "--max-workloads", "1").out();

        assertThat(stages(careful)).isGreaterThan(stages(usual));
    }

    @Test
    void why_a_namespace_is_staged_as_it_is_can_be_asked_without_writing() {
        var why = Spoken.by("plan", SHOP, "--why", "shop");

        assertThat(why.exitCode()).isZero();
        assertThat(why.out()).contains("Join shop").contains("shop/cart");
        assertThat(Spoken.by("plan", SHOP, "--why", "nowhere").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Spoken.by("plan", SHOP, "--why", "shop/nothing").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void why_names_rules_calls_and_conditions_and_leaves_other_workloads_out() {
        var why = Spoken.by("plan", SHOP, "--why", "web/storefront").out();

        assertThat(why)
                .contains(
                        "Why not earlier", "Why not later", "[the less critical first]", "[strict after every caller]")
                .contains("web/storefront → shop/cart:8080 (env@../sample-clusters/corner-shop/cluster/")
                .contains("before it counts as done for 7d, expecting < 0.01")
                .contains(
                        "deployment web/storefront goes on accepting plaintext on port 3000",
                        "(ingress) → web/storefront")
                .doesNotContain("Stage 4, Join shop");
    }

    @Test
    void the_folder_of_a_plan_answers_why_in_the_same_words() {
        planTo(folder.resolve("rollout"));

        var why = Spoken.by("plan", folder.resolve("rollout").toString(), "--why", "shop");

        assertThat(why.exitCode()).isZero();
        assertThat(why.out())
                .contains("Judged safe")
                .contains("Why not earlier")
                .contains("shop/cart → data/");
    }

    @Test
    void an_export_writes_the_documents_as_the_plan_did() throws IOException {
        var rollout = folder.resolve("rollout");
        planTo(rollout);
        var before = contents(rollout);
        Files.delete(rollout.resolve("rollout-plan.md"));
        Files.writeString(rollout.resolve("stages/00-prerequisites/README.md"), "edited");

        var export = Spoken.by("export", rollout.toString());

        assertThat(export.exitCode()).isZero();
        assertThat(export.out()).contains("rollout-plan.md");
        assertThat(contents(rollout)).isEqualTo(before);
    }

    @Test
    void what_is_no_plan_cannot_be_exported() {
        assertThat(Spoken.by("export", folder.toString()).exitCode()).isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(Spoken.by("export", folder.resolve("nothing").toString()).exitCode())
                .isEqualTo(ExitCode.UNREADABLE_SOURCE);
    }

    private static Spoken planTo(Path directory, String... more) {
        var args = new java.util.ArrayList<>(java.util.List.of("plan", SHOP, "--out", directory.toString()));
        args.addAll(java.util.List.of(more));
        return Spoken.by(args.toArray(String[]::new));
    }

    private static long stages(String summary) {
        return summary.lines().filter(line -> line.matches("\\s*\\d+  \\S.*")).count();
    }

    private static Map<String, String> contents(Path directory) {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        directory.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
