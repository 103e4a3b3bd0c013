package dev.meshward.survey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user named as the source of a cluster, and how much of it to take.
 *
 * @param names files, folders, archives, saved snapshots, {@code -} for standard input; at least one, or a cluster
 * @param laidOver files that are laid over those, as if they were applied to them
 * @param cluster a running cluster; all the files are then laid over it
 * @param beside other clusters that are read too, so that calls from there are known
 * @param namespaces those to keep, with what belongs to no namespace; all when none is named
 * @param selector labels as kubectl takes them, {@code app=shop,tier!=cache}; empty takes everything
 * @param defaultNamespace where objects without a namespace belong
 * @param secrecy what is hidden besides the values of secrets
 */
public record Source(
        List<String> names,
        List<String> laidOver,
        Optional<Cluster> cluster,
        List<Other> beside,
        Set<String> namespaces,
        String selector,
        String defaultNamespace,
        Secrecy secrecy) {

    /** What is hidden besides the values of secrets, which always are. */
    public enum Secrecy {
        SECRETS_ONLY,
        NAMES_TOO
    }

    /** A cluster beside the first. */
    public sealed interface Other permits Cluster, Stored {}

    /** What was written down of a cluster: a saved snapshot, or a folder, file or archive of manifests. */
    public record Stored(String name) implements Other {}

    /**
     * A running cluster.
     *
     * @param context of the kubeconfig, or {@code in-cluster}; empty takes the current one
     * @param kubeconfig empty takes what {@code KUBECONFIG} names, or {@code ~/.kube/config}
     */
    public record Cluster(Optional<String> context, Optional<Path> kubeconfig) implements Other {}

    public Source {
        names = List.copyOf(names);
        laidOver = List.copyOf(laidOver);
        beside = List.copyOf(beside);
        namespaces = Collections.unmodifiableSet(new TreeSet<>(namespaces));
    }

    /** With nothing laid over files, and no cluster beside. */
    public Source(
            List<String> names,
            Optional<Cluster> cluster,
            Set<String> namespaces,
            String selector,
            String defaultNamespace,
            Secrecy secrecy) {
        this(names, List.of(), cluster, List.of(), namespaces, selector, defaultNamespace, secrecy);
    }

    /** Each cluster as a source of its own; files lie over the first. */
    List<Source> each() {
        var each = new ArrayList<Source>();
        each.add(new Source(
                names, laidOver, cluster, List.of(), namespaces, selector, defaultNamespace, Secrecy.SECRETS_ONLY));
        for (var other : beside) {
            each.add(
                    switch (other) {
                        case Cluster running -> alone(List.of(), Optional.of(running));
                        case Stored(var name) -> alone(List.of(name), Optional.empty());
                    });
        }
        return each;
    }

    private Source alone(List<String> files, Optional<Cluster> running) {
        return new Source(files, running, namespaces, selector, defaultNamespace, Secrecy.SECRETS_ONLY);
    }

    /** Everything of a running cluster. */
    public static Source of(Cluster cluster) {
        return new Source(List.of(), Optional.of(cluster), Set.of(), "", "default", Secrecy.SECRETS_ONLY);
    }

    /** Everything in these files and folders. */
    public static Source of(List<String> names) {
        return new Source(names, Optional.empty(), Set.of(), "", "default", Secrecy.SECRETS_ONLY);
    }
}
