package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.naming.ServiceNames;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads everything that one workload is configured with. */
final class WorkloadConfiguration {

    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> HOOKS = List.of("postStart", "preStop");

    private final Workload workload;
    private final KeyedData data;
    private final SharedTexts texts;
    private final ServiceNames names;
    private final List<Mention> mentions = new ArrayList<>();

    private WorkloadConfiguration(Workload workload, KeyedData data, SharedTexts texts, ServiceNames names) {
        this.workload = workload;
        this.data = data;
        this.texts = texts;
        this.names = names;
    }

    static List<Mention> mentions(Workload workload, KeyedData data, SharedTexts texts, ServiceNames names) {
        var configuration = new WorkloadConfiguration(workload, data, texts, names);
        workload.template().allContainers().forEach(configuration::readContainer);
        configuration.readAnnotations();
        MountedFiles.of(workload).forEach(configuration::readFiles);
        return configuration.mentions;
    }

    private void readContainer(Container container) {
        var variables = new Variables(names, workload.namespace());
        var environment = PodEnvironment.read(container, workload.namespace(), data, texts::spreadOfMap, variables);
        mentions.addAll(SettingGroup.mentions(environment, names));
        var words = Stream.of("command", "args")
                .flatMap(key -> container.field().at(key).items().stream())
                .toList();
        mentions.addAll(SettingGroup.mentions(Arguments.read(words, variables, Origin.ARGUMENT), names));
        PROBES.forEach(probe -> readAction(container.field().at(probe), variables));
        HOOKS.forEach(hook -> readAction(container.field().at("lifecycle", hook), variables));
    }

    /** Commands run in the pod. What an {@code httpGet} names is called by the kubelet, not by the pod. */
    private void readAction(Field action, Variables variables) {
        var words = action.at("exec", "command").items();
        if (!words.isEmpty()) {
            mentions.addAll(SettingGroup.mentions(Arguments.read(words, variables, Origin.PROBE), names));
        }
    }

    private void readAnnotations() {
        for (var annotation :
                workload.template().field().at("metadata", "annotations").entries()) {
            var text = annotation.textOr("");
            if (!ConsulUpstreams.isOne(annotation.key()) && text.length() > 3) {
                mentions.addAll(SettingGroup.mentions(
                        List.of(new Setting(
                                "", annotation.key(), text, Spot.at(annotation), Origin.ANNOTATION, Spread.own())),
                        names));
            }
        }
    }

    private void readFiles(MountedFiles.Source source) {
        for (var entry : data.entries(source.map())) {
            if (source.takes(entry.key())) {
                mentions.addAll(texts.mentions(entry, Origin.FILE));
            }
        }
    }
}
