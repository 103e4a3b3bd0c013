package dev.meshward.desktop.open;

/** How far the opening of a cluster is. */
public sealed interface OpenState {

    /** There is nothing to open, and this is why. */
    record NothingThere(String because) implements OpenState {}

    /** A cluster is being read; {@code doing} says how far it got. */
    record Reading(String name, String doing) implements OpenState {}

    record Opened(ClusterOverview overview) implements OpenState {}

    /** A cluster could not be read. */
    record Failed(String name, String because) implements OpenState {}
}
