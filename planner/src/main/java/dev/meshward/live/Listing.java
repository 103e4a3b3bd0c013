package dev.meshward.live;

/** How far the list of a kind was read. */
public sealed interface Listing {

    /** What was handed out. */
    int objects();

    /** To its end. */
    record Whole(int objects) implements Listing {}

    /** The API server says that we may not. */
    record Forbidden(int objects, String because) implements Listing {}

    /** There is no such kind any more, as when its definition was deleted meanwhile. */
    record NotServed(int objects) implements Listing {}

    /** Neither patience nor asking again helped; what came before was handed out. */
    record CutShort(int objects, String because) implements Listing {}
}
