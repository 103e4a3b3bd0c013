package dev.meshward.export.sarif;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One SARIF log with what GitHub's code scanning asks for besides the standard: a rule for each code that was found, described
 * by its page, and a result with a place in a file for each finding.
 */
public final class FindingsSarif {

    /** GitHub refuses a run with more. */
    static final int MOST_IN_A_RUN = 25_000;

    private final Map<Code, String> titleByCode;
    private final String toolVersion;
    private final SarifPlaces places;

    private FindingsSarif(Map<Code, String> titleByCode, String toolVersion, SarifPlaces places) {
        this.titleByCode = titleByCode;
        this.toolVersion = toolVersion;
        this.places = places;
    }

    /** What becomes a result. */
    private record Entry(Diagnosis diagnosis, String reservation, Optional<Suppression> suppression) {

        static Entry of(Finding finding, ReadinessReport report, Optional<Suppression> suppression) {
            var reservation = report.reservations().reservation(finding);
            return new Entry(
                    finding.diagnosis(),
                    reservation.map(sentence -> " " + sentence).orElse(""),
                    suppression);
        }
    }

    /**
     * The log, ending in a line break: one run, and more where the findings are too many for one.
     *
     * @param titleByCode what each check looks for, in a few words; codes that are missing are named by themselves
     * @param root the folder that places are relative to, as an absolute path; a repository's root for GitHub
     */
    public static String of(ReadinessReport report, Map<Code, String> titleByCode, String toolVersion, String root) {
        return new FindingsSarif(titleByCode, toolVersion, new SarifPlaces(root)).log(report);
    }

    private String log(ReadinessReport report) {
        var entries = Stream.concat(
                        report.findings().stream().map(finding -> Entry.of(finding, report, Optional.empty())),
                        report.suppressed().stream()
                                .map(each -> Entry.of(each.finding(), report, Optional.of(each.by()))))
                .toList();
        int runs = Math.max(1, (entries.size() + MOST_IN_A_RUN - 1) / MOST_IN_A_RUN);
        var all = IntStream.range(0, runs)
                .mapToObj(number -> run(
                        number,
                        entries.subList(
                                number * MOST_IN_A_RUN, Math.min(entries.size(), (number + 1) * MOST_IN_A_RUN))))
                .toList();
        return ManifestWriter.json(Mapping.building()
                .put(
                        "$schema",
                        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
                .put("version", "2.1.0")
                .put("runs", list(all))
                .build());
    }

    private Mapping run(int number, List<Entry> entries) {
        var indexByCode = new TreeMap<Code, Integer>();
        entries.stream()
                .map(entry -> entry.diagnosis().code())
                .sorted()
                .distinct()
                .forEach(code -> indexByCode.put(code, indexByCode.size()));
        var rules = indexByCode.keySet().stream()
                .map(code -> SarifRule.of(code, titleByCode.getOrDefault(code, code.id()), gravest(code, entries)))
                .toList();
        var driver = Mapping.building()
                .put("name", "Meshward")
                .put("version", toolVersion)
                .put("rules", list(rules))
                .build();
        return Mapping.building()
                .put("tool", Mapping.building().put("driver", driver).build())
                .put("automationDetails", category(number))
                .put("columnKind", "utf16CodeUnits")
                .put(
                        "results",
                        list(entries.stream()
                                .map(entry -> result(entry, indexByCode))
                                .toList()))
                .build();
    }

    /** GitHub keeps the results of each category apart and wants each of them once in a file. */
    private static Mapping category(int number) {
        return Mapping.building()
                .put("id", number == 0 ? "meshward/check/" : "meshward/check-" + (number + 1) + "/")
                .build();
    }

    private static Severity gravest(Code code, List<Entry> entries) {
        return entries.stream()
                .map(Entry::diagnosis)
                .filter(diagnosis -> diagnosis.code().equals(code))
                .map(Diagnosis::severity)
                .min(Severity::compareTo)
                .orElse(Severity.INFO);
    }

    private Mapping result(Entry entry, Map<Code, Integer> indexByCode) {
        var diagnosis = entry.diagnosis();
        var result = Mapping.building()
                .put("ruleId", diagnosis.code().id())
                .put("ruleIndex", indexByCode.getOrDefault(diagnosis.code(), -1))
                .put("level", SarifRule.level(diagnosis.severity()))
                .put(
                        "message",
                        SarifRule.text(diagnosis.subject() + ": " + diagnosis.what() + " " + diagnosis.why() + " "
                                + diagnosis.advice() + entry.reservation()))
                .put("locations", list(List.of(places.location(diagnosis))))
                .put("partialFingerprints", SarifPlaces.fingerprints(diagnosis));
        entry.suppression()
                .ifPresent(suppression -> result.put("suppressions", list(List.of(suppression(suppression)))));
        return result.build();
    }

    /** GitHub shows such a result as dismissed. */
    private static Mapping suppression(Suppression by) {
        return Mapping.building()
                .put("kind", by.isAnnotation() ? "inSource" : "external")
                .put("justification", by.reason())
                .build();
    }

    static Value list(List<Mapping> items) {
        return Value.Sequence.of(new ArrayList<>(items));
    }
}
