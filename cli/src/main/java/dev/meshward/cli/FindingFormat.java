package dev.meshward.cli;

import dev.meshward.export.findings.FindingsJson;
import dev.meshward.export.junit.FindingsJunit;
import dev.meshward.export.markdown.FindingsMarkdown;
import dev.meshward.export.sarif.FindingsSarif;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.survey.FindingCodes;
import dev.meshward.survey.ToolVersion;
import java.nio.file.Path;

/** How findings are printed. */
enum FindingFormat {
    TEXT,
    JSON,
    SARIF,
    MARKDOWN,
    JUNIT;

    /** @param cluster the name of what was looked at */
    void print(ReadinessReport report, String cluster, Terminal terminal) {
        switch (this) {
            case TEXT -> new FindingsText(terminal).print(report);
            case JSON -> terminal.out().print(FindingsJson.of(report, ToolVersion.current()));
            case SARIF ->
                terminal.out()
                        .print(FindingsSarif.of(
                                report,
                                FindingCodes.titleByCode(),
                                ToolVersion.current(),
                                Path.of("").toAbsolutePath().toString()));
            case JUNIT -> terminal.out().print(FindingsJunit.of(report, cluster));
            case MARKDOWN -> terminal.out().print(FindingsMarkdown.of(report, FindingCodes.titleByCode(), cluster));
        }
    }

    @Override
    public String toString() {
        return Terminal.lower(name());
    }
}
