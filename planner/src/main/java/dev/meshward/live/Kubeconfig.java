package dev.meshward.live;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds out how a cluster is reached. What kubectl would do with the same kubeconfig is done here. */
final class Kubeconfig {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final int MILLIS_TO_CONNECT = 10_000;
    private static final int MILLIS_TO_ANSWER = 30_000;

    private final Map<String, String> env;
    private final Path account;

    Kubeconfig(Map<String, String> env) {
        this(env, ACCOUNT);
    }

    /** @param account the folder in which a pod finds its service account */
    Kubeconfig(Map<String, String> env, Path account) {
        this.env = Map.copyOf(env);
        this.account = account;
    }

    /** A cluster with the name it is known by. */
    record Found(String cluster, Config config) {

        /** Its address, without a slash at the end. */
        String server() {
            return config.getMasterUrl().replaceFirst("/+$", "");
        }

        /** @throws ClusterRefused when its certificates or keys cannot be used */
        HttpClient client() throws ClusterRefused {
            try {
                ClientKey.nameKind(config);
                return new JdkHttpClientFactory().newBuilder(config).build();
            } catch (RuntimeException unusable) {
                throw new ClusterRefused("The cluster " + cluster
                        + " cannot be spoken to: the certificates or the key in its kubeconfig cannot be used ("
                        + FailureWords.innermost(unusable) + ").");
            }
        }
    }

    Found find(ClusterAddress address) throws ClusterRefused {
        var config = address.context().filter(ClusterAddress.IN_CLUSTER::equals).isPresent()
                        && address.kubeconfig().isEmpty()
                ? ofThisPod()
                : ofFile(address);
        // Asking again is our own business: it keeps the pace that all requests share.
        config.setRequestRetryBackoffLimit(0);
        config.setConnectionTimeout(MILLIS_TO_CONNECT);
        config.setRequestTimeout(MILLIS_TO_ANSWER);
        config.setUserAgent("meshward");
        var context = Optional.ofNullable(config.getCurrentContext()).map(NamedContext::getName);
        return new Found(address.context().or(() -> context).orElse(config.getMasterUrl()), config);
    }

    private Config ofFile(ClusterAddress address) throws ClusterRefused {
        var files = files(address);
        try {
            var config = files.size() == 1
                    ? Config.fromKubeconfig(address.context().orElse(null), files.getFirst())
                    : Config.autoConfigure(address.context().orElse(null));
            requireContext(config, address, files);
            KubeconfigUser.of(config).ifPresent(user -> user.apply(config));
            takeProxies(config);
            OpenIdToken.takeOver(config);
            return config;
        } catch (RuntimeException failed) {
            throw new ClusterRefused("The kubeconfig " + shown(files) + " cannot be used: " + reason(failed));
        }
    }

    /** What a credential plugin says; a parser would quote the file, which may hold tokens. */
    private static String reason(RuntimeException failed) {
        return failed instanceof KubernetesClientException && failed.getMessage() != null
                ? failed.getMessage().lines().findFirst().orElse("") + "."
                : "it is damaged.";
    }

    private List<File> files(ClusterAddress address) throws ClusterRefused {
        var files = address.kubeconfig()
                .map(path -> List.of(path.toFile()))
                .orElseGet(() ->
                        Config.getKubeconfigFilenames().stream().map(File::new).toList());
        if (files.stream().noneMatch(File::isFile)) {
            throw new ClusterRefused("There is no kubeconfig " + shown(files)
                    + ". Name one with --kubeconfig, or set KUBECONFIG; inside a pod, --context in-cluster"
                    + " needs none.");
        }
        return files;
    }

    private static String shown(List<File> files) {
        return files.stream().map(File::getPath).collect(Collectors.joining(" or "));
    }

    /** A wrong name must not end at the current context, which may be another cluster. */
    private static void requireContext(Config config, ClusterAddress address, List<File> files) throws ClusterRefused {
        var names = config.getContexts().stream()
                .map(NamedContext::getName)
                .sorted()
                .toList();
        var current = Optional.ofNullable(config.getCurrentContext()).map(NamedContext::getName);
        if (address.context().isPresent() && !names.contains(address.context().get())) {
            throw new ClusterRefused("The kubeconfig " + shown(files) + " has no context "
                    + address.context().get() + "; it has " + (names.isEmpty() ? "none" : String.join(", ", names))
                    + ".");
        }
        if (current.isEmpty() || (address.context().isPresent() && !current.equals(address.context()))) {
            throw new ClusterRefused(
                    "The kubeconfig " + shown(files) + " has no current context that can be used. Name one"
                            + " with --context: " + String.join(", ", names) + ".");
        }
    }

    /** The kubeconfig's own proxy wins; then the variables that curl and kubectl follow. */
    private void takeProxies(Config config) {
        if (config.getHttpsProxy() == null) {
            variable("https_proxy").ifPresent(config::setHttpsProxy);
        }
        if (config.getHttpProxy() == null) {
            variable("http_proxy").ifPresent(config::setHttpProxy);
        }
        if (config.getNoProxy() == null || config.getNoProxy().length == 0) {
            variable("no_proxy").ifPresent(hosts -> config.setNoProxy(hosts.split("\\s*,\\s*")));
        }
    }

    private Optional<String> variable(String name) {
        UnaryOperator<String> upper = text -> text.toUpperCase(java.util.Locale.ROOT);
        return Optional.ofNullable(env.get(name))
                .or(() -> Optional.ofNullable(env.get(upper.apply(name))))
                .filter(value -> !value.isBlank());
    }

    private Config ofThisPod() throws ClusterRefused {
        var host = env.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        var token = account.resolve("token");
        if (host.isEmpty() || !Files.isReadable(token)) {
            throw new ClusterRefused("This process does not run in a pod with a service account, so --context "
                    + ClusterAddress.IN_CLUSTER + " leads nowhere.");
        }
        var config = Config.empty();
        var shownHost = host.contains(":") ? "[" + host + "]" : host;
        config.setMasterUrl("https://" + shownHost + ":" + env.getOrDefault("KUBERNETES_SERVICE_PORT", "443"));
        config.setCaCertFile(account.resolve("ca.crt").toString());
        // Tokens of pods live for about an hour; the kubelet writes new ones into the same file.
        config.setOauthTokenProvider(() -> KubeconfigUser.tokenIn(token));
        return config;
    }
}
