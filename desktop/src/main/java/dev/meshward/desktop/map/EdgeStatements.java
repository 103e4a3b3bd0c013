package dev.meshward.desktop.map;

import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.dependencies.stated.Statement.Verdict;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;

/** What a person says of calls on the map; it becomes evidence, and can be taken back. */
record EdgeStatements(Session session, String who) {

    void confirm(Dependency call, String why) {
        say(Words.say("did.confirm", MapWords.call(call)), about(Verdict.CONFIRM, call, why));
    }

    void reject(Dependency call, String why) {
        say(Words.say("did.reject", MapWords.call(call)), about(Verdict.REJECT, call, why));
    }

    /** @param to a Service or workload as {@code namespace/name}, or a host */
    void add(String from, String to, int port, String why) {
        say(Words.say("did.add", from, to), new Statement(Verdict.ADD, from, to, port, "", who, why, Said.HERE));
    }

    private Statement about(Verdict verdict, Dependency call, String why) {
        return new Statement(
                verdict,
                MapWords.name(call.from().namespace(), call.from().name()),
                MapWords.name(call.to().namespace(), call.to().name()),
                call.port(),
                "",
                who,
                why,
                Said.HERE);
    }

    private void say(String what, Statement statement) {
        session.say(what, said -> said.stating(statement));
    }
}
