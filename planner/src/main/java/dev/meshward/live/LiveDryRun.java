package dev.meshward.live;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.ObjectKey;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/**
 * A running cluster that is asked what it would say to a change, and keeps none. Nothing else in this program may send a
 * change; it is used only where somebody asks for it.
 */
public final class LiveDryRun implements AutoCloseable {

    private static final int REQUESTS_PER_SECOND = 20;
    private static final int REQUESTS_AT_ONCE = 100;
    private static final String MANAGER = "meshward";
    private static final int CODE_FORBIDDEN = 403;
    private static final int CODE_NOT_FOUND = 404;

    private final LiveCluster cluster;
    private final HttpClient http;
    private final DryRunClient client;
    private final Asking asking;

    /** How a change is written down. */
    public enum Form {
        /** A whole object, as {@code kubectl apply --server-side} sends it. */
        APPLY("application/apply-patch+yaml"),
        STRATEGIC("application/strategic-merge-patch+json"),
        MERGE("application/merge-patch+json");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }
    }

    /** What the API server says to a change. */
    public sealed interface Reply {

        /** It would take it. */
        record Taken() implements Reply {}

        /** What is changed, or the namespace it belongs to, is not there. */
        record NotThere(String because) implements Reply {}

        /** We may not even ask. */
        record Forbidden(String because) implements Reply {}

        /** It would not take it. */
        record Refused(String because) implements Reply {}

        /** Nobody knows: no answer came. */
        record Unanswered(String because) implements Reply {}
    }

    private LiveDryRun(LiveCluster cluster, Kubeconfig.Found found, Watch watch) throws ClusterRefused {
        this.cluster = cluster;
        this.http = found.client();
        this.client = new DryRunClient(http, found.server(), watch);
        this.asking = new Asking(new Pace(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE, watch), 2);
    }

    /**
     * Finds out how the cluster is reached, and that it can be.
     *
     * @param env the variables of the environment
     * @throws ClusterRefused when it cannot be reached, or does not know us
     */
    public static LiveDryRun reach(ClusterAddress address, Map<String, String> env, Watch watch) throws ClusterRefused {
        var cluster = LiveCluster.reach(address, env, watch);
        try {
            return new LiveDryRun(cluster, new Kubeconfig(env).find(address), watch);
        } catch (ClusterRefused | RuntimeException refused) {
            cluster.close();
            throw refused;
        }
    }

    /** The context, which is what people call it. */
    public String name() {
        return cluster.name();
    }

    /** @throws ClusterRefused when it does not say what it serves at all */
    public Discovered discover() throws ClusterRefused {
        return cluster.discover();
    }

    /** What the server would say to this change of the object that it names. */
    public Reply ask(ServedKind kind, Manifest change, Form form) {
        var body = ManifestWriter.compactJson(change.content());
        var path = path(kind, change);
        return switch (asking.answer(() -> client.patch(path, MANAGER, form.contentType, body))) {
            case Answer.Failed(var because) -> new Reply.Unanswered(because);
            case Answer.Received received when received.isGood() -> new Reply.Taken();
            case Answer.Received received -> refusal(received);
        };
    }

    private static String path(ServedKind kind, Manifest change) {
        var group = ObjectKey.groupOf(change.apiVersion());
        var version =
                group.isEmpty() ? change.apiVersion() : change.apiVersion().substring(group.length() + 1);
        var namespace = Optional.of(change.key().namespace()).filter(_ -> kind.isNamespaced());
        return new ServedKind(group, version, kind.plural(), kind.kind(), kind.isNamespaced(), kind.canBeListed())
                        .path(namespace.orElse(""))
                + "/" + Query.encoded(change.key().name());
    }

    private static Reply refusal(Answer.Received received) {
        return switch (received.code()) {
            case CODE_FORBIDDEN -> new Reply.Forbidden(received.because());
            case CODE_NOT_FOUND -> new Reply.NotThere(received.because());
            case 401, 429 -> new Reply.Unanswered(received.because());
            default ->
                received.isServerTrouble()
                        ? new Reply.Unanswered(received.because())
                        : new Reply.Refused(received.because());
        };
    }

    @Override
    public void close() {
        http.close();
        cluster.close();
    }
}
