package dev.meshward.scan;

import dev.meshward.live.Listing;
import dev.meshward.live.LiveCluster;
import dev.meshward.live.NamespaceRights;
import dev.meshward.live.Right;
import dev.meshward.live.ServedKind;
import dev.meshward.manifest.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks first what may be read, then reads it, several kinds at a time. What may not be read in the whole cluster is read in
 * each namespace that allows it.
 */
final class Reaping implements AutoCloseable {

    /** Up to here single namespaces are asked for; above, the whole cluster once costs its API server less. */
    private static final int FEW_NAMESPACES = 5;

    private static final String NO_RIGHT = "we have no right to list them";

    private final LiveCluster cluster;
    private final ScanOptions options;
    private final Harvest harvest;
    private final Hands hands = new Hands();
    private final Denials denials = new Denials();
    private final TreeSet<ServedKind> unread = new TreeSet<>();
    private final TreeSet<ServedKind> readByNamespace = new TreeSet<>();
    private final TreeSet<String> namespaces;

    Reaping(LiveCluster cluster, ScanOptions options, Harvest harvest) {
        this.cluster = cluster;
        this.options = options;
        this.harvest = harvest;
        this.namespaces = new TreeSet<>(options.namespaces());
    }

    /** One list to read; the whole cluster where the namespace is empty. */
    private record Errand(ServedKind kind, String namespace) {}

    /** Reads everything of these kinds that may be read, and notes what may not. */
    void reap(List<ServedKind> kinds) {
        unread.addAll(kinds);
        var rights = hands.answers(kinds, cluster::toListEverywhere);
        kinds.stream()
                .filter(Reaping::isNamespace)
                .forEach(kind -> readNamespaces(kind, rights.getOrDefault(kind, Right.UNKNOWN)));
        var others = kinds.stream().filter(kind -> !isNamespace(kind)).toList();
        var refused = readWhole(others, rights);
        readByNamespace.addAll(refused);
        readInNamespaces(refused, rights);
        denials.gaps(namespaces, readByNamespace).forEach(harvest::note);
    }

    /** Kinds that were not read to their end, when reading was called off. */
    synchronized List<ServedKind> unread() {
        return List.copyOf(unread);
    }

    private static boolean isNamespace(ServedKind kind) {
        return kind.group().isEmpty() && kind.kind().equals("Namespace");
    }

    /** Who may not list namespaces may still be allowed to look at those that are his. */
    private void readNamespaces(ServedKind kind, Right right) {
        boolean isListed = right != Right.DENIED
                && isRead(new Errand(kind, ""), cluster.list(kind, "", readings -> takeNamespaces(kind, readings)));
        if (!isListed) {
            var seen = hands.answers(
                    options.namespaces(),
                    namespace -> cluster.get(kind, namespace, readings -> harvest.take(kind.resource(), readings))
                            instanceof Listing.Whole);
            if (seen.isEmpty() || seen.containsValue(false)) {
                denials.note(kind, "", NO_RIGHT);
            }
        }
        finished(kind);
    }

    private void takeNamespaces(ServedKind kind, List<Reading> readings) {
        harvest.take(kind.resource(), readings);
        if (options.namespaces().isEmpty()) {
            for (var reading : readings) {
                if (reading instanceof Reading.Understood understood) {
                    namespaces.add(understood.manifest().key().name());
                }
            }
        }
    }

    /** Reads what is read in one go; the kinds that are left can only be read namespace by namespace. */
    private Set<ServedKind> readWhole(List<ServedKind> kinds, Map<ServedKind, Right> rights) {
        var left = new TreeSet<ServedKind>();
        var errands = new ArrayList<Errand>();
        for (var kind : kinds) {
            boolean isDenied = rights.get(kind) == Right.DENIED;
            if (kind.isNamespaced() && (isDenied || wantsFew())) {
                left.add(kind);
            } else if (isDenied) {
                denials.note(kind, "", NO_RIGHT);
                finished(kind);
            } else {
                errands.add(new Errand(kind, ""));
            }
        }
        hands.answers(errands, this::listed).forEach((errand, listing) -> {
            if (!isRead(errand, listing)) {
                left.add(errand.kind());
            }
        });
        return left;
    }

    private boolean wantsFew() {
        return !options.namespaces().isEmpty() && options.namespaces().size() <= FEW_NAMESPACES;
    }

    private void readInNamespaces(Collection<ServedKind> kinds, Map<ServedKind, Right> whole) {
        if (kinds.isEmpty()) {
            return;
        }
        if (namespaces.isEmpty()) {
            kinds.forEach(kind -> denials.note(kind, "", NO_RIGHT + ", and no namespace was named with -n"));
        }
        var allowed =
                kinds.stream().filter(kind -> whole.get(kind) == Right.ALLOWED).toList();
        var doubtful = kinds.stream().filter(kind -> !allowed.contains(kind)).toList();
        var errands = new ArrayList<Errand>();
        namespaces.forEach(namespace -> allowed.forEach(kind -> errands.add(new Errand(kind, namespace))));
        if (!doubtful.isEmpty()) {
            errands.addAll(errands(doubtful, hands.answers(namespaces, cluster::rightsIn)));
        }
        hands.answers(errands, this::listed).forEach(this::isRead);
    }

    private List<Errand> errands(Collection<ServedKind> kinds, Map<String, NamespaceRights> rights) {
        var errands = new ArrayList<Errand>();
        for (var kind : kinds) {
            rights.forEach((namespace, allowed) -> {
                if (allowed.toList(kind) == Right.DENIED) {
                    denials.note(kind, namespace, NO_RIGHT);
                } else {
                    errands.add(new Errand(kind, namespace));
                }
            });
        }
        return errands;
    }

    private Listing listed(Errand errand) {
        var resource = errand.kind().resource();
        var listing = cluster.list(errand.kind(), errand.namespace(), readings -> harvest.take(resource, readings));
        finished(errand.kind());
        return listing;
    }

    private synchronized void finished(ServedKind kind) {
        unread.remove(kind);
    }

    /** False where the whole cluster refuses what single namespaces may allow. */
    private boolean isRead(Errand errand, Listing listing) {
        return switch (listing) {
            case Listing.Whole _, Listing.NotServed _ -> true;
            case Listing.Forbidden(var _, var because) -> {
                boolean mayBeAllowedInside =
                        errand.kind().isNamespaced() && errand.namespace().isEmpty();
                if (!mayBeAllowedInside && !isNamespace(errand.kind())) {
                    denials.note(errand.kind(), errand.namespace(), "the API server refuses: " + because);
                }
                yield !mayBeAllowedInside && !isNamespace(errand.kind());
            }
            case Listing.CutShort(var objects, var because) -> {
                denials.note(
                        errand.kind(), errand.namespace(), "after " + objects + " of them reading ended: " + because);
                yield true;
            }
        };
    }

    @Override
    public void close() {
        hands.close();
    }
}
