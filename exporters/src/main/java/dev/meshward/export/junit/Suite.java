package dev.meshward.export.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One test suite; text is written so that no name can end an element or hold what XML does not know. */
final class Suite {

    /**
     * @param failure what failed, in a line and in full; empty where nothing did
     * @param skipped why nobody knows; empty where somebody does
     */
    record Case(String classname, String name, Optional<Failure> failure, Optional<String> skipped) {}

    /** @param type a short word, such as a severity */
    record Failure(String type, String message, String text) {}

    private final String name;
    private final List<Case> cases = new ArrayList<>();

    Suite(String name) {
        this.name = name;
    }

    void add(Case each) {
        cases.add(each);
    }

    String xml() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n"
                .formatted(
                        escaped(name),
                        cases.size(),
                        cases.stream()
                                .filter(each -> each.failure().isPresent())
                                .count(),
                        cases.stream()
                                .filter(each -> each.skipped().isPresent())
                                .count()));
        cases.forEach(each -> append(xml, each));
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static void append(StringBuilder xml, Case each) {
        xml.append("    <testcase classname=\"%s\" name=\"%s\">"
                .formatted(escaped(each.classname()), escaped(each.name())));
        each.failure()
                .ifPresent(failure -> xml.append("<failure type=\"%s\" message=\"%s\">%s</failure>"
                        .formatted(escaped(failure.type()), escaped(failure.message()), escaped(failure.text()))));
        each.skipped().ifPresent(why -> xml.append("<skipped message=\"%s\"/>".formatted(escaped(why))));
        xml.append("</testcase>\n");
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;");
    }
}
