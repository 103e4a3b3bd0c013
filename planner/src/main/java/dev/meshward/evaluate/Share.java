package dev.meshward.evaluate;

/**
 * One of the places a request may go to.
 *
 * @param weight relative to the others; above 0
 * @param changes what is done to requests and responses on the way
 * @param treatment how the pods behind it are treated
 */
public record Share(Backend backend, long weight, Changes changes, Treatment treatment) {}
