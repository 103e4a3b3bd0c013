package dev.meshward.evaluate;

import java.util.List;

/**
 * What a caller's proxy does with one request. Each names the rule that decided, such as {@code VirtualService shop/web
 * http[1]}; the name is for people and no part of the decision.
 */
public sealed interface Routing {

    /** It goes to one of these, by weight. */
    record Sent(String rule, List<Share> shares, Handling handling) implements Routing {
        public Sent {
            shares = List.copyOf(shares);
        }
    }

    /** The proxy answers by itself: 404 where no route fits, a fixed response, a refusal. */
    record Answered(String rule, int status) implements Routing {}

    /** The proxy sends the client to another address. */
    record Redirected(String rule, int status, String location) implements Routing {}

    /** It goes where the caller meant it to go, and no rule says anything about it. */
    record Passed(String rule) implements Routing {}

    /** The connection itself is refused. */
    record Stopped(String rule) implements Routing {}

    /** Nobody can tell from the objects. */
    record Unknown(String because) implements Routing {}
}
