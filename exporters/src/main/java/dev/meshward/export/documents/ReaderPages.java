package dev.meshward.export.documents;

import dev.meshward.export.html.PageHtml;
import dev.meshward.export.markdown.FirstPages;
import dev.meshward.judge.Judgement;
import dev.meshward.saved.FileNames;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages of single readers, as Markdown and as HTML, by path below the folder of the plan. */
public final class ReaderPages {

    /** Of a file name; systems take more, and endings need room. */
    private static final int MOST = 100;

    private final FirstPages pages;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** How pages about stages are called. */
    public enum Naming {
        /** The same from week to week, for the one stage that comes next. */
        PLAIN,
        BY_NUMBER
    }

    private ReaderPages(SavedPlan plan, Optional<Judgement> judged) {
        this.pages = new FirstPages(plan, judged);
    }

    /**
     * @param judged what the judge says of the files as they are; empty where nobody could judge them
     * @param stages what the pages for the board and for the night are about; the others do not ask
     */
    public static SortedMap<String, byte[]> of(
            SavedPlan plan, Optional<Judgement> judged, Reader reader, List<SavedStage> stages, Naming naming) {
        var made = new ReaderPages(plan, judged);
        made.add(reader, stages, naming);
        return made.files;
    }

    private void add(Reader reader, List<SavedStage> stages, Naming naming) {
        switch (reader) {
            case Reader.Board _ -> stages.forEach(stage -> add("board" + suffix(stage, naming), pages.board(stage)));
            case Reader.OnCall _ -> stages.forEach(stage -> add("oncall" + suffix(stage, naming), pages.onCall(stage)));
            case Reader.Auditor _ -> add("auditor", pages.auditor());
            case Reader.Owner(var name) -> add("owner-" + fileName(name), pages.owner(name));
        }
    }

    private void add(String name, String markdown) {
        files.put(FirstPages.FOLDER + name + ".md", markdown.getBytes(StandardCharsets.UTF_8));
        files.put(
                FirstPages.FOLDER + name + ".html", PageHtml.of(name, markdown).getBytes(StandardCharsets.UTF_8));
    }

    private static String suffix(SavedStage saved, Naming naming) {
        return naming == Naming.PLAIN ? "" : "-%02d".formatted(saved.stage().number());
    }

    /** Different names stay different where a file cannot be called like them. */
    private static String fileName(String owner) {
        var safe = FileNames.safe(owner.replace('/', '_').replace('\\', '_'));
        return safe.equals(owner) && safe.length() < MOST
                ? safe
                : safe.substring(0, Math.min(MOST, safe.length())) + "-" + Integer.toHexString(owner.hashCode());
    }
}
