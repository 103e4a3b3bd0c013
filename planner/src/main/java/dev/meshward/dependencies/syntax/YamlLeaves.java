package dev.meshward.dependencies.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML by its parser; what the parser refuses, such as a template, is read line by line. */
final class YamlLeaves {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final LeafPath path = new LeafPath();
    /** For every open collection: whether it is a list. */
    private final Deque<Boolean> inList = new ArrayDeque<>();
    /** For every open mapping: whether a key has been read whose value is still to come. */
    private final Deque<Boolean> awaitsValue = new ArrayDeque<>();

    private YamlLeaves() {}

    static List<Leaf> read(String content) {
        try {
            var leaves = new YamlLeaves();
            for (var event : new Parse(SETTINGS).parseString(content)) {
                leaves.take(event);
            }
            return leaves.path.leaves();
        } catch (YamlEngineException _) {
            return PlainLines.read(content);
        }
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> {
                beforeValue();
                afterValue();
            }
            case MappingStart -> open(false);
            case SequenceStart -> open(true);
            case MappingEnd, SequenceEnd -> close();
            default -> {
                // Documents and the stream carry no values.
            }
        }
    }

    private void scalar(ScalarEvent event) {
        if (isKey()) {
            path.enter(event.getValue());
            awaitsValue.pop();
            awaitsValue.push(true);
            return;
        }
        beforeValue();
        path.add(event.getStartMark().map(mark -> mark.getLine()).orElse(0), event.getValue());
        afterValue();
    }

    private boolean isKey() {
        return !inList.isEmpty() && !inList.getFirst() && !awaitsValue.getFirst();
    }

    private void open(boolean list) {
        if (isKey()) {
            path.enter("");
            awaitsValue.pop();
            awaitsValue.push(true);
        } else {
            beforeValue();
        }
        inList.push(list);
        awaitsValue.push(false);
        if (inList.size() > LeafPath.DEEPEST) {
            throw new YamlEngineException("nested too deeply");
        }
    }

    private void close() {
        inList.pop();
        awaitsValue.pop();
        afterValue();
    }

    private void beforeValue() {
        if (!inList.isEmpty() && inList.getFirst()) {
            path.enterItem();
        }
    }

    private void afterValue() {
        if (inList.isEmpty()) {
            return;
        }
        path.leave();
        if (!inList.getFirst()) {
            awaitsValue.pop();
            awaitsValue.push(false);
        }
    }
}
