package dev.meshward.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the YAML parser objects to, said for people. Its own words are used only where they cannot quote the document. */
final class YamlProblem {

    private static final Map<String, String> WORDS = words();

    private YamlProblem() {}

    private static Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("mapping values are not allowed", "a colon stands where no key can be; perhaps a value needs quotes");
        words.put("could not find expected ':'", "a key without a colon");
        words.put(
                "cannot start any token",
                "a character that cannot begin a value; perhaps a tab, or a value that needs quotes");
        words.put("expected <block end>", "the indentation does not fit the lines above");
        words.put("sequence entries are not allowed", "a list item stands where none can be");
        words.put("found undefined alias", "an alias repeats something that has no anchor");
        words.put("unexpected end of stream", "the text ends inside a value; perhaps a quote is missing");
        words.put(
                "found unexpected document separator", "the document ends inside a value; perhaps a quote is missing");
        words.put("expected ',' or", "a comma or a closing bracket is missing");
        words.put("unknown escape character", "an escape that YAML does not know");
        words.put("did not find expected tag", "a tag that is never closed");
        words.put("expected the node content", "a value is missing");
        words.put("found duplicate", "something is declared twice");
        return Map.copyOf(words);
    }

    static String inWords(String problem) {
        return WORDS.entrySet().stream()
                .filter(known -> problem.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse("its structure breaks here");
    }
}
