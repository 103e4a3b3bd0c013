package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.KeyedData.Entry;
import dev.meshward.dependencies.syntax.FileSyntax;
import dev.meshward.dependencies.syntax.Leaf;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts that more than one workload may read: files and whole maps. Each different text is parsed once, and it is
 * counted how many workloads have it, since a list given to everybody says little about anybody.
 */
final class SharedTexts {

    /** How often a text was met; a workload that has it twice counts once. */
    private static final class Readers {
        private int count;
        private Optional<WorkloadId> last = Optional.empty();

        private void add(WorkloadId workload) {
            if (!last.equals(Optional.of(workload))) {
                last = Optional.of(workload);
                count++;
            }
        }
    }

    private final KeyedData data;
    private final Map<String, Readers> readersByText = new HashMap<>();
    private final Map<ObjectKey, Readers> readersByMap = new HashMap<>();
    private final Map<String, List<Mention>> mentionsByText = new HashMap<>();
    private final Map<ObjectKey, Integer> hostsByMap = new HashMap<>();
    private final Map<String, Integer> hostsByText = new HashMap<>();

    SharedTexts(ClusterSnapshot snapshot, KeyedData data) {
        this.data = data;
        snapshot.workloads().forEach(this::count);
    }

    private void count(Workload workload) {
        for (var container : workload.template().allContainers()) {
            for (var map : PodEnvironment.wholeMaps(container, workload.namespace())) {
                readersByMap.computeIfAbsent(map, _ -> new Readers()).add(workload.id());
            }
        }
        for (var source : MountedFiles.of(workload)) {
            for (var entry : data.entries(source.map())) {
                if (source.takes(entry.key())) {
                    readersByText
                            .computeIfAbsent(entry.text(), _ -> new Readers())
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
                map.toString(), readers == null ? 1 : readers.count, hostsByMap.computeIfAbsent(map, this::countHosts));
    }

    private int countHosts(ObjectKey map) {
        var settings = data.entries(map).stream()
                .map(entry -> new Setting(
                        "", entry.key(), entry.text(), Spot.at(entry.field()), Origin.WHOLE_MAP, Spread.own()))
                .toList();
        return countHosts(SettingGroup.mentions(settings));
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
        if (!Documents.configures(entry.key(), entry.text())) {
            return List.of();
        }
        var parsed = mentionsByText.computeIfAbsent(entry.text(), _ -> parse(entry));
        if (parsed.isEmpty()) {
            return List.of();
        }
        var readers = readersByText.get(entry.text());
        var spread = new Spread(
                entry.unit(),
                readers == null ? 1 : readers.count,
                hostsByText.computeIfAbsent(entry.text(), _ -> countHosts(parsed)));
        return parsed.stream()
                .map(mention -> relocated(mention, entry, origin, spread))
                .toList();
    }

    private static Mention relocated(Mention mention, Entry entry, Origin origin, Spread spread) {
        var setting = mention.setting();
        var here = new Spot(entry.field(), setting.spot().lineInside());
        var moved = new Setting(setting.parent(), setting.key(), setting.text(), here, origin, spread);
        return new Mention(moved, mention.address(), mention.paired(), mention.switchedOff());
    }

    private static List<Mention> parse(Entry entry) {
        if (!mayNameHosts(entry.text())) {
            return List.of();
        }
        var settings = new ArrayList<Setting>();
        for (var leaf : FileSyntax.read(entry.key(), entry.text())) {
            settings.add(setting(leaf, entry));
        }
        return SettingGroup.mentions(settings);
    }

    /** A first look that spares most texts the parsing: no host is written without a colon, an equals sign or a dot. */
    private static boolean mayNameHosts(String text) {
        return text.length() > 3
                && (text.indexOf(':') >= 0
                        || text.indexOf('=') >= 0
                        || text.indexOf('.') >= 0
                        || text.indexOf(' ') >= 0);
    }

    private static Setting setting(Leaf leaf, Entry entry) {
        var spot = new Spot(entry.field(), leaf.line() + 1);
        return new Setting(leaf.parent(), leaf.key(), leaf.text(), spot, Origin.FILE, Spread.own());
    }
}
