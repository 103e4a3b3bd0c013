package dev.meshward.desktop.session;

import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.dependencies.stated.Statement.Verdict;
import dev.meshward.desktop.words.Words;

/** What a person says of calls; it becomes evidence, and can be taken back. */
public record EdgeStatements(Session session, String who) {

    public void confirm(Dependency call, String why) {
        say(Words.say("did.confirm", CallNames.of(call)), about(Verdict.CONFIRM, call, why));
    }

    public void reject(Dependency call, String why) {
        say(Words.say("did.reject", CallNames.of(call)), about(Verdict.REJECT, call, why));
    }

    /** @param to a Service or workload as {@code namespace/name}, or a host */
    public void add(String from, String to, int port, String why) {
        say(Words.say("did.add", from, to), new Statement(Verdict.ADD, from, to, port, "", who, why, Said.HERE));
    }

    /** What a statement about this call would be. */
    public Statement about(Verdict verdict, Dependency call, String why) {
        return new Statement(
                verdict,
                CallNames.name(call.from().namespace(), call.from().name()),
                CallNames.name(call.to().namespace(), call.to().name()),
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
