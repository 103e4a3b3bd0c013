package dev.meshward.survey;

import dev.meshward.advice.Code;
import dev.meshward.readiness.FindingPages;
import dev.meshward.readiness.checks.AllChecks;
import dev.meshward.translation.TranslationPages;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The codes of findings and of translations, and what is written about them. */
public final class FindingCodes {

    private FindingCodes() {}

    /** The page of a code, as Markdown; empty where there is no such code. */
    public static Optional<String> page(String code) {
        return FindingPages.page(new Code(code)).or(() -> TranslationPages.page(code));
    }

    /** What each check looks for, in a few words. */
    public static SortedMap<Code, String> titleByCode() {
        var titles = new TreeMap<Code, String>();
        AllChecks.list().forEach(check -> titles.put(check.code(), check.title()));
        return titles;
    }

    /** The codes that have a page. */
    public static List<String> codes() {
        return Stream.concat(FindingPages.all().stream().map(Code::id), TranslationPages.codes().stream())
                .toList();
    }
}
