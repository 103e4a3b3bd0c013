package dev.meshward.mesh.linkerd.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes AuthorizationPolicies, and the authentications they refer to, each of those once in a namespace. */
final class PolicyWriting {

    private final TargetWriting target;
    private final KnownCallers known;
    private final Map<String, ObjectKey> authentications = new HashMap<>();
    private final Set<String> differences = new TreeSet<>();

    PolicyWriting(TargetWriting target, KnownCallers known) {
        this.target = target;
        this.known = known;
    }

    /** What could not be said of callers since this was asked last. */
    List<String> takeDifferences() {
        var taken = List.copyOf(differences);
        differences.clear();
        return taken;
    }

    /** One policy for each grant; of several any lets a caller in (linkerd C.3). */
    List<ObjectKey> write(ObjectKey guarded, List<Grant> grants, List<Author> authors) {
        var written = new ArrayList<ObjectKey>();
        for (var grant : grants) {
            var words = CallerWords.of(grant.callers(), known);
            differences.addAll(words.differences());
            for (var callers : callers(words, guarded, authors)) {
                written.add(policy(guarded, callers, grant.networks(), authors));
            }
        }
        return written;
    }

    /** References to callers, one list for each policy; an empty one asks for no identity. */
    private List<List<Mapping>> callers(CallerWords words, ObjectKey guarded, List<Author> authors) {
        if (words.everybody()) {
            return List.of(List.of());
        }
        if (!words.account().isEmpty()) {
            int slash = words.account().indexOf('/');
            return List.of(List.of(
                    reference("", "ServiceAccount", words.account().substring(slash + 1))
                            .with("namespace", Value.Text.of(words.account().substring(0, slash)))));
        }
        return words.specs().stream()
                .map(spec -> List.of(reference(authentication("MeshTLSAuthentication", guarded, spec, authors))))
                .toList();
    }

    private ObjectKey policy(ObjectKey guarded, List<Mapping> callers, Networks networks, List<Author> authors) {
        var references = new ArrayList<>(callers);
        if (!networks.isEverywhere()) {
            references.add(reference(authentication("NetworkAuthentication", guarded, spec(networks), authors)));
        }
        var spec = Mapping.building()
                .put("targetRef", reference(guarded))
                .put("requiredAuthenticationRefs", Value.Sequence.of(references))
                .build();
        return target.write(
                LinkerdSecurity.POLICY_V1ALPHA1,
                "AuthorizationPolicy",
                guarded.namespace(),
                guarded.name(),
                Map.of(),
                authors,
                spec);
    }

    private ObjectKey authentication(String kind, ObjectKey guarded, Mapping spec, List<Author> authors) {
        return authentications.computeIfAbsent(
                guarded.namespace() + " " + kind + " " + spec,
                _ -> target.write(
                        LinkerdSecurity.POLICY_V1ALPHA1,
                        kind,
                        guarded.namespace(),
                        guarded.name(),
                        Map.of(),
                        authors,
                        spec));
    }

    private static Mapping spec(Networks networks) {
        return Mapping.building()
                .put(
                        "networks",
                        Value.Sequence.of(networks.networks().stream()
                                .map(PolicyWriting::network)
                                .toList()))
                .build();
    }

    private static Mapping network(Networks.Network network) {
        var written = Mapping.building().put("cidr", network.block().toString());
        if (!network.except().isEmpty()) {
            written.put(
                    "except",
                    Value.Sequence.of(network.except().stream()
                            .map(part -> Value.Text.of(part.toString()))
                            .toList()));
        }
        return written.build();
    }

    private static Mapping reference(ObjectKey object) {
        return reference(object.group(), object.kind(), object.name());
    }

    private static Mapping reference(String group, String kind, String name) {
        return Mapping.building()
                .put("group", group)
                .put("kind", kind)
                .put("name", name)
                .build();
    }
}
