package dev.meshward.export.html;

import org.commonmark.renderer.html.UrlSanitizer;

/** Links lead to a place inside the file or beside it; any other leads nowhere. */
final class OwnPlaces implements UrlSanitizer {

    @Override
    public String sanitizeLinkUrl(String url) {
        return HtmlText.link(url);
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return "";
    }
}
