package dev.meshward.export.sarif;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.ReadinessReport.Suppressed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One SARIF log with one run: a rule for each code that was found, a result for each finding. */
public final class FindingsSarif {

    /** Characters that need no escape in the path of a URI; the slash separates folders. */
    private static final String PLAIN = "-._~/!$&'()*+,;=@";

    private FindingsSarif() {}

    /**
     * The log, ending in a line break.
     *
     * @param titleByCode what each check looks for, in a few words; codes that are missing are named by themselves
     */
    public static String of(ReadinessReport report, Map<Code, String> titleByCode, String toolVersion) {
        var diagnoses = Stream.concat(
                        report.findings().stream(), report.suppressed().stream().map(Suppressed::finding))
                .map(Finding::diagnosis)
                .toList();
        var indexByCode = new TreeMap<Code, Integer>();
        diagnoses.stream()
                .map(Diagnosis::code)
                .sorted()
                .distinct()
                .forEach(code -> indexByCode.put(code, indexByCode.size()));
        var driver = Mapping.building()
                .put("name", "Meshward")
                .put("version", toolVersion)
                .put(
                        "rules",
                        list(indexByCode.keySet().stream()
                                .map(code -> rule(code, titleByCode.getOrDefault(code, code.id()), diagnoses))
                                .toList()))
                .build();
        var run = Mapping.building()
                .put("tool", Mapping.building().put("driver", driver).build())
                .put("columnKind", "utf16CodeUnits")
                .put(
                        "results",
                        list(Stream.concat(
                                        report.findings().stream()
                                                .map(Finding::diagnosis)
                                                .map(diagnosis -> result(diagnosis, indexByCode)),
                                        report.suppressed().stream().map(each -> suppressed(each, indexByCode)))
                                .toList()))
                .build();
        return ManifestWriter.json(Mapping.building()
                .put(
                        "$schema",
                        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
                .put("version", "2.1.0")
                .put("runs", list(List.of(run)))
                .build());
    }

    private static Mapping rule(Code code, String title, List<Diagnosis> diagnoses) {
        var gravest = diagnoses.stream()
                .filter(diagnosis -> diagnosis.code().equals(code))
                .map(Diagnosis::severity)
                .min(Severity::compareTo)
                .orElse(Severity.INFO);
        return Mapping.building()
                .put("id", code.id())
                .put("shortDescription", text(title))
                .put("help", text("See " + code.page() + ", or run: meshward explain " + code.id()))
                .put(
                        "defaultConfiguration",
                        Mapping.building().put("level", level(gravest)).build())
                .build();
    }

    /** GitHub shows such a result as dismissed. */
    private static Mapping suppressed(Suppressed suppressed, Map<Code, Integer> indexByCode) {
        var suppression = Mapping.building()
                .put("kind", suppressed.by().isAnnotation() ? "inSource" : "external")
                .put("justification", suppressed.by().reason())
                .build();
        return result(suppressed.finding().diagnosis(), indexByCode).with("suppressions", list(List.of(suppression)));
    }

    private static Mapping result(Diagnosis diagnosis, Map<Code, Integer> indexByCode) {
        return Mapping.building()
                .put("ruleId", diagnosis.code().id())
                .put("ruleIndex", indexByCode.getOrDefault(diagnosis.code(), -1))
                .put("level", level(diagnosis.severity()))
                .put(
                        "message",
                        text(diagnosis.subject() + ": " + diagnosis.what() + " " + diagnosis.why() + " "
                                + diagnosis.advice()))
                .put("locations", list(List.of(location(diagnosis))))
                .put(
                        "partialFingerprints",
                        Mapping.building()
                                .put(
                                        "subject/v1",
                                        diagnosis.code() + " " + diagnosis.subject() + " "
                                                + diagnosis.place().path())
                                .build())
                .build();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** What was read from a live cluster or from standard input has no file; the object names the place then. */
    private static Mapping location(Diagnosis diagnosis) {
        var location = Mapping.building();
        var place = diagnosis.place();
        if (place.isInFile()) {
            location.put("physicalLocation", physical(place));
        }
        var logical = Mapping.building()
                .put("fullyQualifiedName", diagnosis.subject() + (place.path().isEmpty() ? "" : " " + place.path()))
                .put("kind", "resource");
        return location.put("logicalLocations", list(List.of(logical.build()))).build();
    }

    private static Mapping physical(Place place) {
        var physical = Mapping.building()
                .put(
                        "artifactLocation",
                        Mapping.building().put("uri", uri(place.file())).build());
        if (place.line() > 0) {
            physical.put(
                    "region", Mapping.building().put("startLine", place.line()).build());
        }
        return physical.build();
    }

    /** A path as a relative reference, or as a file URI where it is absolute. */
    static String uri(String file) {
        var path = file.replace('\\', '/');
        var escaped = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            boolean plain = character < 0x80 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
            escaped.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        if (path.startsWith("/")) {
            return "file://" + escaped;
        }
        return path.matches("[A-Za-z]:/.*")
                ? "file:///" + path.charAt(0) + ":" + escaped.substring(4)
                : escaped.toString();
    }

    private static Mapping text(String text) {
        return Mapping.building().put("text", text).build();
    }

    private static Value list(List<Mapping> items) {
        return Value.Sequence.of(new ArrayList<>(items));
    }
}
