package dev.meshward.dependencies.stated;

import dev.meshward.dependencies.stated.Statement.Verdict;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a file of statements, YAML. Nothing is guessed and nothing is passed over: what is not understood is refused. */
public final class EdgesReader {

    public static final String SCHEMA = "meshward.dev/edges/v1";

    private static final Map<String, Verdict> VERDICTS =
            Map.of("confirm", Verdict.CONFIRM, "reject", Verdict.REJECT, "add", Verdict.ADD);
    private static final List<String> KEYS = List.of("schema", "confirm", "reject", "add");
    private static final List<String> OF_A_CALL = List.of("from", "to", "port", "protocol", "who", "why");

    private static final int LARGEST_PORT = 65_535;

    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    private EdgesReader() {}

    /** The statements, or everything that is wrong with them. */
    public sealed interface Answer {

        record Read(List<Statement> statements) implements Answer {
            public Read {
                statements = List.copyOf(statements);
            }
        }

        /** @param refusals in the order of their lines; never empty */
        record Refused(List<Refusal> refusals) implements Answer {
            public Refused {
                refusals = refusals.stream().sorted().distinct().toList();
            }
        }
    }

    public static Answer read(String file, byte[] yaml) {
        var data = DataReader.yaml(file, yaml);
        var reader = new EdgesReader();
        data.broken().ifPresent(place -> reader.refuse(place, "The file cannot be read: " + data.because() + "."));
        data.repeatedKeys().forEach(place -> reader.refuse(place, "This key stands here twice; which one counts?"));
        data.documents().stream()
                .skip(1)
                .forEach(more -> reader.refuse(more.place(), "Statements are one document; here another one begins."));
        data.documents().stream().findFirst().ifPresent(reader::readRoot);
        return reader.refusals.isEmpty() ? new Answer.Read(reader.statements) : new Answer.Refused(reader.refusals);
    }

    private void refuse(Place place, String because) {
        refusals.add(new Refusal(place, because));
    }

    private void readRoot(Field root) {
        if (root.isPresent() && !isMapping(root)) {
            refuse(root.place(), "Expected a mapping with the keys confirm, reject and add.");
        }
        onlyKeys(root, KEYS);
        var schema = root.at("schema");
        if (schema.value().isPresent() && !schema.is(SCHEMA)) {
            refuse(schema.place(), "Expected the schema " + SCHEMA + ".");
        }
        KEYS.stream().filter(VERDICTS::containsKey).forEach(key -> readList(root.at(key)));
    }

    private void onlyKeys(Field mapping, List<String> known) {
        mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .forEach(entry -> refuse(
                        entry.place(),
                        "The key \"" + entry.key() + "\" is not known here; known are " + String.join(", ", known)
                                + "."));
    }

    private void readList(Field list) {
        boolean isList = list.value().filter(Value.Sequence.class::isInstance).isPresent();
        if (list.isPresent() && !isList) {
            refuse(
                    list.place(),
                    "Expected a list of calls, such as [{from: shop/cart, to: data/redis, who: …, why: …}].");
        }
        var verdict = VERDICTS.getOrDefault(list.key(), Verdict.CONFIRM);
        list.items().forEach(item -> readCall(verdict, item));
    }

    private void readCall(Verdict verdict, Field call) {
        if (!isMapping(call)) {
            refuse(call.place(), "Expected a call: a mapping with from, to, who and why.");
            return;
        }
        onlyKeys(call, OF_A_CALL);
        var from = text(call, "from", "the caller, such as shop/cart");
        var to = text(call, "to", "the callee, such as data/redis, or a host outside");
        var who = text(call, "who", "who says so");
        var why = text(call, "why", "a reason, for those who read it later");
        var port = port(call.at("port"));
        if (from.isPresent() && to.isPresent() && who.isPresent() && why.isPresent() && port.isPresent()) {
            var protocol = call.at("protocol").textOr("").toLowerCase(Locale.ROOT);
            statements.add(new Statement(
                    verdict, from.get(), to.get(), port.get(), protocol, who.get(), why.get(), call.place()));
        }
    }

    private Optional<String> text(Field call, String key, String expected) {
        var text = call.at(key).text().map(String::strip).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            refuse(call.at(key).place(), "\"" + key + "\" is missing: " + expected + ".");
        }
        return text;
    }

    private Optional<Integer> port(Field port) {
        int number = port.isAbsent() ? 0 : port.wholeOr(-1);
        if (number < 0 || number > LARGEST_PORT || (number == 0 && port.isPresent())) {
            refuse(port.place(), "Expected the number of a port, found \"" + port.textOr("") + "\".");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static boolean isMapping(Field field) {
        return field.value().filter(Mapping.class::isInstance).isPresent();
    }
}
