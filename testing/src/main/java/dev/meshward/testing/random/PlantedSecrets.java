package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.annotations;
import static dev.meshward.testing.random.Objects.map;
import static dev.meshward.testing.random.Objects.object;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cluster full of secrets, each unlike any other, written down in every form in which people leave them lying about.
 */
public final class PlantedSecrets {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Draw draw;
    private final List<String> secrets = new ArrayList<>();
    private final List<Map<String, Object>> documents = new ArrayList<>();

    private PlantedSecrets(long seed) {
        this.draw = Draw.seeded(seed);
    }

    /** How a secret is written down. */
    public enum Form {
        ENV_NAMED_PASSWORD,
        ENV_NAMED_TOKEN,
        ENV_URL_WITH_PASSWORD,
        ENV_DSN_WITH_PASSWORD,
        ENV_KEY_OF_A_CLOUD,
        ARGUMENT_OF_A_FLAG,
        SECRET_DATA,
        SECRET_STRING_DATA,
        CONFIG_MAP_KEY,
        CONFIG_MAP_FILE,
        ANNOTATION_OF_LAST_APPLIED,
        SHELL_COMMAND
    }

    /**
     * What was planted.
     *
     * @param documents the manifests
     * @param secrets every secret in plain letters
     */
    public record Planted(List<String> documents, List<String> secrets) {}

    /** So many secrets, the forms taken in turn. */
    public static Planted planted(long seed, int count) {
        var planting = new PlantedSecrets(seed);
        planting.documents.add(object("v1", "Namespace", "", "vault-free"));
        for (int i = 0; i < count; i++) {
            planting.plant(i, Form.values()[i % Form.values().length]);
        }
        return new Planted(planting.documents.stream().map(Objects::yaml).toList(), List.copyOf(planting.secrets));
    }

    private void plant(int number, Form form) {
        var workload = new WorkloadDraft("Deployment", "vault-free", "keeper-%04d".formatted(number));
        workload.doors.add(new WorkloadDraft.Door(8080, 8080, "http", ""));
        var secret = form == Form.ENV_KEY_OF_A_CLOUD ? cloudKey() : password();
        secrets.add(secret);
        switch (form) {
            case ENV_NAMED_PASSWORD -> env(workload, "DB_PASSWORD", secret);
            case ENV_NAMED_TOKEN -> env(workload, "GITLAB_ACCESS_TOKEN", secret);
            case ENV_URL_WITH_PASSWORD ->
                env(workload, "UPSTREAM", "https://svc-user:" + secret + "@keeper-0000.vault-free.svc:8080/v1");
            case ENV_DSN_WITH_PASSWORD ->
                env(workload, "ORDERS", "app:" + secret + "@tcp(keeper-0001.vault-free:8080)/orders?parseTime=true");
            case ENV_KEY_OF_A_CLOUD -> env(workload, "SETTING", secret);
            case ARGUMENT_OF_A_FLAG -> workload.args.add("--admin-password=" + secret);
            case SECRET_DATA -> secret(workload, "data", base64(secret));
            case SECRET_STRING_DATA -> secret(workload, "stringData", secret);
            case CONFIG_MAP_KEY -> config(workload, "api-token", secret);
            case CONFIG_MAP_FILE ->
                config(workload, "app.yaml", "db:\n  host: keeper-0000\n  password: " + secret + "\n");
            case ANNOTATION_OF_LAST_APPLIED ->
                workload.ownAnnotations.put(
                        "kubectl.kubernetes.io/last-applied-configuration",
                        "{\"kind\":\"Deployment\",\"spec\":{\"note\":\"" + secret + "\"}}");
            case SHELL_COMMAND ->
                workload.shell.add(
                        "curl -u admin:" + secret + " http://keeper-0000.vault-free:8080/ready && exec /app");
        }
        documents.add(workload.service());
        documents.add(workload.manifest());
    }

    private static void env(WorkloadDraft workload, String name, String value) {
        workload.env.add(map("name", name, "value", value));
    }

    private void secret(WorkloadDraft workload, String field, String value) {
        var secret = object("v1", "Secret", "vault-free", workload.name);
        secret.put(field, map("opaque", value));
        documents.add(secret);
        workload.envFrom.add(map("secretRef", map("name", workload.name)));
    }

    private void config(WorkloadDraft workload, String key, String value) {
        var config = object("v1", "ConfigMap", "vault-free", workload.name);
        config.put("data", new TreeMap<>(Map.of(key, value)));
        annotations(config).put("team", "keepers");
        documents.add(config);
        workload.envFrom.add(map("configMapRef", map("name", workload.name)));
    }

    private String password() {
        var text = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            text.append(LETTERS.charAt(draw.between(0, LETTERS.length() - 1)));
        }
        return text.toString();
    }

    private String cloudKey() {
        var text = new StringBuilder("AKIA");
        for (int i = 0; i < 16; i++) {
            text.append((char) ('A' + draw.between(0, 25)));
        }
        return text.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
