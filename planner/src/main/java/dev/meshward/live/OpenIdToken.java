package dev.meshward.live;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The token of an OpenID provider, as a kubeconfig holds it. One that has expired is renewed in memory: the client library would
 * write the new one into the kubeconfig, and reading a cluster writes nothing.
 */
final class OpenIdToken implements OAuthTokenProvider {

    private static final String TOKEN = "id-token";
    private static final String RENEWAL = "refresh-token";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A token that ends while a request is on its way is of no use. */
    private static final int SECONDS_BEFORE_ITS_END = 10;

    private final Config provider;
    private final Map<String, String> said;

    /** @param said what the kubeconfig says of the provider, and then what the provider said */
    private OpenIdToken(Config provider, Map<String, String> said) {
        this.provider = provider;
        this.said = said;
    }

    /**
     * Takes the place of the library's own way to use and to renew such a token.
     *
     * @throws KubernetesClientException when it has expired and the provider gives no other
     */
    static void takeOver(Config config) {
        var found = Optional.ofNullable(config.getAuthProvider())
                .filter(each -> "oidc".equalsIgnoreCase(each.getName()) && each.getConfig() != null);
        if (found.isPresent()) {
            var said = new HashMap<>(found.get().getConfig());
            var token = new OpenIdToken(provider(config, said), said);
            config.setAuthProvider(null);
            config.setOauthTokenProvider(token);
            token.getToken();
        }
    }

    /** How the provider is reached: with a certificate of its own, and by the proxies of the cluster. */
    private static Config provider(Config config, Map<String, String> said) {
        var provider = Config.empty();
        provider.setCaCertData(said.get("idp-certificate-authority-data"));
        provider.setCaCertFile(said.get("idp-certificate-authority"));
        provider.setHttpProxy(config.getHttpProxy());
        provider.setHttpsProxy(config.getHttpsProxy());
        provider.setNoProxy(config.getNoProxy());
        return provider;
    }

    /** @throws KubernetesClientException when it has expired and the provider gives no other */
    @Override
    public synchronized String getToken() {
        if (hasExpired(word(TOKEN)) && !word(RENEWAL).isEmpty()) {
            renew();
        }
        return word(TOKEN);
    }

    private String word(String key) {
        return said.getOrDefault(key, "");
    }

    private void renew() {
        try (var http = new JdkHttpClientFactory().newBuilder(provider).build()) {
            var about = word("idp-issuer-url").replaceFirst("/+$", "") + "/.well-known/openid-configuration";
            var endpoint = answered(
                            http, http.newHttpRequestBuilder().uri(about).build())
                    .at("token_endpoint")
                    .text()
                    .orElseThrow(() -> refused("it does not say where tokens are renewed"));
            var tokens = answered(http, renewal(http, endpoint));
            said.put(TOKEN, tokens.at("id_token").text().orElseThrow(() -> refused("it gives no new one")));
            // A provider that gives no new right to renew leaves the old one valid.
            tokens.at("refresh_token").text().ifPresent(next -> said.put(RENEWAL, next));
        } catch (IllegalArgumentException notAnAddress) {
            throw refused("it has no address that can be used (" + notAnAddress.getMessage() + ")");
        }
    }

    private HttpRequest renewal(HttpClient http, String endpoint) {
        var id = word("client-id");
        var secret = word("client-secret");
        var form = "grant_type=refresh_token&refresh_token=" + Query.encoded(word(RENEWAL));
        var request = http.newHttpRequestBuilder().uri(endpoint).header("Accept", "application/json");
        if (secret.isEmpty()) {
            return request.post(FORM, form + "&client_id=" + Query.encoded(id)).build();
        }
        var both = (Query.encoded(id) + ":" + Query.encoded(secret)).getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both))
                .post(FORM, form)
                .build();
    }

    private Field answered(HttpClient http, HttpRequest request) {
        return switch (new Exchange(http, Watch.unseen(), PATIENCE).answer(request)) {
            case Answer.Failed(var because) -> throw refused(because);
            case Answer.Received received when received.isGood() -> document(received.body());
            case Answer.Received received ->
                throw refused("it answers with code " + received.code() + " "
                        + document(received.body()).at("error").textOr(""));
        };
    }

    private static Field document(byte[] json) {
        return DataReader.json("", json).documents().stream()
                .findFirst()
                .orElseGet(() -> Field.of("", Mapping.empty()));
    }

    private KubernetesClientException refused(String because) {
        return new KubernetesClientException("the token has expired, and the identity provider "
                + word("idp-issuer-url") + " was asked for a new one in vain: " + because.strip() + "; log in again");
    }

    /** What is no readable token is left to the API server, which knows better. */
    private static boolean hasExpired(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == 3
                ? ending(parts[1])
                        .filter(end -> end.minusSeconds(SECONDS_BEFORE_ITS_END).isBefore(Instant.now()))
                        .isPresent()
                : token.isEmpty();
    }

    private static Optional<Instant> ending(String claims) {
        try {
            var end = document(Base64.getUrlDecoder().decode(claims)).at("exp").wholeOr(0);
            return end > 0 ? Optional.of(Instant.ofEpochSecond(end)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
