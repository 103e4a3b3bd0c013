package dev.meshward.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Reading;
import dev.meshward.readiness.checks.AllChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every check has a page and examples of both kinds, and holds what they say. Examples are found by folder. */
class FindingExamplesTest {

    private static final Path PAGES = Path.of("../docs/findings");
    private static final List<String> CHAPTERS = List.of(
            "## What it means",
            "## Why it matters",
            "## How it was found",
            "## What to do",
            "## When to ignore it",
            "## Source of the rule");

    private static final Set<String> ADDING_UP = Set.of("NetworkPolicy", "Service");

    private final Inspection inspection = new Inspection(AllChecks.list());
    private final List<Example> examples = Example.all();

    @Test
    void every_example_is_true() {
        assertSoftly(softly -> {
            for (var example : examples) {
                var found = inspection.inspect(example.situation()).stream()
                        .filter(finding -> finding.diagnosis().code().equals(example.code()))
                        .toList();
                if (example.fires()) {
                    softly.assertThat(found).as(example.name()).isNotEmpty();
                    softly.assertThat(example.said())
                            .as(example.name())
                            .allMatch(words -> found.toString().contains(words));
                } else {
                    softly.assertThat(found).as(example.name()).isEmpty();
                }
            }
        });
    }

    @Test
    void every_example_is_read_without_a_gap() {
        assertThat(examples)
                .allSatisfy(example -> assertThat(example.situation().snapshot().gaps())
                        .as(example.name())
                        .allMatch(gap -> gap instanceof ScanGap.NotLooked));
    }

    @Test
    void every_check_has_examples_of_both_kinds_and_every_example_a_check() {
        assertThat(codesOf(Example::fires)).isEqualTo(listed());
        assertThat(codesOf(Example::isSilent)).isEqualTo(listed());
        assertThat(examples).allMatch(example -> example.fires() != example.isSilent());
    }

    @Test
    void every_check_has_a_page_and_every_page_a_check() throws IOException {
        try (var files = Files.list(PAGES)) {
            var pages = files.map(page -> page.getFileName().toString())
                    .filter(page -> page.startsWith("MW-"))
                    .map(page -> new Code(page.replace(".md", "")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(pages).isEqualTo(listed());
        }
        assertThat(FindingPages.all()).containsExactlyElementsOf(listed());
    }

    @Test
    void every_page_has_the_same_shape_and_comes_with_the_program() {
        for (var check : AllChecks.list()) {
            assertThat(FindingPages.page(check.code()))
                    .as(check.code().id())
                    .hasValueSatisfying(page -> assertThat(page)
                            .startsWith("# " + check.code() + " · " + check.title() + "\n")
                            .containsSubsequence(CHAPTERS));
        }
    }

    @Test
    void what_is_no_code_has_no_page() {
        assertThat(Stream.of("README", "../MW-101", "MW-999", "").map(Code::new))
                .allSatisfy(code -> assertThat(FindingPages.page(code)).isEmpty());
    }

    @Test
    void every_finding_says_what_where_why_and_what_to_do() {
        assertThat(all().flatMap(example -> inspection.inspect(example.situation()).stream())
                        .map(Finding::diagnosis)
                        .filter(diagnosis -> !isComplete(diagnosis)))
                .isEmpty();
    }

    private static boolean isComplete(Diagnosis diagnosis) {
        return Stream.of(diagnosis.what(), diagnosis.why(), diagnosis.advice())
                        .allMatch(sentence -> sentence.matches("[\\p{L}0-9].*[.]"))
                && diagnosis.place().file().endsWith(".yaml")
                && diagnosis.place().line() > 0;
    }

    @Test
    void what_blocks_names_the_workloads_it_blocks() {
        assertThat(all().flatMap(example -> inspection.inspect(example.situation()).stream())
                        .filter(FindingExamplesTest::isBlocking))
                .isNotEmpty()
                .allMatch(finding -> !finding.workloads().isEmpty());
    }

    @Test
    void the_order_of_reading_changes_nothing() {
        var random = new Random(7);
        for (var example : examples) {
            var shuffled = new ArrayList<>(example.readings().toList());
            Collections.shuffle(shuffled, random);
            assertThat(inspection.inspect(example.situationOf(shuffled)))
                    .as(example.name())
                    .isEqualTo(inspection.inspect(example.situation()));
        }
    }

    /**
     * Leaves out extensions of a mesh, whose work nobody does where they are gone, and kinds that add up: what several
     * NetworkPolicies allow a pod, or several headless Services declare for it. One of them less is another statement about
     * the cluster. No permission hides a single one; that a whole kind is hidden is the test below.
     */
    @Test
    void one_object_less_never_invents_a_finding_about_another() {
        for (var example : examples) {
            var readings = example.readings().toList();
            for (var absent : readings) {
                if (ADDING_UP.contains(key(absent).kind()) || isExtension(key(absent))) {
                    continue;
                }
                var rest = readings.stream()
                        .filter(reading -> !reading.equals(absent))
                        .toList();
                assertNothingInvented(example, rest, "without " + key(absent));
            }
        }
    }

    private static boolean isExtension(ObjectKey key) {
        return key.namespace().equals("linkerd-smi");
    }

    @Test
    void a_kind_that_may_not_be_read_never_invents_a_finding_about_another() {
        for (var example : examples) {
            var readings = example.readings().toList();
            var kinds = readings.stream().map(reading -> key(reading).kind()).collect(Collectors.toSet());
            for (var kind : kinds) {
                var rest = readings.stream()
                        .filter(reading -> !key(reading).kind().equals(kind))
                        .toList();
                assertNothingInvented(example, rest, "without any " + kind);
            }
        }
    }

    private void assertNothingInvented(Example example, List<Reading> rest, String without) {
        var before = inspection.inspect(example.situation());
        var after = inspection.inspect(example.situationOf(rest));
        assertThat(subjects(before)).as(example.name() + " " + without).containsAll(subjects(after));
        assertThat(about(before, finding -> isBlocking(finding) || finding.fix().isPresent()))
                .as(example.name() + " " + without)
                .containsAll(about(after, FindingExamplesTest::isBlocking));
    }

    private static boolean isBlocking(Finding finding) {
        return finding.blocks() != Finding.Blocks.NOTHING;
    }

    /** A fix may need what is hidden now, and a finding that cannot be fixed blocks. */
    private static Set<String> about(List<Finding> findings, Predicate<Finding> isMeant) {
        return findings.stream()
                .filter(isMeant)
                .flatMap(finding -> finding.workloads().stream()
                        .map(workload -> finding.diagnosis().code() + " " + workload))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> subjects(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.diagnosis().code() + " " + finding.diagnosis().subject())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectKey key(Reading reading) {
        return ((Reading.Understood) reading).manifest().key();
    }

    private Stream<Example> all() {
        return examples.stream();
    }

    private Set<Code> codesOf(Predicate<Example> kind) {
        return examples.stream().filter(kind).map(Example::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Code> listed() {
        return AllChecks.list().stream().map(ReadinessCheck::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
