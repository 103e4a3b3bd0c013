package dev.meshward.live;

import dev.meshward.manifest.ApiListReader;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Reading;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running cluster that is read and never written. It can get, list, and ask what we may do; nothing else has a method. All
 * its requests share one pace, and every method may be called from several threads.
 */
public final class LiveCluster implements AutoCloseable {

    /** What one client of a person causes at most; kubectl allows itself 50 a second, and 300 at once. */
    private static final int REQUESTS_PER_SECOND = 40;

    private static final int REQUESTS_AT_ONCE = 250;

    private final String name;
    private final HttpClient http;
    private final ReadingClient client;
    private final Asking patiently;
    private final Asking briefly;
    private final ApiListReader reader;
    private final Instant reachedAt = Instant.now();

    private LiveCluster(Kubeconfig.Found found, Watch watch) throws ClusterRefused {
        this.name = found.cluster();
        this.http = found.client();
        this.client = new ReadingClient(http, found.server(), watch);
        var pace = new Pace(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE, watch);
        this.patiently = new Asking(pace, 5);
        this.briefly = new Asking(pace, 2);
        this.reader = new ApiListReader(name);
    }

    /**
     * Finds out how the cluster is reached, and that it can be.
     *
     * @param env the variables of the environment
     * @throws ClusterRefused when it cannot be reached, or does not know us
     */
    public static LiveCluster reach(ClusterAddress address, Map<String, String> env, Watch watch)
            throws ClusterRefused {
        var cluster = new LiveCluster(new Kubeconfig(env).find(address), watch);
        try {
            cluster.requireWelcome();
            return cluster;
        } catch (ClusterRefused | RuntimeException refused) {
            cluster.close();
            throw refused;
        }
    }

    /** The context, which is what people call it. */
    public String name() {
        return name;
    }

    /** When it was first spoken to. */
    public Instant reachedAt() {
        return reachedAt;
    }

    private void requireWelcome() throws ClusterRefused {
        switch (briefly.answer(() -> client.get("/version"))) {
            case Answer.Failed(var because) ->
                throw new ClusterRefused("The cluster " + name + " cannot be reached: " + because + ".");
            case Answer.Received received
            when received.code() == 401 ->
                throw new ClusterRefused("The cluster " + name + " does not know who we are: " + received.because()
                        + ". Perhaps the credentials have expired; log in again.");
            case Answer.Received _ -> {
                // Whatever else it answers, it answers; who may not see the version may see the rest.
            }
        }
    }

    /** Major and minor, such as {@code 1.33}; empty where it is not told. */
    public Optional<String> version() {
        return switch (briefly.answer(() -> client.get("/version"))) {
            case Answer.Received received when received.isGood() -> version(received);
            case Answer.Received _ -> Optional.empty();
            case Answer.Failed _ -> Optional.empty();
        };
    }

    /** Some providers write a plus behind the minor version. */
    private static Optional<String> version(Answer.Received received) {
        return DataReader.json("", received.body()).documents().stream()
                .map(document -> document.at("major").textOr("") + "."
                        + document.at("minor").textOr("").replaceAll("[^0-9]+$", ""))
                .filter(version -> version.matches("[0-9]+\\.[0-9]+"))
                .findFirst();
    }

    /** @throws ClusterRefused when it does not say what it serves at all */
    public Discovered discover() throws ClusterRefused {
        return new Discovery(path -> briefly.answer(() -> client.get(path))).discover();
    }

    /** Whether all objects of a kind, in whatever namespace, may be listed. */
    public Right toListEverywhere(ServedKind kind) {
        return RightsReview.access(
                briefly.answer(() -> client.ask(RightsReview.ACCESS_PATH, RightsReview.accessQuestion(kind, "list"))));
    }

    public NamespaceRights rightsIn(String namespace) {
        return RightsReview.rules(
                briefly.answer(() -> client.ask(RightsReview.RULES_PATH, RightsReview.rulesQuestion(namespace))));
    }

    /**
     * Reads all objects of a kind, page by page.
     *
     * @param namespace only those of this namespace; all where empty
     * @param sink takes the objects a handful at a time, on the calling thread; none comes twice
     */
    public Listing list(ServedKind kind, String namespace, Consumer<List<Reading>> sink) {
        return new PagedList(patiently, client::read, reader, kind, sink).read(namespace);
    }

    /** Reads one object of cluster scope by its name, which a person may be allowed who may not list them. */
    public Listing get(ServedKind kind, String object, Consumer<List<Reading>> sink) {
        return new PagedList(patiently, client::read, reader, kind, sink).readOne(object);
    }

    @Override
    public void close() {
        http.close();
    }
}
