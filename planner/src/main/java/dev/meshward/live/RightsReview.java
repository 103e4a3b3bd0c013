package dev.meshward.live;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import java.util.List;

/** Words the two questions about one's own rights, and reads their answers. */
final class RightsReview {

    private static final String API = "authorization.k8s.io/v1";
    static final String ACCESS_PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    static final String RULES_PATH = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

    private RightsReview() {}

    /** May I do this in all namespaces? */
    static String accessQuestion(ServedKind kind, String verb) {
        var attributes = Mapping.building()
                .put("verb", verb)
                .put("group", kind.group())
                .put("version", kind.version())
                .put("resource", kind.plural())
                .build();
        return question(
                "SelfSubjectAccessReview",
                Mapping.building().put("resourceAttributes", attributes).build());
    }

    /** What may I do in this namespace? */
    static String rulesQuestion(String namespace) {
        return question(
                "SelfSubjectRulesReview",
                Mapping.building().put("namespace", namespace).build());
    }

    private static String question(String kind, Mapping spec) {
        return ManifestWriter.compactJson(Mapping.building()
                .put("apiVersion", API)
                .put("kind", kind)
                .put("spec", spec)
                .build());
    }

    /** A review that failed to ask everybody who could have allowed it says no more than "not known". */
    static Right access(Answer answer) {
        var status = status(answer);
        if (status.at("allowed").isTrue()) {
            return Right.ALLOWED;
        }
        boolean isSure = status.at("allowed").isPresent()
                && status.at("evaluationError").textOr("").isEmpty();
        return isSure ? Right.DENIED : Right.UNKNOWN;
    }

    /** What the answer says of the right to list each kind. */
    static NamespaceRights rules(Answer answer) {
        var status = status(answer);
        boolean isWhole = status.at("resourceRules").isPresent()
                && !status.at("incomplete").isTrue();
        var otherwise = isWhole ? Right.DENIED : Right.UNKNOWN;
        var rules = status.at("resourceRules").items();
        return kind -> rules.stream().anyMatch(rule -> allowsList(rule, kind)) ? Right.ALLOWED : otherwise;
    }

    private static boolean allowsList(Field rule, ServedKind kind) {
        return rule.at("resourceNames").items().isEmpty()
                && holds(rule.at("verbs").texts(), "list")
                && holds(rule.at("apiGroups").texts(), kind.group())
                && holds(rule.at("resources").texts(), kind.plural());
    }

    private static boolean holds(List<String> named, String wanted) {
        return named.contains("*") || named.contains(wanted);
    }

    private static Field status(Answer answer) {
        var nothing = Field.of("", Mapping.empty());
        return switch (answer) {
            case Answer.Received received
            when received.isGood() ->
                DataReader.json("", received.body()).documents().stream()
                        .findFirst()
                        .map(review -> review.at("status"))
                        .orElse(nothing);
            case Answer.Received _ -> nothing;
            case Answer.Failed _ -> nothing;
        };
    }
}
