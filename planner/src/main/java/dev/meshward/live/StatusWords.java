package dev.meshward.live;

import dev.meshward.manifest.DataReader;

/** What an API server says where it does not give what was asked for. */
final class StatusWords {

    private static final int LONGEST = 300;

    private StatusWords() {}

    static String of(int code, byte[] body) {
        var data = DataReader.json("", body);
        var message = data.documents().isEmpty()
                ? ""
                : data.documents().getFirst().at("message").textOr("");
        return message.isBlank() ? "it answered with code " + code : shortened(message.strip());
    }

    private static String shortened(String message) {
        var line = message.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
