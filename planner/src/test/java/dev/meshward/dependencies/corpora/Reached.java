package dev.meshward.dependencies.corpora;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the inference has reached on each application; raised when it rises.
 */
final class Reached {

    static final Map<String, Figures> FIGURES = new TreeMap<>(Map.ofEntries(
            Map.entry("appmesh-colorapp", new Figures(6, 0, 0, 6)),
            Map.entry("argocd", new Figures(8, 0, 0, 8)),
            Map.entry("bank-of-anthos", new Figures(13, 0, 3, 13)),
            Map.entry("bookinfo", new Figures(3, 0, 0, 3)),
            Map.entry("booksapp", new Figures(13, 0, 0, 13)),
            Map.entry("dsb-socialnetwork", new Figures(16, 0, 1, 43)),
            Map.entry("guestbook", new Figures(0, 0, 0, 0)),
            Map.entry("harbor", new Figures(13, 0, 0, 14)),
            Map.entry("linkerd", new Figures(11, 0, 0, 11)),
            Map.entry("online-boutique", new Figures(17, 0, 0, 17)),
            Map.entry("petclinic-cloud", new Figures(10, 0, 0, 10)),
            Map.entry("podtato-head", new Figures(5, 0, 0, 5)),
            Map.entry("sock-shop", new Figures(25, 0, 0, 25)),
            Map.entry("teastore", new Figures(6, 0, 0, 6)),
            Map.entry("train-ticket", new Figures(0, 0, 0, 0)),
            Map.entry("trillian", new Figures(4, 0, 0, 4)),
            Map.entry("yolean-kafka", new Figures(24, 0, 0, 29))));

    private Reached() {}
}
