package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.naming.Resolution;
import java.util.HashSet;
import java.util.Set;

/**
 * Shared lists that name their reader as well. Such a list is a directory of everybody, so each of its readers uses some
 * entries only; the members of a quorum are the exception, they do call each other. A list that only two workloads have was
 * handed to each of them for something, and a call that is missed costs more than one that is waited for.
 */
final class OwnLists {

    private final Workload reader;
    private final Surroundings surroundings;
    private final Set<String> units = new HashSet<>();

    OwnLists(Workload reader, Surroundings surroundings) {
        this.reader = reader;
        this.surroundings = surroundings;
    }

    void note(Mention mention) {
        var spread = mention.setting().spread();
        if (spread.isDirectory() && mention.address().form() != Form.PEER && namesReader(mention)) {
            units.add(spread.unit());
        }
    }

    private boolean namesReader(Mention mention) {
        return surroundings.names().resolve(mention.address().host(), reader.namespace())
                        instanceof Resolution.Found found
                && surroundings.idsBehind(found.target()).contains(reader.id());
    }

    boolean listsCaller(Mention mention) {
        return units.contains(mention.setting().spread().unit());
    }
}
