package dev.meshward.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Objects with secrets planted in twelve forms, each beside a host that has to stay readable. */
final class PlantedSecrets {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String MARKS = "!$%*+-._~^";

    private final RandomGenerator random;
    private final List<String> secrets = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final StringBuilder manifests = new StringBuilder();

    PlantedSecrets(long seed, int count) {
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            manifests.append("---\n").append(object(i));
        }
    }

    List<String> secrets() {
        return secrets;
    }

    List<String> hosts() {
        return hosts;
    }

    String manifests() {
        return manifests.toString();
    }

    private String object(int number) {
        var secret = secret();
        var host = "host%d.shop:%d".formatted(number, 1024 + number % 9000);
        secrets.add(secret);
        hosts.add(host);
        return form(number % 12, "o" + number, secret, host);
    }

    private String secret() {
        var secret = new StringBuilder();
        int length = 9 + random.nextInt(20);
        for (int i = 0; i < length; i++) {
            boolean isMark = i > 0 && i < length - 1 && random.nextInt(8) == 0;
            var from = isMark ? MARKS : LETTERS;
            secret.append(from.charAt(random.nextInt(from.length())));
        }
        return secret.toString();
    }

    private static String form(int form, String name, String secret, String host) {
        return switch (form) {
            case 0 -> environment(name, "DATABASE_URL", "postgres://shop:" + secret + "@" + host + "/orders");
            case 1 -> environment(name, "DSN", "shop:" + secret + "@tcp(" + host + ")/orders?parseTime=true");
            case 2 -> environment(name, "JDBC", "jdbc:mysql://" + host + "/orders?user=shop&password=" + secret);
            case 3 -> environment(name, "CONNECTION", "Server=" + host + ";User Id=shop;Password=" + secret + ";");
            case 4 -> environment(name, "STRIPE_API_KEY", secret) + "      - {name: CART, value: '" + host + "'}\n";
            case 5 -> arguments(name, "[--cart=" + host + ", '--password=" + secret + "', --x]");
            case 6 -> arguments(name, "[--cart=" + host + ", --auth-token, '" + secret + "']");
            case 7 -> configMap(name, "url: http://" + host + "\n    admin:\n      password: " + secret);
            case 8 -> configMap(name, "{\"cart\": \"" + host + "\", \"client_secret\": \"" + secret + "\"}");
            case 9 -> annotated(name, "http://admin:" + secret + "@" + host + "/hook");
            case 10 -> secret(name, "amqp://shop:" + secret + "@" + host + "/");
            default -> custom(name, secret, host);
        };
    }

    private static String pod(String name, String container) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: shop}\nspec:\n  containers:\n    - name: c\n%s"
                .formatted(name, container);
    }

    private static String environment(String name, String variable, String value) {
        return pod(name, "      env:\n      - {name: " + variable + ", value: '" + value + "'}\n");
    }

    private static String arguments(String name, String arguments) {
        return pod(name, "      args: " + arguments + "\n");
    }

    private static String configMap(String name, String file) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: shop}\ndata:\n  app.conf: |\n    %s\n"
                .formatted(name, file);
    }

    private static String annotated(String name, String value) {
        return ("apiVersion: v1\n"
                        + "kind: Service\n"
                        + "metadata:\n"
                        + "  name: %s\n"
                        + "  namespace: shop\n"
                        + "  annotations:\n"
                        + "    example.com/hook: '%s'\n"
                        + "    kubectl.kubernetes.io/last-applied-configuration: '{\"x\": \"%s\"}'\n")
                .formatted(name, value, value);
    }

    private static String secret(String name, String value) {
        var encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return "apiVersion: v1\nkind: Secret\nmetadata: {name: %s, namespace: shop}\ndata: {url: %s}\nstringData: {plain: '%s'}\n"
                .formatted(name, encoded, value);
    }

    private static String custom(String name, String secret, String host) {
        return "apiVersion: example.com/v1\nkind: Grafana\nmetadata: {name: %s, namespace: shop}\nspec: {url: 'http://%s', admin: {password: '%s'}}\n"
                .formatted(name, host, secret);
    }
}
