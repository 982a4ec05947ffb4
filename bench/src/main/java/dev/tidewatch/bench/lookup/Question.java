package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.load.Load;
import java.util.List;

/**
 * Something to ask, over and over.
 *
 * @param title what the page calls it
 * @param load the requests, and what proves that an answer came from where it should
 * @param servers ids of the processes that take part in the answer
 */
record Question(String title, Load load, List<Long> servers) {

  Question(String title, int port, List<String> paths, String expected, List<Long> servers) {
    this(title, Load.of(port, paths, expected), servers);
  }
}
