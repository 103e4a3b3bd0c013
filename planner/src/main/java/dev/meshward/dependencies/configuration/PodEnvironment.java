package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Container;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The environment of one container, in the order in which Kubernetes puts it together. */
final class PodEnvironment {

    private final KeyedData data;
    private final Function<ObjectKey, Spread> spreadOfMap;
    private final String namespace;
    private final Variables variables;
    private final List<Setting> settings = new ArrayList<>();

    private PodEnvironment(
            KeyedData data, Function<ObjectKey, Spread> spreadOfMap, String namespace, Variables variables) {
        this.data = data;
        this.spreadOfMap = spreadOfMap;
        this.namespace = namespace;
        this.variables = variables;
    }

    /** The settings of the container; {@code variables} knows them afterwards. */
    static List<Setting> read(
            Container container,
            String namespace,
            KeyedData data,
            Function<ObjectKey, Spread> spreadOfMap,
            Variables variables) {
        var environment = new PodEnvironment(data, spreadOfMap, namespace, variables);
        container.field().at("envFrom").items().forEach(environment::takeWhole);
        container.env().forEach(environment::take);
        return environment.settings;
    }

    /** The maps that a container takes whole. */
    static List<ObjectKey> wholeMaps(Container container, String namespace) {
        return container.field().at("envFrom").items().stream()
                .map(source -> wholeMap(source, namespace))
                .toList();
    }

    private static ObjectKey wholeMap(Field source, String namespace) {
        var configMap = source.at("configMapRef", "name");
        return configMap.isPresent()
                ? KeyedData.configMap(namespace, configMap.textOr(""))
                : KeyedData.secret(namespace, source.at("secretRef", "name").textOr(""));
    }

    private void takeWhole(Field source) {
        var map = wholeMap(source, namespace);
        var prefix = source.at("prefix").textOr("");
        var spread = spreadOfMap.apply(map);
        for (var entry : data.entries(map)) {
            add(prefix + entry.key(), entry.text(), entry.field(), Origin.WHOLE_MAP, spread);
        }
    }

    private void take(Field variable) {
        var name = variable.at("name").textOr("");
        var value = variable.at("value");
        if (value.isPresent()) {
            add(name, variables.expand(value.textOr("")), value, Origin.ENVIRONMENT, Spread.own());
            return;
        }
        var configKey = variable.at("valueFrom", "configMapKeyRef");
        var secretKey = variable.at("valueFrom", "secretKeyRef");
        if (configKey.isPresent()) {
            takeKey(
                    name,
                    KeyedData.configMap(namespace, configKey.at("name").textOr("")),
                    configKey,
                    Origin.CONFIG_KEY);
        } else if (secretKey.isPresent()) {
            takeKey(name, KeyedData.secret(namespace, secretKey.at("name").textOr("")), secretKey, Origin.SECRET_KEY);
        }
    }

    private void takeKey(String name, ObjectKey map, Field reference, Origin origin) {
        data.entry(map, reference.at("key").textOr(""))
                .ifPresent(entry -> add(name, entry.text(), entry.field(), origin, Spread.own()));
    }

    private void add(String name, String text, Field field, Origin origin, Spread spread) {
        variables.set(name, text);
        settings.add(new Setting("", name, text.strip(), Spot.at(field), origin, spread));
    }
}
