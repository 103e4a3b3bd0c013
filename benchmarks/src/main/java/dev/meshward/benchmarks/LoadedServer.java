package dev.meshward.benchmarks;

import dev.meshward.testing.live.RealApiServer;
import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an API server with a large cluster: of each workload a Deployment with its ReplicaSet and three pods, a Service and a
 * ConfigMap. kubectl, which keeps to fifty requests a second, would take half an hour.
 */
final class LoadedServer {

    private static final int AT_ONCE = 32;
    private static final int PODS_OF_A_WORKLOAD = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final RealApiServer server;
    private final HttpClient client;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final List<Future<?>> sent = new ArrayList<>();

    private LoadedServer(RealApiServer server) throws IOException, GeneralSecurityException {
        this.server = server;
        this.client = HttpClient.newBuilder().sslContext(trusting(server)).build();
    }

    static void load(RealApiServer server, ScaleCluster cluster)
            throws IOException, GeneralSecurityException, InterruptedException {
        var loaded = new LoadedServer(server);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            cluster.each(object -> objectsOf(object).forEach(one -> {
                loaded.free.acquireUninterruptibly();
                loaded.sent.add(threads.submit(() -> loaded.send(one)));
                if ("Namespace".equals(one.get("kind"))) {
                    loaded.awaitSent();
                }
            }));
            loaded.awaitSent();
        }
    }

    private static SSLContext trusting(RealApiServer server) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var certificate = Files.newInputStream(server.authority())) {
            int number = 0;
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(certificate)) {
                trusted.setCertificateEntry("ca-" + number++, each);
            }
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** What the controllers of a cluster would make of an object, and the object. */
    private static List<Map<String, Object>> objectsOf(Map<String, Object> object) {
        return switch (String.valueOf(object.get("kind"))) {
            case "Deployment" -> List.of(object, replicaSet(object));
            case "Pod" -> pods(object);
            case "Service" -> List.of(withoutAddress(object));
            default -> List.of(object);
        };
    }

    private static Map<String, Object> replicaSet(Map<String, Object> deployment) {
        var set = new LinkedHashMap<>(deployment);
        var metadata = new LinkedHashMap<>(part(deployment, "metadata"));
        var owner = Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "name",
                metadata.get("name"),
                "uid",
                metadata.get("uid"),
                "controller",
                true);
        metadata.put("name", metadata.get("name") + "-6d4cf56db6");
        metadata.put("ownerReferences", List.of(owner));
        var spec = new LinkedHashMap<>(part(deployment, "spec"));
        spec.keySet().retainAll(List.of("replicas", "selector", "template"));
        set.put("kind", "ReplicaSet");
        set.put("metadata", metadata);
        set.put("spec", spec);
        return set;
    }

    private static List<Map<String, Object>> pods(Map<String, Object> pod) {
        var pods = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < PODS_OF_A_WORKLOAD; i++) {
            var another = new LinkedHashMap<>(pod);
            var metadata = new LinkedHashMap<>(part(pod, "metadata"));
            metadata.put("name", metadata.get("name") + (i == 0 ? "" : Integer.toString(i)));
            another.put("metadata", metadata);
            pods.add(another);
        }
        return pods;
    }

    private static Map<String, Object> withoutAddress(Map<String, Object> service) {
        var another = new LinkedHashMap<>(service);
        var spec = new LinkedHashMap<>(part(service, "spec"));
        spec.remove("clusterIP");
        another.put("spec", spec);
        return another;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> object, String key) {
        return (Map<String, Object>) object.getOrDefault(key, Map.of());
    }

    private Void send(Map<String, Object> object) throws IOException, InterruptedException {
        try {
            var metadata = new LinkedHashMap<>(part(object, "metadata"));
            metadata.keySet().removeAll(List.of("managedFields", "resourceVersion", "uid", "creationTimestamp"));
            var fresh = new LinkedHashMap<>(object);
            fresh.remove("status");
            fresh.put("metadata", metadata);
            var request = HttpRequest.newBuilder(URI.create(server.address() + path(object)))
                    .header("Authorization", "Bearer admin-token")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(fresh)))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The API server refused an object: " + answer.body());
            }
            return null;
        } finally {
            free.release();
        }
    }

    private static String path(Map<String, Object> object) {
        var apiVersion = String.valueOf(object.get("apiVersion"));
        var namespace = part(object, "metadata").get("namespace");
        var kind = String.valueOf(object.get("kind")).toLowerCase(java.util.Locale.ROOT) + "s";
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion
                + (namespace == null ? "" : "/namespaces/" + namespace) + "/" + kind;
    }

    private void awaitSent() {
        try {
            for (var each : sent) {
                each.get();
            }
            sent.clear();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The cluster was not loaded. Maybe its disk is full?", failed.getCause());
        }
    }
}
