package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.KeyedData.Entry;
import dev.meshward.dependencies.naming.ServiceNames;
import dev.meshward.dependencies.syntax.FileSyntax;
import dev.meshward.dependencies.syntax.Leaf;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts that more than one workload may read: files and whole maps. Each different text is parsed once, and it is
 * counted how many workloads have it, since a list given to everybody says little about anybody.
 */
final class SharedTexts {

    /** How often a text was met; a workload that has it twice counts once. */
    private static final class Readers {
        private final Entry first;
        private int count;
        private Optional<WorkloadId> last = Optional.empty();

        private Readers(Entry first) {
            this.first = first;
        }

        private void add(WorkloadId workload) {
            if (!last.equals(Optional.of(workload))) {
                last = Optional.of(workload);
                count++;
            }
        }
    }

    private static final Parsed NOTHING = new Parsed(List.of(), 0);
    private static final Pattern PORT = Pattern.compile("[A-Za-z0-9]:[0-9]{2,5}(?![0-9])");
    private static final Pattern WORD = Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?");

    private final KeyedData data;
    private final Map<String, Readers> readersByText = new HashMap<>();
    private final Map<ObjectKey, Set<WorkloadId>> readersByMap = new HashMap<>();
    private final Map<String, Parsed> parsedByText;
    private final Map<ObjectKey, Integer> hostsByMap = new ConcurrentHashMap<>();
    private final ServiceNames names;

    /** What a file says, and how many different hosts it names. */
    private record Parsed(List<Mention> mentions, int hosts) {}

    SharedTexts(ClusterSnapshot snapshot, KeyedData data, ServiceNames names) {
        this.data = data;
        this.names = names;
        snapshot.workloads().forEach(this::count);
        // Parsing is most of the work there is, and one text does not depend on another.
        parsedByText = readersByText.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, reader -> parse(reader.getValue().first)));
    }

    private void count(Workload workload) {
        for (var container : workload.template().allContainers()) {
            for (var map : PodEnvironment.wholeMaps(container, workload.namespace())) {
                readersByMap.computeIfAbsent(map, _ -> new HashSet<>()).add(workload.id());
            }
        }
        for (var source : MountedFiles.of(workload)) {
            for (var entry : data.entries(source.map())) {
                if (source.takes(entry.key())) {
                    readersByText
                            .computeIfAbsent(entry.text(), _ -> new Readers(entry))
                            .add(workload.id());
                }
            }
        }
    }

    /** Every map that some pod of the cluster mounts or takes into its environment. */
    boolean isRead(ObjectKey map) {
        return readersByMap.containsKey(map)
                || data.entries(map).stream().anyMatch(entry -> readersByText.containsKey(entry.text()));
    }

    Spread spreadOfMap(ObjectKey map) {
        var readers = readersByMap.get(map);
        return new Spread(
                map.toString(),
                readers == null ? 1 : readers.size(),
                hostsByMap.computeIfAbsent(map, this::countHosts));
    }

    private int countHosts(ObjectKey map) {
        var settings = data.entries(map).stream()
                .map(entry -> new Setting(
                        "", entry.key(), entry.text(), Spot.at(entry.field()), Origin.WHOLE_MAP, Spread.own()))
                .toList();
        return countHosts(SettingGroup.mentions(settings, names));
    }

    private static int countHosts(List<Mention> mentions) {
        return (int) mentions.stream()
                .filter(mention -> mention.address().port() != 0
                        || !mention.address().scheme().isEmpty()
                        || mention.meaning() == KeyMeaning.ADDRESS)
                .map(mention -> mention.address().host())
                .distinct()
                .count();
    }

    /** The mentions in a file, each in the place where this entry has it. */
    List<Mention> mentions(Entry entry, Origin origin) {
        var readers = readersByText.get(entry.text());
        var parsed = readers == null ? parse(entry) : parsedByText.getOrDefault(entry.text(), NOTHING);
        if (parsed.mentions().isEmpty()) {
            return List.of();
        }
        var spread = new Spread(entry.unit(), readers == null ? 1 : readers.count, parsed.hosts());
        return parsed.mentions().stream()
                .map(mention -> mention.in(relocated(mention.setting(), entry, origin, spread)))
                .toList();
    }

    private static Setting relocated(Setting setting, Entry entry, Origin origin, Spread spread) {
        var here = new Spot(entry.field(), setting.spot().lineInside());
        return new Setting(setting.parent(), setting.key(), setting.text(), here, origin, spread);
    }

    private Parsed parse(Entry entry) {
        if (!mayNameHosts(entry.text()) || !Documents.configures(entry.key(), entry.text())) {
            return NOTHING;
        }
        var mentions = SettingGroup.mentions(settings(entry), names);
        return new Parsed(mentions, countHosts(mentions));
    }

    /** A script is read as what it does; every other file as what it sets. */
    private List<Setting> settings(Entry entry) {
        if (FileSyntax.of(entry.key(), entry.text()) == FileSyntax.SHELL) {
            var nobodys = new Variables(names, "");
            return Script.read(entry.text(), entry.field(), nobodys, Origin.FILE).stream()
                    .map(setting -> relocated(setting, entry))
                    .toList();
        }
        var settings = new ArrayList<Setting>();
        for (var leaf : FileSyntax.read(entry.key(), entry.text())) {
            settings.add(setting(leaf, entry));
        }
        return settings;
    }

    /** A file begins on the line below its key. */
    private static Setting relocated(Setting setting, Entry entry) {
        var spot = new Spot(entry.field(), setting.spot().lineInside() + 1);
        return new Setting(setting.parent(), setting.key(), setting.text(), spot, Origin.FILE, Spread.own());
    }

    /** A first look that spares most texts the parsing: an address has a scheme, a port, or the name of a Service. */
    private boolean mayNameHosts(String text) {
        return text.contains("://")
                || text.contains("tcp(")
                || text.contains(".svc")
                || PORT.matcher(text).find()
                || WORD.matcher(text).results().anyMatch(word -> names.isServiceName(word.group()));
    }

    private static Setting setting(Leaf leaf, Entry entry) {
        var spot = new Spot(entry.field(), leaf.line() + 1);
        return new Setting(leaf.parent(), leaf.key(), leaf.text(), spot, Origin.FILE, Spread.own());
    }
}
