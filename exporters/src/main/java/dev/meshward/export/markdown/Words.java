package dev.meshward.export.markdown;

import dev.meshward.mesh.MeshName;
import dev.meshward.saved.SavedStage;
import java.util.List;
import java.util.Locale;

/** Phrases that several documents share. */
final class Words {

    private Words() {}

    /** {@code 1 stage}, {@code 1,200 stages}. */
    static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? one : many);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> markdown) {
        if (markdown.size() < 2) {
            return String.join("", markdown);
        }
        return String.join(", ", markdown.subList(0, markdown.size() - 1)) + " and " + markdown.getLast();
    }

    static String mesh(MeshName mesh) {
        return switch (mesh) {
            case ISTIO -> "Istio";
            case ISTIO_AMBIENT -> "Istio (ambient)";
            case LINKERD -> "Linkerd";
        };
    }

    /** {@code Stage 4}; the number is that of the folder. */
    static String number(SavedStage stage) {
        return "Stage " + stage.stage().number();
    }

    /** The sentence with an end. */
    static String sentence(String raw) {
        var text = Inline.text(raw);
        return text.isEmpty() || text.matches(".*[.!?:]$") ? text : text + ".";
    }
}
