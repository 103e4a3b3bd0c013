package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import java.util.List;
import java.util.stream.Stream;

/**
 * One authorization: who is let in, and from where; of several any is enough (linkerd.md C.3).
 *
 * @param name of the object that grants it
 */
record Grant(String name, Clients clients, Networks networks) {

    /** Who is let in. */
    sealed interface Clients {

        /** Everybody, with mutual TLS or without. */
        record Anybody() implements Clients {}

        /** Whoever comes with TLS of the mesh, named or not. */
        record AnyTls() implements Clients {}

        /** Members of the mesh by their identities; a star before a dot stands for any beginning (linkerd.md C.4). */
        record Named(List<String> identities) implements Clients {}

        /** Whoever an object of another namespace names, to which nothing referred before the plan. */
        record NotFollowed() implements Clients {}
    }

    static Grant ofEverybody(String name) {
        return new Grant(name, new Clients.Anybody(), Networks.everywhere());
    }

    Match fits(Asking asking) {
        var who = switch (clients) {
            case Clients.Anybody _ -> Match.YES;
            case Clients.AnyTls _ -> Match.of(asking.identity().isPresent());
            case Clients.Named(var identities) -> asking.isAmong(identities);
            case Clients.NotFollowed _ -> Match.MAYBE;
        };
        return who == Match.NO ? who : who.and(asking.isIn(networks));
    }

    /** The identities by which it tells members of the mesh apart. */
    Stream<String> identities() {
        return clients instanceof Clients.Named(var identities) ? identities.stream() : Stream.empty();
    }
}
