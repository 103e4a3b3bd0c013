package dev.meshward.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts as they are written into addresses. */
final class Query {

    private Query() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param limit how many objects a page holds at most; 0 asks for all at once */
    static String page(String path, int limit, String continuation) {
        if (limit == 0) {
            return path;
        }
        return path + "?limit=" + limit + (continuation.isEmpty() ? "" : "&continue=" + encoded(continuation));
    }
}
