package dev.meshward.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Calendar;
import dev.meshward.adoption.Limits;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.mesh.Tuning;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreferencesReaderTest {

    private static final String FILE = "wishes.yaml";

    @Test
    void every_kind_of_wish_is_read_with_the_line_it_stands_on() {
        var read = read("""
            schema: meshward.dev/preferences/v1
            limits: {workloads: 10, restarts: 50}
            criticality:
              payments: critical
              shop/cart: low
            owners:
              shop: team-shop
            before:
              - [tools, shop, payments]
            after:
              - [payments/ledger, shop/cart]
            together:
              - [shop/cart, shop/front]
            apart:
              - [shop, payments]
            never:
              legacy: is switched off in spring
              shop/front:
            at:
              tools: 1
            freeze:
              - {from: 2026-12-18, to: 2027-01-04, because: Christmas}
            """);

        assertThat(read.limits()).isEqualTo(new Limits(10, 3, 50));
        assertThat(read.wishes())
                .extracting(Wish::place)
                .allMatch(place -> place.file().equals(FILE));
        assertThat(read.wishes().stream().map(PreferencesReaderTest::withoutPlace))
                .containsExactly(
                        "4 payments critical",
                        "5 shop/cart low",
                        "7 shop team-shop",
                        "9 tools < shop",
                        "9 shop < payments",
                        "11 shop/cart < payments/ledger",
                        "13 shop/cart = shop/front",
                        "15 shop ≠ payments",
                        "17 never legacy is switched off in spring",
                        "18 never shop/front ",
                        "20 tools @ 1",
                        "22 2026-12-18..2027-01-04 Christmas");
    }

    private static String withoutPlace(Wish wish) {
        var said = switch (wish) {
            case Wish.Before(var first, var then, var _) -> first + " < " + then;
            case Wish.CallerFirst(var caller, var called, var _, var _) -> caller + " < " + called;
            case Wish.Together(var one, var other, var _) -> one + " = " + other;
            case Wish.Apart(var one, var other, var _) -> one + " ≠ " + other;
            case Wish.Never(var target, var because, var _) -> "never " + target + " " + because;
            case Wish.At(var target, int stage, var _) -> target + " @ " + stage;
            case Wish.CriticalityOf(var target, var grade, var _) -> target + " " + grade.word();
            case Wish.OwnerOf(var target, var owner, var _) -> target + " " + owner;
            case Wish.Freeze(var from, var to, var because, var _) -> from + ".." + to + " " + because;
            case Wish.StrictByDefault _ -> "strict by default";
            case Wish.Tuned(var service, var tuning, var _) -> service + " " + tuning;
        };
        return wish.place().line() + " " + said;
    }

    @Test
    void a_calendar_is_read_and_what_is_not_said_is_as_usual() {
        assertThat(read("calendar: {start: 2026-12-01}\n").calendar())
                .contains(new Calendar(
                        LocalDate.of(2026, 12, 1), Calendar.usualWorkingDays(), Optional.empty(), Calendar.USUAL_SOAK));
        assertThat(read("calendar: {start: 2026-12-01, workingDays: [Monday], stagesPerWeek: 2, soak: 3}\n")
                        .calendar())
                .contains(new Calendar(LocalDate.of(2026, 12, 1), Set.of(DayOfWeek.MONDAY), Optional.of(2), 3));
    }

    @Test
    void what_a_calendar_cannot_mean_is_refused() {
        assertThat(refused("calendar: {workingDays: [monday]}\n"))
                .singleElement()
                .asString()
                .contains("Expected a day such as 2027-01-04, found nothing");
        assertThat(refused("calendar: {start: 2026-12-01, workingDays: [mo], soak: 0, pace: 1}\n"))
                .hasSize(3)
                .anyMatch(refusal -> refusal.contains("one of monday, tuesday"))
                .anyMatch(refusal -> refusal.contains("\"pace\" is not known"))
                .anyMatch(refusal -> refusal.contains("at least 1"));
        assertThat(refused("calendar: {start: 2026-12-01, workingDays: []}\n")).hasSize(1);
    }

    @Test
    void what_is_wanted_once_everybody_has_climbed_is_read() {
        var read = read("""
            harden:
              strictByDefault: true
              services:
                shop/cart:
                  timeout: 1500ms
                  retries: {attempts: 2, methods: [GET, HEAD]}
                  ejection: {failures: 5, rest: 30s, percent: 50}
            """);

        var cart = new ServiceId("shop", "cart");
        assertThat(read.wishes())
                .hasSize(4)
                .anyMatch(Wish.StrictByDefault.class::isInstance)
                .anyMatch(wish -> wish instanceof Wish.Tuned(var service, var tuning, var _)
                        && service.equals(cart)
                        && tuning.equals(new Tuning.Timeout(Duration.ofMillis(1500))))
                .anyMatch(wish -> wish instanceof Wish.Tuned(var _, var tuning, var _)
                        && tuning.equals(new Tuning.Retries(2, List.of("GET", "HEAD"))))
                .anyMatch(wish -> wish instanceof Wish.Tuned(var _, var tuning, var _)
                        && tuning.equals(new Tuning.Ejection(5, Duration.ofSeconds(30), 50)));
        assertThat(read("harden: {strictByDefault: false}\n")).isEqualTo(PlanPreferences.byDefault());
    }

    @Test
    void what_would_do_harm_is_not_wanted() {
        assertThat(refused("harden: {services: {shop/cart: {retries: {attempts: 1, methods: [POST]}}}}\n"))
                .singleElement()
                .asString()
                .contains("without harm: GET, HEAD");
        assertThat(refused("harden: {services: {shop/cart: {ejection: {failures: 1, rest: 1s, percent: 51},"
                        + " timeout: 0s}}}\n"))
                .hasSize(2)
                .anyMatch(refusal -> refusal.contains("at most 50"))
                .anyMatch(refusal -> refusal.contains("a duration such as"));
        assertThat(refused("harden: {strictByDefault: soon, services: {shop/nobody: {}}, mesh: 1}\n"))
                .hasSize(3)
                .anyMatch(refusal -> refusal.contains("no Service \"shop/nobody\""));
    }

    @Test
    void an_empty_file_wishes_nothing() {
        assertThat(read("# nothing yet\n")).isEqualTo(PlanPreferences.byDefault());
        assertThat(read("")).isEqualTo(PlanPreferences.byDefault());
        assertThat(read("limits:\nbefore:\n")).isEqualTo(PlanPreferences.byDefault());
    }

    @Test
    void an_unknown_key_is_refused_with_its_line_and_the_one_that_may_be_meant() {
        assertThat(refused("limits: {workloads: 5}\ncritcality: {shop: high}\n"))
                .singleElement()
                .asString()
                .startsWith("wishes.yaml:2 critcality")
                .contains("\"critcality\" is not known", "Perhaps \"criticality\" is meant.");
        assertThat(refused("limits: {workload: 5}")).singleElement().asString().contains("\"workload\" is not known");
        assertThat(refused("freeze: [{from: 2026-01-01, to: 2026-01-02, why: x}]"))
                .singleElement()
                .asString()
                .contains("\"why\" is not known");
    }

    @Test
    void names_the_cluster_does_not_have_are_refused() {
        assertThat(refused("before:\n  - [tools,\n     shpo]\n"))
                .singleElement()
                .asString()
                .startsWith("wishes.yaml:3 before[0][1]")
                .contains("no namespace \"shpo\"", "Perhaps \"shop\" is meant.");
        assertThat(refused("owners: {shop/crat: me}"))
                .singleElement()
                .asString()
                .contains("no workload \"crat\" in namespace shop", "Perhaps \"cart\"");
        assertThat(refused("at: {shop/cart/x: 1}")).singleElement().asString().contains("neither a namespace nor");
    }

    @Test
    void wrong_types_are_refused_in_words() {
        assertThat(refused("limits: 5")).singleElement().asString().contains("Expected a mapping, found \"5\".");
        assertThat(refused("limits: {restarts: many}"))
                .singleElement()
                .asString()
                .contains("whole number", "\"many\"");
        assertThat(refused("limits: {restarts: 0}")).singleElement().asString().contains("at least 1");
        assertThat(refused("criticality: {shop: enormous}"))
                .singleElement()
                .asString()
                .contains("low, normal, high");
        assertThat(refused("before: shop")).singleElement().asString().contains("Expected a list");
        assertThat(refused("before: [[shop]]")).singleElement().asString().contains("two or more");
        assertThat(refused("at: {shop: soon}")).singleElement().asString().contains("whole number");
        assertThat(refused("freeze: [{from: 2026-02-30, to: 2026-03-01}]"))
                .singleElement()
                .asString()
                .contains("a day");
        assertThat(refused("freeze: [{from: 2026-03-02, to: 2026-03-01}]"))
                .singleElement()
                .asString()
                .contains("before it begins");
        assertThat(refused("- shop")).singleElement().asString().contains("found a list");
        assertThat(refused("schema: meshward.dev/preferences/v9"))
                .singleElement()
                .asString()
                .contains("Expected the schema");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(refused("at: {nowhere: 1}\nlimits: {workloads: -1}\nnonsense: 1\n"))
                .hasSize(3);
    }

    @Test
    void broken_repeated_and_second_documents_are_refused() {
        assertThat(refused("a: [1\nb: }")).isNotEmpty().first().asString().contains("cannot be read");
        assertThat(refused("at: {tools: 1}\nat: {tools: 2}\n"))
                .singleElement()
                .asString()
                .contains("twice");
        assertThat(refused("at: {tools: 1}\n---\nat: {tools: 2}\n"))
                .singleElement()
                .asString()
                .contains("another one");
        assertThat(refused("a: &a [*a]")).isNotEmpty();
    }

    private static PlanPreferences read(String yaml) {
        return switch (answer(yaml)) {
            case PreferencesReader.Answer.Read(var preferences) -> preferences;
            case PreferencesReader.Answer.Refused(var refusals) -> throw new AssertionError(refusals);
        };
    }

    private static List<String> refused(String yaml) {
        return switch (answer(yaml)) {
            case PreferencesReader.Answer.Read(var preferences) -> throw new AssertionError(preferences);
            case PreferencesReader.Answer.Refused(var refusals) ->
                refusals.stream()
                        .map(refusal -> refusal.place() + ": " + refusal.because())
                        .toList();
        };
    }

    private static PreferencesReader.Answer answer(String yaml) {
        return PreferencesReader.read(FILE, yaml.getBytes(StandardCharsets.UTF_8), cluster());
    }

    private static ClusterSnapshot cluster() {
        var nobody = new Ownership.Nobody();
        var namespaces = Stream.of("tools", "shop", "payments", "legacy")
                .map(name -> new Namespace(name, Optional.empty(), nobody))
                .toList();
        var workloads = Stream.of("shop/cart", "shop/front", "payments/ledger")
                .map(PreferencesReaderTest::workload)
                .toList();
        return new ClusterSnapshot(
                "test",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                namespaces,
                workloads,
                List.of(new Service(
                        new ServiceId("shop", "cart"),
                        ManifestReader.one(
                                "{apiVersion: v1, kind: Service, metadata: {namespace: shop, name: cart}}"))),
                List.of());
    }

    private static Workload workload(String name) {
        var parts = name.split("/", -1);
        var manifest = ManifestReader.one("{apiVersion: apps/v1, kind: Deployment, metadata: {namespace: " + parts[0]
                + ", name: " + parts[1] + "}, spec: {template: {}}}");
        return new Workload(
                new WorkloadId("Deployment", parts[0], parts[1]),
                manifest,
                new PodTemplate(manifest.at("spec", "template")),
                1,
                RestartMethod.ROLLOUT,
                new Ownership.Nobody());
    }
}
