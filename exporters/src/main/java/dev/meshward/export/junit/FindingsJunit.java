package dev.meshward.export.junit;

import dev.meshward.advice.Severity;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import java.util.Optional;

/** A test for each finding: errors and warnings failed, the rest did not. Without a finding there is one test that passed. */
public final class FindingsJunit {

    private FindingsJunit() {}

    /** @param source what was looked at */
    public static String of(ReadinessReport report, String source) {
        var suite = new Suite("readiness of " + source);
        if (report.findings().isEmpty()) {
            suite.add(new Suite.Case("readiness", "nothing stands in the way", Optional.empty(), Optional.empty()));
        }
        report.findings().stream().sorted().forEach(finding -> suite.add(test(finding)));
        return suite.xml();
    }

    private static Suite.Case test(Finding finding) {
        var diagnosis = finding.diagnosis();
        var place = diagnosis.place();
        var where = place.file().isEmpty() ? "" : "\n" + place.file() + ":" + place.line() + " " + place.path();
        return new Suite.Case(
                diagnosis.code().id(),
                diagnosis.subject() + where.replace('\n', ' '),
                diagnosis.severity() == Severity.INFO
                        ? Optional.empty()
                        : Optional.of(new Suite.Failure(
                                diagnosis.severity().word(),
                                diagnosis.what(),
                                diagnosis.what() + "\n" + diagnosis.why() + "\n" + diagnosis.advice() + where)),
                Optional.empty());
    }
}
