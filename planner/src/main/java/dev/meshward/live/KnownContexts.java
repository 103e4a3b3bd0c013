package dev.meshward.live;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The contexts a kubeconfig offers, without asking any cluster.
 *
 * @param names sorted
 * @param current the one that kubectl would use; empty where none is set
 * @param problems why a file could not be used, a sentence each
 */
public record KnownContexts(List<String> names, Optional<String> current, List<String> problems) {

    public KnownContexts {
        names = List.copyOf(names);
        problems = List.copyOf(problems);
    }

    /** Those of the files that {@code KUBECONFIG} names, or of {@code ~/.kube/config}. */
    public static KnownContexts ofUser() {
        return in(Config.getKubeconfigFilenames().stream().map(Path::of).toList());
    }

    /** Those of these files; one that is not there offers nothing, and the first current context counts, as for kubectl. */
    static KnownContexts in(List<Path> files) {
        var names = new TreeSet<String>();
        var problems = new ArrayList<String>();
        Optional<String> current = Optional.empty();
        for (var file : files) {
            if (file.toFile().isFile()) {
                try {
                    var config = Config.fromKubeconfig(null, file.toFile());
                    config.getContexts().forEach(context -> names.add(context.getName()));
                    current = current.or(() ->
                            Optional.ofNullable(config.getCurrentContext()).map(NamedContext::getName));
                } catch (RuntimeException _) {
                    // Its message would quote the file, which may hold tokens.
                    problems.add("The kubeconfig " + file + " is damaged.");
                }
            }
        }
        return new KnownContexts(List.copyOf(names), current, problems);
    }
}
