package dev.meshward.readiness.report;

import dev.meshward.advice.Code;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.report.Suppressions.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a file of suppressions: a list {@code suppress} whose items have {@code code}, {@code object} and {@code reason}.
 * Whatever is not understood is refused with its line.
 */
public final class SuppressionFile {

    private static final Set<String> KEYS = Set.of("code", "object", "reason");

    private final List<Suppression> accepted = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private SuppressionFile() {}

    public static Suppressions read(String file, byte[] yaml) {
        var data = DataReader.yaml(file, yaml);
        var reading = new SuppressionFile();
        data.broken()
                .ifPresent(place ->
                        reading.refusals.add(new Refusal(place, "The file cannot be read: " + data.because() + ".")));
        data.repeatedKeys()
                .forEach(place ->
                        reading.refusals.add(new Refusal(place, "This key stands here twice; which one counts?")));
        data.documents().forEach(reading::document);
        return new Suppressions(reading.accepted, reading.refusals);
    }

    private void document(Field root) {
        root.entries().stream()
                .filter(entry -> !entry.key().equals("suppress"))
                .forEach(entry -> refuse(entry, "\"" + entry.key() + "\" is not known here; suppress is."));
        if (root.at("suppress").items().isEmpty()) {
            refuse(root, "A list \"suppress\" with at least one item is expected.");
        }
        root.at("suppress").items().forEach(this::item);
    }

    private void item(Field item) {
        var unknown = item.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key()))
                .toList();
        unknown.forEach(entry -> refuse(entry, "\"" + entry.key() + "\" is not known; code, object and reason are."));
        var code = item.at("code").textOr("");
        var object = item.at("object").textOr("").strip();
        var reason = item.at("reason").textOr("").strip();
        if (!code.matches("MW-\\d{3}")) {
            refuse(item, "\"" + code + "\" is no code, such as MW-201.");
        } else if (!object.matches("[a-z]+ \\S+")) {
            refuse(item, "\"" + object + "\" is no object as findings name it, such as service shop/cart.");
        } else if (reason.isEmpty()) {
            refuse(item, "A reason is missing.");
        } else if (unknown.isEmpty()) {
            accepted.add(new Suppression(new Code(code), object, reason, item.place(), false));
        }
    }

    private void refuse(Field at, String because) {
        refusals.add(new Refusal(at.place(), because));
    }
}
