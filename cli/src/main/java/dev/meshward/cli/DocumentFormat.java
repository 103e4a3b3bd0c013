package dev.meshward.cli;

import dev.meshward.export.markdown.MarkdownDocuments;
import dev.meshward.saved.SavedPlan;
import java.util.SortedMap;

/** Documents for people that are made from a plan. */
enum DocumentFormat {
    MARKDOWN;

    /** Bytes by path below the plan directory. */
    SortedMap<String, byte[]> documents(SavedPlan plan) {
        return switch (this) {
            case MARKDOWN -> MarkdownDocuments.of(plan);
        };
    }

    @Override
    public String toString() {
        return Terminal.lower(name());
    }
}
