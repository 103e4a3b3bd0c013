package dev.meshward.cli;

import dev.meshward.export.findings.FindingsJson;
import dev.meshward.export.markdown.FindingsMarkdown;
import dev.meshward.export.sarif.FindingsSarif;
import dev.meshward.readiness.Finding;
import dev.meshward.survey.FindingCodes;
import dev.meshward.survey.ToolVersion;
import java.util.List;

/** How findings are printed. */
enum FindingFormat {
    TEXT,
    JSON,
    SARIF,
    MARKDOWN;

    /** @param cluster the name of what was looked at */
    void print(List<Finding> findings, String cluster, Terminal terminal) {
        switch (this) {
            case TEXT -> new FindingsText(terminal).print(findings);
            case JSON -> terminal.out().print(FindingsJson.of(findings, ToolVersion.current()));
            case SARIF ->
                terminal.out().print(FindingsSarif.of(findings, FindingCodes.titleByCode(), ToolVersion.current()));
            case MARKDOWN -> terminal.out().print(FindingsMarkdown.of(findings, FindingCodes.titleByCode(), cluster));
        }
    }

    @Override
    public String toString() {
        return Terminal.lower(name());
    }
}
