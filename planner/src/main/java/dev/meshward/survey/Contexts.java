package dev.meshward.survey;

import dev.meshward.live.KnownContexts;
import java.util.List;
import java.util.Optional;

/**
 * The running clusters that could be read.
 *
 * @param names contexts of the kubeconfig, sorted
 * @param current the one that kubectl would use
 * @param problems why a kubeconfig could not be used, a sentence each
 */
public record Contexts(List<String> names, Optional<String> current, List<String> problems) {

    public Contexts {
        names = List.copyOf(names);
        problems = List.copyOf(problems);
    }

    /** Those of the user's kubeconfig. Files are read, and no cluster is asked. */
    public static Contexts ofUser() {
        var known = KnownContexts.ofUser();
        return new Contexts(known.names(), known.current(), known.problems());
    }
}
