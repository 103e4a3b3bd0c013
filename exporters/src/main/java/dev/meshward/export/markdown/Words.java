package dev.meshward.export.markdown;

import dev.meshward.mesh.MeshName;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

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
        return mesh.title();
    }

    /** {@code Stage 4}; the number is that of the folder. */
    static String number(SavedStage stage) {
        return "Stage " + stage.stage().number();
    }

    /** A sentence of our own, with a beginning and an end; a name of somebody else's would not be changed like that. */
    static String own(String raw) {
        var sentence = sentence(raw);
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** Numbers as ranges, {@code 3, 5 to 8 and 11}. */
    static String ranges(SortedSet<Integer> numbers) {
        var parts = new ArrayList<String>();
        var run = new ArrayList<Integer>();
        for (int number : numbers) {
            if (!run.isEmpty() && number != run.getLast() + 1) {
                parts.addAll(range(run));
                run.clear();
            }
            run.add(number);
        }
        parts.addAll(range(run));
        return and(parts);
    }

    private static List<String> range(List<Integer> run) {
        return run.size() < 3
                ? run.stream().map(String::valueOf).toList()
                : List.of(run.getFirst() + " to " + run.getLast());
    }

    /** The sentence with an end. */
    static String sentence(String raw) {
        var text = Inline.text(raw);
        return text.isEmpty() || text.matches(".*[.!?:]$") ? text : text + ".";
    }
}
