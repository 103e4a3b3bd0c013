package dev.meshward.testing.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A small API server that holds given objects, remembers every request, and can be told to misbehave. */
public final class StubApiServer implements AutoCloseable {

    private static final String ALL =
            "{\"resourceRules\":[{\"verbs\":[\"list\"],\"apiGroups\":[\"*\"],\"resources\":[\"*\"]}]}";

    private final HttpServer server;
    private final ServedObjects objects;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    private final Map<String, String> rulesByNamespace = new ConcurrentHashMap<>();
    private volatile Predicate<Asked> denied = _ -> false;

    /** What is done with requests of some sort, in this order, once each; then the server is well again. */
    private record Trouble(Predicate<Asked> with, ConcurrentLinkedDeque<Mood> moods, boolean isForEver) {
        Optional<Mood> next() {
            return Optional.ofNullable(isForEver ? moods.peek() : moods.poll());
        }
    }

    private StubApiServer(HttpServer server, List<Manifest> objects) {
        this.server = server;
        this.objects = new ServedObjects(objects);
    }

    /** With these objects, each of which names its namespace where it has one. */
    public static StubApiServer of(String yaml) {
        return of(ManifestReader.several(yaml));
    }

    public static StubApiServer of(List<Manifest> objects) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var stub = new StubApiServer(http, objects);
            http.createContext("/", stub::handle);
            http.setExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("stub-", 1).factory()));
            http.start();
            return stub;
        } catch (IOException e) {
            throw new IllegalStateException("No port could be had for a stub. Maybe too many are open.", e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every request so far, in the order in which they came. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Meets requests of this sort in these moods, one after the other. */
    public StubApiServer upset(Predicate<Asked> requests, Mood... moods) {
        troubles.add(new Trouble(requests, new ConcurrentLinkedDeque<>(List.of(moods)), false));
        return this;
    }

    /** Meets requests of this sort always in this mood. */
    public StubApiServer spoil(Predicate<Asked> requests, Mood mood) {
        troubles.add(new Trouble(requests, new ConcurrentLinkedDeque<>(List.of(mood)), true));
        return this;
    }

    /** Lists of the whole cluster that a review denies and the server refuses. */
    public StubApiServer deny(Predicate<Asked> lists) {
        denied = lists;
        return this;
    }

    /** The status of the rules review in a namespace, as JSON; where none is given, it allows to list everything. */
    public StubApiServer rules(String namespace, String status) {
        rulesByNamespace.put(namespace, status);
        return this;
    }

    /** A kubeconfig in this folder with one context, {@code stub}. */
    public Path kubeconfig(Path folder) throws IOException {
        var file = folder.resolve("kubeconfig");
        return Files.writeString(file, """
            apiVersion: v1
            kind: Config
            clusters: [{name: stub, cluster: {server: "%s"}}]
            users: [{name: stub, user: {token: secret-token}}]
            contexts: [{name: stub, context: {cluster: stub, user: stub}}]
            current-context: stub
            """.formatted(address()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request =
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, headers(exchange));
        asked.add(request);
        var good = good(request);
        var mood =
                mood(request).or(() -> good.isEmpty() ? Optional.of(Mood.refuses(404, "not found")) : Optional.empty());
        if (mood.isPresent()) {
            mood.get().answer(exchange, good.orElse(new byte[0]));
        } else {
            Mood.send(exchange, 200, good.orElseThrow());
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return headers;
    }

    private Optional<Mood> mood(Asked request) {
        if (request.method().equals("GET") && denied.test(request)) {
            return Optional.of(Mood.refuses(403, "User may not list " + request.path()));
        }
        return troubles.stream()
                .filter(trouble -> trouble.with().test(request))
                .flatMap(trouble -> trouble.next().stream())
                .findFirst();
    }

    private Optional<byte[]> good(Asked request) {
        return switch (request.path()) {
            case "/version" -> text("{\"major\":\"1\",\"minor\":\"33+\"}");
            case "/api" -> text("{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
            case "/apis" -> Optional.of(ServedObjects.json(objects.groups()));
            case "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" -> access(request);
            case "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews" -> rules(request);
            // Whatever is patched would be taken; nothing is kept.
            default -> request.method().equals("PATCH") ? text("{}") : resource(request);
        };
    }

    private Optional<byte[]> access(Asked request) {
        var review = ManifestReader.one(request.body()).at("spec", "resourceAttributes");
        var group = review.at("group").textOr("");
        var root = group.isEmpty()
                ? "/api/v1/"
                : "/apis/" + group + "/" + review.at("version").textOr("") + "/";
        var list = new Asked("GET", root + review.at("resource").textOr(""), "", Map.of());
        return text("{\"status\":{\"allowed\":" + !denied.test(list) + "}}");
    }

    private Optional<byte[]> rules(Asked request) {
        var namespace =
                ManifestReader.one(request.body()).at("spec", "namespace").textOr("");
        var status = rulesByNamespace.getOrDefault(namespace, ALL);
        return text("{\"status\":" + status + "}");
    }

    private static Optional<byte[]> text(String json) {
        return Optional.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> resource(Asked request) {
        for (var kind : objects.kinds()) {
            if (request.path().equals(kind.root())) {
                return Optional.of(ServedObjects.json(objects.resources(kind.root())));
            }
            var rest = rest(request.path(), kind);
            if (rest.isPresent()) {
                return Optional.of(listOrObject(kind, rest.get(), request));
            }
        }
        return Optional.empty();
    }

    /** Namespace and name behind the plural: {@code [namespace, name]}, either may be empty. */
    private static Optional<List<String>> rest(String path, ServedObjects.Kind kind) {
        var all = kind.root() + "/" + kind.plural();
        if (path.equals(all)) {
            return Optional.of(List.of("", ""));
        }
        if (path.startsWith(all + "/") && !kind.isNamespaced() && path.indexOf('/', all.length() + 1) < 0) {
            return Optional.of(List.of("", path.substring(all.length() + 1)));
        }
        var inside = kind.root() + "/namespaces/";
        var end = "/" + kind.plural();
        return kind.isNamespaced() && path.startsWith(inside) && path.endsWith(end)
                ? Optional.of(List.of(path.substring(inside.length(), path.length() - end.length()), ""))
                : Optional.empty();
    }

    private byte[] listOrObject(ServedObjects.Kind kind, List<String> rest, Asked request) {
        if (!rest.getLast().isEmpty()) {
            return objects.one(kind, rest.getLast());
        }
        var query = query(request);
        var from = query.getOrDefault("continue", "from=0&so+on").replaceAll("^from=([0-9]+)&so\\+on$", "$1");
        return objects.page(
                kind, rest.getFirst(), Integer.parseInt(from), Integer.parseInt(query.getOrDefault("limit", "0")));
    }

    private static Map<String, String> query(Asked request) {
        var values = new TreeMap<String, String>();
        int start = request.target().indexOf('?');
        var pairs = start < 0
                ? new ArrayList<String>()
                : List.of(request.target().substring(start + 1).split("&"));
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            values.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
