package dev.meshward.desktop.shell;

import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.open.SampleCluster;
import dev.meshward.desktop.view.ViewEntry;
import dev.meshward.desktop.words.Words;
import java.util.List;

/** The views there are, in the order of the rail: a line each. */
final class Views {

    private Views() {}

    /** @param samples the clusters that come with Meshward */
    static List<ViewEntry> all(List<SampleCluster> samples) {
        return List.of(ViewEntry.of(
                OpenView.ID, Words.say("view.open"), "mdi2f-folder-open-outline", desk -> new OpenView(desk, samples)));
    }
}
