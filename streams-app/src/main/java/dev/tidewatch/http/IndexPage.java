package dev.tidewatch.http;

import java.util.stream.Collectors;

/** The page at {@code /}: every route, those without parameters as links. No scripts. */
final class IndexPage {

  private IndexPage() {}

  static String of(RouteTable table) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Tidewatch</title></head>
        <body>
        <h1>Tidewatch</h1>
        <p>Problems are explained at <a href="/problems">/problems</a>.</p>
        <table>
        <tr><th>Method</th><th>Path</th><th>Answer</th></tr>
        %s</table>
        </body>
        </html>
        """
        .formatted(table.routes().stream().map(IndexPage::row).collect(Collectors.joining()));
  }

  private static String row(Route route) {
    boolean link = route.method() == Method.GET && route.pathParameters().isEmpty();
    String path = escape(route.path());
    return "<tr><td>%s</td><td>%s</td><td>%s</td></tr>%n"
        .formatted(
            route.method(),
            link ? "<a href=\"" + path + "\">" + path + "</a>" : "<code>" + path + "</code>",
            escape(route.summary()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
