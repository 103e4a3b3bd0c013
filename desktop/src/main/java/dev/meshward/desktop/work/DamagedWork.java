package dev.meshward.desktop.work;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import java.util.List;

/** A work file that says something no version of ours would have written. The message is a clause for people. */
final class DamagedWork extends Exception {

    private static final long serialVersionUID = 1;

    DamagedWork(String because) {
        super(because);
    }

    static DamagedWork at(Field field, String expected) {
        return new DamagedWork(
                field.path() + " is no " + expected + " (line " + field.place().line() + ")");
    }

    /** The items of a list; something else in its place would be passed over. */
    static List<Field> items(Field list) throws DamagedWork {
        if (list.isPresent()
                && list.value().filter(Value.Sequence.class::isInstance).isEmpty()) {
            throw at(list, "list");
        }
        return list.items();
    }

    /** A key that is passed over would be gone after the next saving. */
    static void onlyKeys(Field mapping, List<String> known) throws DamagedWork {
        for (var entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                throw new DamagedWork("the key \"" + entry.path() + "\" is not known to this version (line "
                        + entry.place().line() + ")");
            }
        }
    }
}
