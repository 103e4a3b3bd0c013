package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which Server a port obeys: the oldest that claims it, then the first by name; all the others are passed over (linkerd.md
 * C.2). Manifests of files often carry no moment, and objects that a plan makes together carry the same: then any of them may
 * be the one.
 */
final class Servers {

    /** Later than any object that is there: what a plan makes is the youngest. */
    private static final String AFTER_ALL = "9999";

    private final Views<Manifest, ServerView> views = new Views<>(ServerView::of);
    private final Views<List<Manifest>, List<ServerView>> lists =
            new Views<>(objects -> objects.stream().map(views::of).toList());

    /** Those that may be the one; none where nobody claims the port. */
    List<ServerView> of(Pod pod, int containerPort, World world) {
        var claiming = new ArrayList<ServerView>();
        for (var server : lists.of(world.in(LinkerdRules.POLICY, "Server", pod.namespace()))) {
            if (server.claims(pod, containerPort)) {
                claiming.add(server);
            }
        }
        return claiming.size() < 2 ? claiming : oldest(claiming);
    }

    /** Ports by number that Servers claim on this pod, whether it declares them or not. */
    Stream<Integer> claimed(Pod pod, World world) {
        return lists.of(world.in(LinkerdRules.POLICY, "Server", pod.namespace())).stream()
                .map(ServerView::port)
                .filter(port -> port.matches("\\d{1,5}"))
                .map(Integer::valueOf);
    }

    private static List<ServerView> oldest(List<ServerView> claiming) {
        var found = claiming.stream().filter(server -> !isMade(server)).toList();
        var candidates = found.isEmpty() ? claiming : found;
        var earliest = candidates.stream()
                .map(Servers::moment)
                .filter(moment -> !moment.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
        var oldest = candidates.stream()
                .filter(server -> moment(server).isEmpty() || moment(server).equals(earliest))
                .toList();
        boolean isKnown = !found.isEmpty()
                && oldest.stream().noneMatch(server -> moment(server).isEmpty());
        return isKnown ? List.of(oldest.getFirst()) : oldest;
    }

    private static boolean isMade(ServerView server) {
        return moment(server).startsWith(AFTER_ALL);
    }

    private static String moment(ServerView server) {
        return server.object().at("metadata", "creationTimestamp").textOr("");
    }
}
