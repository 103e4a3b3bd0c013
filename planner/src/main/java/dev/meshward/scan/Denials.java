package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.live.ServedKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was not seen, kind by kind and namespace by namespace, said in as few sentences as are true. */
final class Denials {

    private final TreeMap<ServedKind, String> everywhere = new TreeMap<>();
    private final TreeMap<ServedKind, TreeMap<String, String>> byNamespace = new TreeMap<>();

    synchronized void note(ServedKind kind, String namespace, String because) {
        if (namespace.isEmpty()) {
            everywhere.put(kind, because);
        } else {
            byNamespace.computeIfAbsent(kind, _ -> new TreeMap<>()).put(namespace, because);
        }
    }

    /**
     * @param asked all namespaces that were asked for
     * @param kinds all kinds that were asked for namespace by namespace
     */
    synchronized List<ScanGap> gaps(Collection<String> asked, Collection<ServedKind> kinds) {
        byNamespace.forEach((kind, reasons) -> {
            if (reasons.keySet().containsAll(asked) && !asked.isEmpty()) {
                everywhere.put(kind, reasons.firstEntry().getValue());
            }
        });
        byNamespace.keySet().removeAll(everywhere.keySet());
        var gaps = new ArrayList<ScanGap>();
        var shut = shut(asked, kinds);
        shut.forEach(namespace -> gaps.add(new ScanGap.NotSeen(
                "everything",
                namespace,
                ScanGap.Hidden.CALLERS,
                "we may list nothing there: its workloads and their calls are missing, and who is called only from"
                        + " there looks as if nobody called it")));
        everywhere.forEach((kind, because) -> gaps.add(gap(kind, "", because)));
        byNamespace.forEach((kind, reasons) -> reasons.forEach((namespace, because) -> {
            if (!shut.contains(namespace)) {
                gaps.add(gap(kind, namespace, because));
            }
        }));
        return gaps.stream().distinct().toList();
    }

    /** Namespaces in which no kind may be listed that others allow. */
    private Set<String> shut(Collection<String> asked, Collection<ServedKind> kinds) {
        var allowedSomewhere =
                kinds.stream().filter(kind -> !everywhere.containsKey(kind)).toList();
        var shut = new TreeSet<String>();
        for (var namespace : asked) {
            boolean isShut = allowedSomewhere.size() > 1
                    && allowedSomewhere.stream()
                            .allMatch(kind -> byNamespace
                                    .getOrDefault(kind, new TreeMap<>())
                                    .containsKey(namespace));
            if (isShut) {
                shut.add(namespace);
            }
        }
        return shut;
    }

    private static ScanGap gap(ServedKind kind, String namespace, String because) {
        if (!AskedKinds.isNeeded(kind.group())) {
            return new ScanGap.NotLooked(
                    "API group " + kind.group(),
                    "not all of it may be listed; Meshward knows nothing of it that a plan needs");
        }
        var conclusion = AskedKinds.conclusion(kind.group(), kind.plural());
        return new ScanGap.NotSeen(
                kind.resource(),
                namespace,
                AskedKinds.hidden(kind.group(), kind.plural()),
                because + "; so " + conclusion);
    }
}
