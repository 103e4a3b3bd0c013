package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Trees that nobody would write by hand, to hold the laws of reading and writing against. */
final class RandomTrees {

    private static final List<String> AWKWARD = List.of(
            "yes",
            "No",
            "on",
            "OFF",
            "true",
            "null",
            "~",
            "",
            " ",
            "0123",
            "0x1F",
            "0o17",
            "1e3",
            "1_000",
            ".5",
            "5.",
            ".inf",
            "-.inf",
            ".NaN",
            "2001-01-01",
            "2001-12-14t21:59:43.10-05:00",
            "12:30:45",
            "190:20:30",
            "1.2.3",
            "10.0.0.1",
            "100m",
            "- a",
            "a: b",
            "a #b",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "{a",
            "[a",
            "]",
            "a]",
            "a,b",
            "?",
            "? a",
            ":",
            "a:",
            ":a",
            "-",
            "--",
            "---",
            "--- a",
            "...",
            "'",
            "\"",
            "\\",
            "\n",
            "\n\n",
            "a\n",
            "a\n\n",
            "\na",
            " a\nb",
            "a\n b\n",
            "a \nb",
            "\ta\nb",
            "a\tb",
            "a\r\nb",
            "a\rb",
            "é",
            "日本",
            "😀",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u0000",
            "\u007F",
            "a\u0001",
            "=",
            "<<",
            "a\n---\nb\n",
            "a\n...\n",
            "{{ x }}",
            "http://h:80/p?q=1#f",
            "host:8080",
            "a  b",
            "a ",
            "trailing\n  \n",
            "\n\n  deep\n",
            "y",
            "n",
            "1,2",
            "+1",
            "-1",
            "0",
            "00",
            "08",
            "1.0",
            "1e",
            "e1",
            "Infinity",
            "=\n",
            "k: |\n  x\n",
            "#\n#\n");

    private final RandomGenerator random;

    RandomTrees(long seed) {
        this.random = new java.util.SplittableRandom(seed);
    }

    Mapping mapping(int depth) {
        var building = Mapping.building();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            building.put(text(), value(depth - 1));
        }
        return building.build();
    }

    Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> Value.Numeric.of(random.nextInt());
            case 1 -> Value.Truth.of(random.nextBoolean());
            case 2 -> Value.Nothing.here();
            case 3, 4 -> Value.Text.of(text());
            case 5, 6 -> mapping(depth);
            default -> sequence(depth);
        };
    }

    private Value sequence(int depth) {
        var items = new ArrayList<Value>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            items.add(value(depth - 1));
        }
        return Value.Sequence.of(items);
    }

    String text() {
        if (random.nextInt(3) > 0) {
            return AWKWARD.get(random.nextInt(AWKWARD.size()));
        }
        var text = new StringBuilder();
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(AWKWARD.get(random.nextInt(AWKWARD.size())));
        }
        return text.toString();
    }
}
