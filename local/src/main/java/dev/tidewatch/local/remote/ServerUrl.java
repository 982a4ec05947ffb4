package dev.tidewatch.local.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the URL of what can be asked over HTTP; its path may be that of a proxy. */
public abstract class ServerUrl implements ITypeConverter<URI> {

  private final String example;

  /**
   * Prepares it.
   *
   * @param example that is shown for what is no URL
   */
  protected ServerUrl(String example) {
    this.example = example;
  }

  @Override
  public URI convert(String value) {
    try {
      URI url = new URI(value);
      if (url.getUserInfo() != null) {
        throw new TypeConversionException("a URL has no user in it here: give --user");
      }
      if (List.of("http", "https").contains(url.getScheme())
          && url.getHost() != null
          && url.getQuery() == null
          && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      // said below
    }
    throw new TypeConversionException("'" + value + "' is no URL such as " + example);
  }

  /** A path below such a URL, whether or not that ends with a slash. */
  public static URI below(URI root, String path) {
    return URI.create(root.toString().replaceAll("/+$", "") + path);
  }
}
