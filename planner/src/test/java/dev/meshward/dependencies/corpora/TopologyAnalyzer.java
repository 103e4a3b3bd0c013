package dev.meshward.dependencies.corpora;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the best public tool that reads manifests alone, cluster-topology-analyzer at commit 77de93a, makes of the same files,
 * scored in the same way. Hidden calls that it found are not counted apart.
 */
final class TopologyAnalyzer {

    static final Map<String, Figures> FIGURES = new TreeMap<>(Map.ofEntries(
            Map.entry("appmesh-colorapp", new Figures(1, 0, 6, 6)),
            Map.entry("argocd", new Figures(0, 0, 7, 8)),
            Map.entry("bank-of-anthos", new Figures(13, 0, 3, 13)),
            Map.entry("bookinfo", new Figures(3, 0, 3, 3)),
            Map.entry("booksapp", new Figures(11, 0, 2, 13)),
            Map.entry("dsb-socialnetwork", new Figures(0, 0, 27, 43)),
            Map.entry("guestbook", new Figures(0, 0, 3, 0)),
            Map.entry("harbor", new Figures(10, 0, 0, 14)),
            Map.entry("linkerd", new Figures(3, 0, 6, 11)),
            Map.entry("online-boutique", new Figures(17, 0, 0, 17)),
            Map.entry("petclinic-cloud", new Figures(4, 0, 4, 10)),
            Map.entry("podtato-head", new Figures(0, 0, 6, 5)),
            Map.entry("sock-shop", new Figures(1, 0, 17, 25)),
            Map.entry("teastore", new Figures(6, 0, 1, 6)),
            Map.entry("train-ticket", new Figures(0, 0, 64, 0)),
            Map.entry("trillian", new Figures(0, 0, 3, 4)),
            Map.entry("yolean-kafka", new Figures(2, 0, 9, 29))));

    private TopologyAnalyzer() {}
}
