package dev.meshward.live;

import dev.meshward.manifest.ApiListReader;
import dev.meshward.manifest.ApiListReader.Page;
import dev.meshward.manifest.Reading;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Reads one list in pages, each while it comes. A token that continues a list expires after some minutes; the list is then begun again, and what
 * was handed out before is not handed out twice.
 */
final class PagedList {

    private static final int PAGE = 500;
    private static final int CODE_GONE = 410;
    /** After that it is asked for all at once, which cannot expire and costs the server more. */
    private static final int BEGINNINGS_IN_PAGES = 3;

    private static final int TRIES_WHEN_BROKEN = 3;
    private static final int HANDFUL = 50;

    private final Asking asking;
    private final Get get;
    private final ApiListReader reader;
    private final ServedKind kind;
    private final Consumer<List<Reading>> sink;
    private final Set<String> handedOut = new HashSet<>();
    private final List<Reading> inHand = new ArrayList<>();
    private int beginnings = 1;
    private int broken;

    /** Gets a path, and hands over the body of a good answer while it comes. */
    interface Get {
        Answer answer(String path, Consumer<InputStream> body);
    }

    PagedList(Asking asking, Get get, ApiListReader reader, ServedKind kind, Consumer<List<Reading>> sink) {
        this.asking = asking;
        this.get = get;
        this.reader = reader;
        this.kind = kind;
        this.sink = sink;
    }

    /** What one page leads to. */
    private sealed interface Step {

        record Next(String continuation) implements Step {}

        record Ended(Listing listing) implements Step {}
    }

    /** @param namespace only what is in it; everything where empty */
    Listing read(String namespace) {
        var path = kind.path(namespace);
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

    Listing readOne(String object) {
        return switch (step(kind.path("") + "/" + Query.encoded(object), "")) {
            case Step.Ended(var listing) -> listing;
            case Step.Next _ -> new Listing.CutShort(0, "the answer is not whole");
        };
    }

    private Step step(String pathOfPage, String continuation) {
        var page = new AtomicReference<Page>(new Page.Broken("it holds nothing"));
        var answer = asking.answer(() -> get.answer(pathOfPage, body -> page.set(page(body))));
        return switch (answer) {
            case Answer.Received received when received.isGood() -> step(page.get(), continuation);
            case Answer.Received received
            when received.code() == CODE_GONE && beginnings <= BEGINNINGS_IN_PAGES -> {
                beginnings++;
                yield new Step.Next("");
            }
            case Answer.Received received -> new Step.Ended(refused(received));
            case Answer.Failed(var because) -> cutShort(because);
        };
    }

    private Page page(InputStream body) {
        var version = (kind.group().isEmpty() ? "" : kind.group() + "/") + kind.version();
        try {
            return reader.read(body, version, kind.kind(), this::take);
        } finally {
            handOut();
        }
    }

    /** A page that breaks in the middle is asked for again, and what came of it before is passed over then. */
    private void take(Reading reading) {
        if (isNew(reading)) {
            inHand.add(reading);
        }
        if (inHand.size() == HANDFUL) {
            handOut();
        }
    }

    private void handOut() {
        sink.accept(List.copyOf(inHand));
        inHand.clear();
    }

    private Step step(Page page, String continuation) {
        return switch (page) {
            case Page.Broken(var because) ->
                ++broken < TRIES_WHEN_BROKEN ? new Step.Next(continuation) : cutShort(because);
            case Page.Whole(var next) ->
                next.isEmpty() ? new Step.Ended(new Listing.Whole(handedOut.size())) : new Step.Next(next);
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
