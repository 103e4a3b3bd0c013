package dev.meshward.export.html;

/** A short page of our Markdown, such as that for a board, as one HTML file that prints on A4. */
public final class PageHtml {

    private PageHtml() {}

    /** @param title plain text, for the window of the browser */
    public static String of(String title, String markdown) {
        return document(
                title, Resource.text("page.css"), "<main>\n" + new MarkdownHtml().html(markdown) + "</main>\n", "");
    }

    /** A whole document; nothing in it is loaded from elsewhere, and it says so to the browser. */
    static String document(String title, String css, String body, String script) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'; img-src data:">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            %s%s</body>
            </html>
            """.formatted(HtmlText.escaped(title), css, body, script);
    }
}
