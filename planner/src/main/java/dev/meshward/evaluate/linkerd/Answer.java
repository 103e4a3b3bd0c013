package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;

/**
 * Whether a port lets somebody in.
 *
 * @param because a sentence, for all but a plain yes
 */
record Answer(Match isLetIn, String rule, String because) {

    static Answer yes() {
        return new Answer(Match.YES, "", "");
    }

    static Answer no(String rule, String because) {
        return new Answer(Match.NO, rule, because);
    }

    static Answer maybe(String because) {
        return new Answer(Match.MAYBE, "", because);
    }
}
