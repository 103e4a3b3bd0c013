package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.live.ClusterAddress;
import dev.meshward.live.ClusterRefused;
import dev.meshward.live.Discovered;
import dev.meshward.live.LiveCluster;
import dev.meshward.live.ServedKind;
import dev.meshward.scan.redaction.Redaction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Reads a running cluster into a snapshot, the same that its objects give as files. It reads only, asks for no Secret, and
 * whatever it may not or cannot see becomes a gap with what suffers from it.
 */
public final class LiveScan {

    private final Map<String, String> env;
    private final ScanOptions options;
    private final LiveProgress progress;

    /** @param env the variables of the environment, which name the kubeconfig and proxies */
    public LiveScan(Map<String, String> env, ScanOptions options, LiveProgress progress) {
        this.env = Map.copyOf(env);
        this.options = options;
        this.progress = progress;
    }

    /**
     * @throws SourceUnreadable when the cluster cannot be reached, or lets nothing be seen
     * @throws CancellationException when it was called off and nothing is to be kept
     */
    public SourceReading scan(ClusterAddress address) throws SourceUnreadable {
        return scan(address, List.of());
    }

    /**
     * The cluster as it would be if these files were applied to it. Nothing is sent to it.
     *
     * @throws SourceUnreadable as above, or when the files hold nothing that could be applied
     */
    public SourceReading scan(ClusterAddress address, List<Source> laidOver) throws SourceUnreadable {
        var overlay = Overlay.of(laidOver);
        var watch = new ProgressWatch(progress);
        try (var cluster = LiveCluster.reach(address, env, watch)) {
            return scan(cluster, overlay, watch);
        } catch (ClusterRefused refused) {
            throw new SourceUnreadable(refused.because());
        }
    }

    private SourceReading scan(LiveCluster cluster, Overlay overlay, ProgressWatch watch)
            throws ClusterRefused, SourceUnreadable {
        var version = cluster.version();
        var discovered = cluster.discover();
        var harvest = new Harvest(cluster.name(), overlay, options, watch);
        noteWhatIsDown(discovered, harvest);
        noteWhatIsNotAsked(harvest);
        reap(
                cluster,
                harvest,
                discovered.kinds().stream().filter(AskedKinds::isAskedFor).toList());
        if (harvest.isEmpty()) {
            throw new SourceUnreadable(
                    "The cluster " + cluster.name() + " let nothing be seen" + harvest.firstReason());
        }
        var snapshot = harvest.snapshot(cluster.reachedAt(), version);
        return new SourceReading(options.redact() ? Redaction.of(snapshot) : snapshot, watch.bytes(), 0);
    }

    private void reap(LiveCluster cluster, Harvest harvest, List<ServedKind> kinds) {
        try (var reaping = new Reaping(cluster, options, harvest)) {
            try {
                reaping.reap(kinds);
            } catch (CancellationException called) {
                if (!progress.keepsPartial()) {
                    throw called;
                }
                reaping.unread().forEach(kind -> harvest.note(notReached(kind)));
            }
        }
    }

    private static ScanGap notReached(ServedKind kind) {
        return new ScanGap.NotSeen(
                kind.resource(),
                "",
                AskedKinds.hidden(kind.group(), kind.plural()),
                "reading was called off before its end; so " + AskedKinds.conclusion(kind.group(), kind.plural()));
    }

    private static void noteWhatIsDown(Discovered discovered, Harvest harvest) {
        discovered
                .downByGroup()
                .forEach((group, because) -> harvest.note(
                        AskedKinds.isNeeded(group)
                                ? new ScanGap.NotSeen(
                                        "all of " + group,
                                        "",
                                        AskedKinds.hidden(group, ""),
                                        "the API group does not answer (" + because + "): "
                                                + AskedKinds.conclusion(group, ""))
                                : new ScanGap.NotLooked("API group " + group, "it does not answer (" + because + ")")));
    }

    private static void noteWhatIsNotAsked(Harvest harvest) {
        harvest.note(new ScanGap.NotLooked(
                "Secrets", "they are never asked for; calls whose addresses stand only in a Secret are not known"));
    }
}
