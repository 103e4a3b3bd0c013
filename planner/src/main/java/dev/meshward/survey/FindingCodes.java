package dev.meshward.survey;

import dev.meshward.advice.Code;
import dev.meshward.readiness.FindingPages;
import dev.meshward.readiness.checks.AllChecks;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The codes of findings, and what is written about them. */
public final class FindingCodes {

    private FindingCodes() {}

    /** The page of a finding's code, as Markdown; empty where there is no such code. */
    public static Optional<String> page(String code) {
        return FindingPages.page(new Code(code));
    }

    /** What each check looks for, in a few words. */
    public static SortedMap<Code, String> titleByCode() {
        var titles = new TreeMap<Code, String>();
        AllChecks.list().forEach(check -> titles.put(check.code(), check.title()));
        return titles;
    }

    /** The codes that have a page. */
    public static List<String> codes() {
        return FindingPages.all().stream().map(Code::id).toList();
    }
}
