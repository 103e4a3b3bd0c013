package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.map;
import static dev.meshward.testing.random.Objects.object;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Spells a call in the caller's configuration, in one of many forms. */
record CallWriting(Draw draw, Consumer<Map<String, Object>> documents) {

    /** What is spelled: the callee's address as this caller would write it. */
    private record Address(String host, int port, String key) {
        String hostAndPort() {
            return host + ":" + port;
        }

        String url() {
            return "http://" + hostAndPort();
        }
    }

    void write(WorkloadDraft caller, WorkloadDraft callee, WorkloadDraft.Door door, CallForm form) {
        var address = new Address(host(caller, callee), door.port(), key(callee));
        switch (form) {
            case ENV_URL -> env(caller, address.key() + "_URL", address.url() + "/api");
            case ENV_HOST_AND_PORT -> env(caller, address.key() + "_ADDR", address.hostAndPort());
            case ENV_PAIR -> pair(caller, address);
            case ENV_CHAIN -> chain(caller, address);
            case ENV_DSN ->
                env(caller, address.key() + "_DSN", "postgres://app:not-so-secret@" + address.hostAndPort() + "/main");
            case ENV_JDBC ->
                env(caller, address.key() + "_JDBC_URL", "jdbc:mysql://" + address.hostAndPort() + "/main");
            case ARGS_FLAG ->
                caller.args.add("--" + address.key().toLowerCase(Locale.ROOT) + "-endpoint=" + address.url());
            case SHELL_COMMAND ->
                caller.shell.add("until wget -qO- " + address.url() + "/ready; do sleep 1; done; exec /app");
            case SECRET_KEY -> fromSecret(caller, address);
            case BOOTSTRAP_LIST -> env(caller, address.key() + "_BOOTSTRAP_SERVERS", address.hostAndPort());
            case CONFIG_KEY, CONFIG_ALL_KEYS -> fromConfigMap(caller, address, form);
            case CONFIG_FILE_YAML, CONFIG_FILE_JSON, CONFIG_FILE_PROPERTIES -> file(caller, address, form);
        }
    }

    private String host(WorkloadDraft caller, WorkloadDraft callee) {
        var far = callee.name + "." + callee.namespace;
        return caller.namespace.equals(callee.namespace)
                ? draw.oneOf(callee.name, far, far + ".svc.cluster.local")
                : draw.oneOf(far, far + ".svc", far + ".svc.cluster.local");
    }

    private static String key(WorkloadDraft callee) {
        return callee.name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static void env(WorkloadDraft caller, String name, String value) {
        caller.env.add(map("name", name, "value", value));
    }

    private static void pair(WorkloadDraft caller, Address address) {
        env(caller, address.key() + "_HOST", address.host());
        env(caller, address.key() + "_PORT", Integer.toString(address.port()));
    }

    private static void chain(WorkloadDraft caller, Address address) {
        env(caller, address.key() + "_HOST", address.host());
        env(caller, address.key() + "_URL", "http://$(" + address.key() + "_HOST):" + address.port());
    }

    private void fromSecret(WorkloadDraft caller, Address address) {
        var name = caller.name + "-" + address.key().toLowerCase(Locale.ROOT).replace('_', '-') + "-access";
        var secret = object("v1", "Secret", caller.namespace, name);
        secret.put("stringData", map("dsn", "amqp://app:also-not-secret@" + address.hostAndPort() + "/"));
        documents.accept(secret);
        var reference = map("secretKeyRef", map("name", name, "key", "dsn"));
        caller.env.add(map("name", address.key() + "_DSN", "valueFrom", reference));
    }

    private void fromConfigMap(WorkloadDraft caller, Address address, CallForm form) {
        var name = caller.name + "-" + address.key().toLowerCase(Locale.ROOT).replace('_', '-') + "-settings";
        var config = object("v1", "ConfigMap", caller.namespace, name);
        config.put("data", map(address.key() + "_URL", address.url(), "LOG_LEVEL", "info"));
        documents.accept(config);
        if (form == CallForm.CONFIG_ALL_KEYS) {
            caller.envFrom.add(map("configMapRef", map("name", name)));
        } else {
            var reference = map("configMapKeyRef", map("name", name, "key", address.key() + "_URL"));
            caller.env.add(map("name", "UPSTREAM_" + address.key(), "valueFrom", reference));
        }
    }

    private void file(WorkloadDraft caller, Address address, CallForm form) {
        var stem = caller.name + "-" + address.key().toLowerCase(Locale.ROOT).replace('_', '-');
        var config = object("v1", "ConfigMap", caller.namespace, stem + "-files");
        config.put("data", fileText(address, form));
        documents.accept(config);
        caller.volumes.add(map("name", stem, "configMap", map("name", stem + "-files")));
        caller.mounts.add(map("name", stem, "mountPath", "/etc/" + stem));
    }

    private static Map<String, Object> fileText(Address address, CallForm form) {
        return switch (form) {
            case CONFIG_FILE_JSON ->
                map("app.json", "{\"upstream\": {\"url\": \"" + address.url() + "\", \"retries\": 3}}\n");
            case CONFIG_FILE_PROPERTIES ->
                map("app.properties", "# where to ask\nupstream.url=" + address.url() + "/v1\nupstream.timeout=2s\n");
            default -> map("app.yaml", "upstream:\n  url: " + address.url() + "/v1\n  timeout: 2s\n");
        };
    }
}
