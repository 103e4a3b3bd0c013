package dev.meshward.mesh.intent;

import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one fate of a leaf that several intents may have used. */
final class FateOfLeaf {

    private FateOfLeaf() {}

    static Fate of(Leaf leaf, Fields fields, TargetWriting written) {
        var path = leaf.place().path();
        var settled = fields.settled(path);
        if (settled.isPresent()) {
            return settled.get();
        }
        var fates = written.fatesOf(leaf);
        if (!fates.isEmpty()) {
            return together(fates);
        }
        return Optional.ofNullable(fields.taken().get(path))
                .<Fate>map(aspect -> new Fate.Lost(
                        aspect,
                        "It was read as " + aspect.title() + ", and nothing was said with it.",
                        "Look at what depends on it, and write it by hand."))
                .orElseGet(FateOfLeaf::notRead);
    }

    private static Fate notRead() {
        return new Fate.Lost(
                GeneralAspect.NOT_READ,
                "No rule reads this field; perhaps it is misspelt, or newer than Meshward.",
                "Look it up in the reference of the mesh it belongs to, and write what it means by hand.");
    }

    /** Lost only where it is lost everywhere; carried only where it is carried everywhere. */
    private static Fate together(List<Fate> fates) {
        var into = fates.stream().flatMap(FateOfLeaf::into).distinct().sorted().toList();
        var difference =
                fates.stream().flatMap(FateOfLeaf::difference).distinct().toList();
        boolean lostEverywhere = fates.stream().allMatch(Fate.Lost.class::isInstance);
        if (lostEverywhere || difference.isEmpty() && fates.size() == 1) {
            return fates.getFirst();
        }
        var aspect = fates.getFirst().aspect();
        return difference.isEmpty()
                ? new Fate.Carried(aspect, into)
                : new Fate.Approximated(aspect, into, String.join(" ", difference));
    }

    private static Stream<ObjectKey> into(Fate fate) {
        return switch (fate) {
            case Fate.Carried(var _, var into) -> into.stream();
            case Fate.Approximated(var _, var into, var _) -> into.stream();
            case Fate.Lost _ -> Stream.of();
        };
    }

    private static Stream<String> difference(Fate fate) {
        return switch (fate) {
            case Fate.Carried _ -> Stream.of();
            case Fate.Approximated(var _, var _, var because) -> Stream.of(because);
            case Fate.Lost(var _, var because, var _) -> Stream.of(because);
        };
    }
}
