package dev.meshward.mesh.intent;

import dev.meshward.manifest.ObjectKey;
import java.util.List;

/** What became of a field; every field that is read meets exactly one. */
public sealed interface Fate {

    /** What the sentence is about; its code goes into the report. */
    Aspect aspect();

    /** The other mesh says the same. {@code into} is empty where it does so without any object. */
    record Carried(Aspect aspect, List<ObjectKey> into) implements Fate {
        public Carried {
            into = List.copyOf(into);
        }
    }

    /** The other mesh says something like it. {@code because} is the difference, in one sentence. */
    record Approximated(Aspect aspect, List<ObjectKey> into, String because) implements Fate {
        public Approximated {
            into = List.copyOf(into);
        }
    }

    /** The other mesh does not say it. {@code because} says why, {@code instead} what to do; one sentence each. */
    record Lost(Aspect aspect, String because, String instead) implements Fate {}

    /** {@code carried}, {@code approximated} or {@code lost}. */
    default String word() {
        return switch (this) {
            case Carried _ -> "carried";
            case Approximated _ -> "approximated";
            case Lost _ -> "lost";
        };
    }
}
