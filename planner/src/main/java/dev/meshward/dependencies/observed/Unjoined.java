package dev.meshward.dependencies.observed;

import dev.meshward.manifest.Place;

/**
 * A name in the traffic that could not be given to a workload, or an end the tool does not name.
 *
 * @param name as the tool writes it
 * @param because why it was not joined: one clause for people
 * @param calls how many different calls name it
 * @param place the first of them
 */
public record Unjoined(String tool, String name, String because, int calls, Place place) {}
