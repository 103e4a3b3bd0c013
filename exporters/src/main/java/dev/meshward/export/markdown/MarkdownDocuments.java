package dev.meshward.export.markdown;

import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** All Markdown documents of a plan directory. */
public final class MarkdownDocuments {

    private MarkdownDocuments() {}

    /** Bytes by path below the plan directory. */
    public static SortedMap<String, byte[]> of(SavedPlan plan) {
        var documents = new TreeMap<String, byte[]>();
        documents.put(RolloutPlanMarkdown.FILE, bytes(RolloutPlanMarkdown.of(plan)));
        plan.stages()
                .forEach(stage ->
                        documents.put(stage.folder() + "/" + StageReadme.FILE, bytes(StageReadme.of(plan, stage))));
        return documents;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
