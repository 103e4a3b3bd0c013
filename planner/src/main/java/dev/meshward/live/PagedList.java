package dev.meshward.live;

import dev.meshward.manifest.ApiListReader;
import dev.meshward.manifest.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads one list in pages. A token that continues a list expires after some minutes; the list is then begun again, and what
 * was handed out before is not handed out twice.
 */
final class PagedList {

    private static final int PAGE = 500;
    private static final int CODE_GONE = 410;
    /** After that it is asked for all at once, which cannot expire and costs the server more. */
    private static final int BEGINNINGS_IN_PAGES = 3;

    private static final int TRIES_WHEN_BROKEN = 3;

    private final Asking asking;
    private final Function<String, Answer> get;
    private final ApiListReader reader;
    private final Consumer<List<Reading>> sink;
    private final Set<String> handedOut = new HashSet<>();
    private int beginnings = 1;
    private int broken;

    PagedList(Asking asking, Function<String, Answer> get, ApiListReader reader, Consumer<List<Reading>> sink) {
        this.asking = asking;
        this.get = get;
        this.reader = reader;
        this.sink = sink;
    }

    /** What one page leads to. */
    private sealed interface Step {

        record Next(String continuation) implements Step {}

        record Ended(Listing listing) implements Step {}
    }

    Listing read(String path) {
        var continuation = "";
        while (true) {
            int limit = beginnings > BEGINNINGS_IN_PAGES ? 0 : PAGE;
            switch (step(Query.page(path, limit, continuation), continuation)) {
                case Step.Ended(var listing) -> {
                    return listing;
                }
                case Step.Next(var next) -> continuation = next;
            }
        }
    }

    Listing readOne(String path) {
        return switch (step(path, "")) {
            case Step.Ended(var listing) -> listing;
            case Step.Next _ -> new Listing.CutShort(0, "the answer is not whole");
        };
    }

    private Step step(String pathOfPage, String continuation) {
        return switch (asking.answer(() -> get.apply(pathOfPage))) {
            case Answer.Received received when received.isGood() -> step(received, continuation);
            case Answer.Received received
            when received.code() == CODE_GONE && beginnings <= BEGINNINGS_IN_PAGES -> {
                beginnings++;
                yield new Step.Next("");
            }
            case Answer.Received received -> new Step.Ended(refused(received));
            case Answer.Failed(var because) -> cutShort(because);
        };
    }

    private Step step(Answer.Received received, String continuation) {
        return switch (reader.read(received.body())) {
            case ApiListReader.Page.Broken(var because) ->
                ++broken < TRIES_WHEN_BROKEN ? new Step.Next(continuation) : cutShort(because);
            case ApiListReader.Page.Objects(var readings, var next) -> {
                sink.accept(readings.stream().filter(this::isNew).toList());
                yield next.isEmpty() ? new Step.Ended(new Listing.Whole(handedOut.size())) : new Step.Next(next);
            }
        };
    }

    private Listing refused(Answer.Received received) {
        return switch (received.code()) {
            case 401, 403 -> new Listing.Forbidden(handedOut.size(), received.because());
            case 404, 405 -> new Listing.NotServed(handedOut.size());
            default -> new Listing.CutShort(handedOut.size(), received.because());
        };
    }

    private Step cutShort(String because) {
        return new Step.Ended(new Listing.CutShort(handedOut.size(), because));
    }

    private boolean isNew(Reading reading) {
        return switch (reading) {
            case Reading.Understood understood ->
                handedOut.add(understood.manifest().file());
            case Reading.NotUnderstood _, Reading.Foreign _ -> true;
        };
    }
}
