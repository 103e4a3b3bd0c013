package dev.meshward.saved;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;

/**
 * The lines of all values of a tree, in the order in which they are written, as steps from one to the next: one character
 * for a step of 0 to 61 lines ({@code 0-9A-Za-z}), the number in parentheses for any other. A field costs one byte.
 */
final class LineCode {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private LineCode() {}

    static String of(Value tree) {
        var code = new StringBuilder();
        write(tree, 0, code);
        return code.toString();
    }

    private static int write(Value value, int before, StringBuilder code) {
        int step = value.line() - before;
        if (step >= 0 && step < DIGITS.length()) {
            code.append(DIGITS.charAt(step));
        } else {
            code.append('(').append(step).append(')');
        }
        int line = value.line();
        switch (value) {
            case Mapping mapping -> {
                for (var each : mapping.values()) {
                    line = write(each, line, code);
                }
            }
            case Value.Sequence sequence -> {
                for (var each : sequence.items()) {
                    line = write(each, line, code);
                }
            }
            case Value.Scalar _ -> {}
        }
        return line;
    }

    /** The tree with these lines in place of its own. */
    static Value applied(String code, Value tree) throws DamagedSnapshot {
        var reading = new Reading(code);
        var applied = reading.value(tree);
        if (reading.at != code.length()) {
            throw new DamagedSnapshot("an object has more lines than fields");
        }
        return applied;
    }

    private static final class Reading {
        private final String code;
        private int at;
        private int line;

        Reading(String code) {
            this.code = code;
        }

        Value value(Value tree) throws DamagedSnapshot {
            line += step();
            int own = line;
            return switch (tree) {
                case Mapping mapping -> {
                    var building = Mapping.building(own);
                    for (int i = 0; i < mapping.size(); i++) {
                        building.append(
                                mapping.keys().get(i), value(mapping.values().get(i)));
                    }
                    yield building.build();
                }
                case Value.Sequence sequence -> {
                    var items = new ArrayList<Value>(sequence.items().size());
                    for (var item : sequence.items()) {
                        items.add(value(item));
                    }
                    yield new Value.Sequence(items, own);
                }
                case Value.Text text -> new Value.Text(text.asText(), own);
                case Value.Numeric number -> new Value.Numeric(number.asText(), own);
                case Value.Truth truth -> new Value.Truth(truth.isTrue(), own);
                case Value.Nothing _ -> new Value.Nothing(own);
            };
        }

        private int step() throws DamagedSnapshot {
            if (at >= code.length()) {
                throw new DamagedSnapshot("an object has fewer lines than fields");
            }
            char character = code.charAt(at++);
            if (character != '(') {
                int step = DIGITS.indexOf(character);
                if (step < 0) {
                    throw new DamagedSnapshot("the lines of an object cannot be read");
                }
                return step;
            }
            int end = code.indexOf(')', at);
            var number = end < 0 ? "" : code.substring(at, end);
            if (!number.matches("-?[0-9]{1,9}")) {
                throw new DamagedSnapshot("the lines of an object cannot be read");
            }
            at = end + 1;
            return Integer.parseInt(number);
        }
    }
}
