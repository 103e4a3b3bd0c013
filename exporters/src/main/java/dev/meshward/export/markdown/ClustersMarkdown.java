package dev.meshward.export.markdown;

import dev.meshward.adoption.ClusterOrder.Turn;
import java.util.List;
import java.util.Map;

/** The page above the plans of several clusters: whose turn it is when, and why. */
public final class ClustersMarkdown {

    private ClustersMarkdown() {}

    /** @param folderByCluster where the plan of each stands, below this page */
    public static String of(List<Turn> order, Map<String, String> folderByCluster) {
        var page = new Page();
        page.heading(1, "The order of the clusters");
        page.paragraph(
                "Clusters that call come before those they call. A Service that is called from another cluster can"
                    + " refuse plaintext only after its callers there have proxies, and when both clusters trust one"
                    + " root; until then its plan keeps its port open for them, or asks.");
        for (int i = 0; i < order.size(); i++) {
            var turn = order.get(i);
            page.heading(2, (i + 1) + ". " + Inline.text(String.join(" and ", turn.clusters())));
            turn.clusters()
                    .forEach(cluster -> page.bullet("Plan of " + Inline.text(cluster) + ": "
                            + Inline.code(folderByCluster.getOrDefault(cluster, ""))));
            if (turn.clusters().size() > 1) {
                page.paragraph("They call each other, so none can come first: all of them join, and only then what they"
                        + " call from each other turns strict.");
            }
            turn.because().forEach(sentence -> page.bullet(Inline.text(sentence)));
        }
        return page.toString();
    }
}
