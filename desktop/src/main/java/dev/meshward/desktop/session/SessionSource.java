package dev.meshward.desktop.session;

import dev.meshward.survey.Source;

/** Where the cluster of a session comes from, so that it can be read again. */
public sealed interface SessionSource {

    /** The name people know it by. */
    String title();

    /** Nothing was opened yet. */
    record None() implements SessionSource {
        @Override
        public String title() {
            return "";
        }
    }

    /** Files, folders and archives, or a sample cluster. */
    record Files(String title, Source source) implements SessionSource {}

    /** A context of the kubeconfig. */
    record Context(String title, Source source) implements SessionSource {}

    /** A snapshot inside a session file, whose own source is not known here. */
    record Kept(String title) implements SessionSource {}
}
