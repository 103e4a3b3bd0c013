package dev.meshward.evaluate.linkerd;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Authentications to which policies of other namespaces refer: a change of one may matter to every call. */
record SharedAuthentications(Set<ObjectKey> keys) {

    static SharedAuthentications of(Collection<Manifest> objects) {
        return new SharedAuthentications(objects.stream()
                .filter(object -> object.key().kind().equals("AuthorizationPolicy")
                        && object.key().group().equals(LinkerdRules.POLICY))
                .map(AuthorizationPolicyView::of)
                .flatMap(policy -> Stream.concat(policy.meshTls().stream(), policy.networks().stream())
                        .filter(key -> !key.namespace().equals(policy.namespace())))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(ObjectKey key) {
        return keys.contains(key);
    }

    /** Whether a change of what a policy refers to would be noticed. */
    boolean isFollowed(ObjectKey authentication, String policyNamespace) {
        return authentication.namespace().equals(policyNamespace) || has(authentication);
    }
}
