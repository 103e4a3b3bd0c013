package dev.meshward.readiness.report;

import dev.meshward.advice.Code;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.report.Suppressions.Refusal;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Suppressions that objects carry themselves: {@code meshward.dev/suppress: "MW-201: replaced in May; MW-131: one team"}. */
public final class SuppressionAnnotations {

    public static final String ANNOTATION = "meshward.dev/suppress";

    private static final Pattern ENTRY = Pattern.compile("\\s*(MW-\\d{3})\\s*:\\s*(\\S.*?)\\s*");

    private SuppressionAnnotations() {}

    public static Suppressions in(ClusterSnapshot snapshot) {
        var accepted = new ArrayList<Suppression>();
        var refusals = new ArrayList<Refusal>();
        for (var object : snapshot.objects()) {
            var annotation = object.annotation(ANNOTATION);
            if (annotation.isPresent()) {
                read(object, annotation, accepted, refusals);
            }
        }
        return new Suppressions(accepted, refusals);
    }

    private static void read(
            Manifest object, Field annotation, ArrayList<Suppression> accepted, ArrayList<Refusal> refusals) {
        for (var entry : annotation.textOr("").split(";", -1)) {
            var matched = ENTRY.matcher(entry);
            if (matched.matches()) {
                accepted.add(new Suppression(
                        new Code(matched.group(1)),
                        object.key().toString(),
                        matched.group(2),
                        annotation.place(),
                        true));
            } else if (!entry.isBlank()) {
                refusals.add(new Refusal(
                        annotation.place(),
                        "\"" + entry.strip() + "\" is no code with a reason, such as MW-201: replaced in May."));
            }
        }
    }
}
