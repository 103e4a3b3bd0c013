package dev.meshward.export.sarif;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.FindingPages;
import java.util.List;
import java.util.regex.Pattern;

/** A code as SARIF describes it, in the words of its page. */
final class SarifRule {

    /** GitHub cuts longer descriptions off in the middle of a word. */
    private static final int LONGEST_DESCRIPTION = 1_024;

    private static final Pattern MEANING = Pattern.compile("(?s)## What it means\\n\\n(.*?)\\n\\n");

    private SarifRule() {}

    static Mapping of(Code code, String title, Severity gravest) {
        var page = FindingPages.page(code);
        var help = Mapping.building().put("text", "See " + code.page() + ", or run: meshward explain " + code.id());
        page.ifPresent(text -> help.put("markdown", text));
        return Mapping.building()
                .put("id", code.id())
                .put("shortDescription", text(title))
                .put(
                        "fullDescription",
                        text(page.map(SarifRule::meaning)
                                .filter(meaning -> !meaning.isEmpty())
                                .orElse(title)))
                .put("help", help.build())
                .put(
                        "defaultConfiguration",
                        Mapping.building().put("level", level(gravest)).build())
                .put("properties", properties(gravest))
                .build();
    }

    private static String meaning(String page) {
        var found = MEANING.matcher(page);
        var text = found.find() ? found.group(1).replace('\n', ' ') : "";
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = text.lastIndexOf(". ", LONGEST_DESCRIPTION - 1);
        return text.substring(0, end < 0 ? LONGEST_DESCRIPTION : end + 1);
    }

    private static Mapping properties(Severity gravest) {
        var severity = switch (gravest) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "recommendation";
        };
        return Mapping.building()
                .put("tags", Value.Sequence.of(List.of(Value.Text.of("kubernetes"), Value.Text.of("service-mesh"))))
                .put("problem.severity", severity)
                .build();
    }

    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    static Mapping text(String text) {
        return Mapping.building().put("text", text).build();
    }
}
