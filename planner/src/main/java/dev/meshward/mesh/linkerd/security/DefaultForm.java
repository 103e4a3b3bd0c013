package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessRule;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What ports without a Server accept: the word of the pods, else of their namespace (linkerd B, C.2). */
final class DefaultForm {

    private static final String USUAL = "all-unauthenticated";
    private static final Set<String> WORDS =
            Set.of(USUAL, "all-authenticated", "cluster-unauthenticated", "cluster-authenticated", "deny", "audit");

    private final SourceReading source;
    private final String namespace;

    /**
     * @param author empty where nobody says it
     * @param isOfNamespace whether every pod of the namespace that says nothing shares it
     */
    record Word(String word, Optional<Author> author, Origin origin, boolean isOfNamespace) {

        /** Whether nothing is left to say of pods that have no Server. */
        boolean isSaidOfNamespace() {
            return isOfNamespace && (mode().isPresent() || word.equals("deny"));
        }

        /** Those words that ask for mutual TLS or for nothing, whoever calls from wherever. */
        Optional<Mode> mode() {
            return switch (word) {
                case USUAL -> Optional.of(Mode.EITHER);
                case "all-authenticated" -> Optional.of(Mode.MUTUAL_ONLY);
                default -> Optional.empty();
            };
        }

        boolean needsRules() {
            return mode().isEmpty();
        }

        /** Who gets in on all ports but these. */
        List<AccessRule> rules(GrantForm grants, Collection<Integer> besides) {
            var admitted = grants.byWord(word, origin);
            if (admitted.isNobody()) {
                return List.of();
            }
            if (besides.isEmpty()) {
                return List.of(InboundRoutes.rule(admitted, List.of()));
            }
            var others = new AccessCondition(
                    Subject.PORT,
                    "",
                    List.of(),
                    besides.stream()
                            .<AccessText>map(port -> new AccessText.Exact(Integer.toString(port)))
                            .toList(),
                    Origin.nowhere());
            return List.of(InboundRoutes.rule(admitted, List.of(List.of(others))));
        }

        /** Who gets in on ports that ask for an identity besides. */
        List<AccessRule> rulesWithIdentity(GrantForm grants, IdentityPorts ports) {
            var admitted = grants.byWord(word.replace("unauthenticated", "authenticated"), origin.and(ports.origin()));
            var here = new AccessCondition(Subject.PORT, "", ports.texts(), List.of(), Origin.nowhere());
            return List.of(InboundRoutes.rule(admitted, List.of(List.of(here))));
        }
    }

    DefaultForm(SourceReading source, String namespace) {
        this.source = source;
        this.namespace = namespace;
    }

    Word ofNamespace() {
        return source.of("", "Namespace").stream()
                .filter(fields -> fields.object().key().name().equals(namespace))
                .findFirst()
                .flatMap(fields -> word(fields.annotation(DefaultPolicies.ANNOTATION), fields, true))
                .orElseGet(() -> new Word(USUAL, Optional.empty(), Origin.nowhere(), true));
    }

    Word of(Workload workload) {
        return source.all().stream()
                .filter(fields ->
                        fields.object().key().equals(workload.manifest().key()))
                .findFirst()
                .flatMap(fields -> word(ofTemplate(fields), fields, false))
                .orElseGet(this::ofNamespace);
    }

    private static SourceField ofTemplate(Fields fields) {
        return fields.notes().stream()
                .filter(note -> note.key().equals(DefaultPolicies.ANNOTATION))
                .filter(note -> note.place().path().contains("template")
                        || fields.object().key().kind().equals("Pod"))
                .findFirst()
                .orElseGet(() -> fields.annotation(""));
    }

    private static Optional<Word> word(SourceField note, Fields fields, boolean isOfNamespace) {
        var text = note.look().textOr("");
        if (!note.isWritten()) {
            return Optional.empty();
        }
        if (!WORDS.contains(text)) {
            note.neverExisted(
                    "\"" + text + "\" is no policy, and Linkerd leaves it aside.", "Write the policy that is meant.");
            return Optional.empty();
        }
        return Optional.of(new Word(
                text, Optional.of(Author.of(fields.object())), note.take(SecurityAspect.TRANSPORT), isOfNamespace));
    }
}
