package dev.meshward.equivalence;

/**
 * A request with which the two configurations do different things.
 *
 * @param relation what the second one does more or less than the first
 * @param caller who sends it, in words: {@code shop/web}, {@code anybody without mutual TLS from 10.0.0.1}
 * @param request in words: {@code GET http://db.data/a}
 * @param first what the first configuration does with it, and by which rule
 * @param second the same for the second
 */
public record Counterexample(Relation relation, String caller, String request, String first, String second) {}
