package dev.meshward.equivalence;

/**
 * Something nobody compared.
 *
 * @param part which requests, in words; {@code everything} for all
 * @param because one sentence
 */
public record Unchecked(String part, String because) {}
