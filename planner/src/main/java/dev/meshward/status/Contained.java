package dev.meshward.status;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a cluster holds a value as it was written. An API server fills in defaults, so what is there may say more; and it
 * makes no difference between an empty value and none.
 */
final class Contained {

    private Contained() {}

    static boolean in(Optional<Value> now, Optional<Value> written) {
        return written.filter(value -> !isNothing(value))
                .map(value -> now.filter(there -> in(there, value)).isPresent())
                .orElseGet(() -> now.filter(there -> !isNothing(there)).isEmpty());
    }

    private static boolean in(Value now, Value written) {
        return switch (written) {
            case Mapping fields -> now instanceof Mapping there && all(there, fields);
            case Value.Sequence items -> now instanceof Value.Sequence there && all(there, items);
            case Value.Scalar scalar -> now instanceof Value.Scalar there && isSame(there, scalar);
        };
    }

    private static boolean all(Mapping now, Mapping written) {
        return written.keys().stream().allMatch(key -> in(now.get(key), written.get(key)));
    }

    private static boolean all(Value.Sequence now, Value.Sequence written) {
        if (now.items().size() != written.items().size()) {
            return false;
        }
        for (int i = 0; i < now.items().size(); i++) {
            if (!in(now.items().get(i), written.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Value.Scalar now, Value.Scalar written) {
        return now.equals(written)
                || (now instanceof Value.Numeric some && written instanceof Value.Numeric other && isSame(some, other));
    }

    /** 1 and 1.0 are the same number to an API server. */
    private static boolean isSame(Value.Numeric now, Value.Numeric written) {
        try {
            return new BigDecimal(now.asText()).compareTo(new BigDecimal(written.asText())) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** An object that is there is an empty mapping to whoever asks for nothing in it: that one counts. */
    private static boolean isNothing(Value value) {
        return switch (value) {
            case Value.Nothing _ -> true;
            case Value.Sequence sequence -> sequence.items().isEmpty();
            case Mapping _, Value.Text _, Value.Numeric _, Value.Truth _ -> false;
        };
    }
}
