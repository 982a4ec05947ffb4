package dev.tidewatch.local.process;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The programs that {@link JavaProcessTest} starts: the first argument says which. */
final class ChildMain {
  private ChildMain() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "echo" -> echo(Arrays.copyOfRange(args, 1, args.length));
      case "fail" -> fail();
      case "serve" -> serve();
      case "parent" -> startChild(Path.of(args[1]));
      default -> waitForever();
    }
  }

  private static void echo(String[] words) throws InterruptedException {
    System.out.printf(
        "%s %s %s %s said%n",
        Arrays.toString(words),
        System.getProperty("greeting"),
        System.getenv("TIDE"),
        Path.of("").toAbsolutePath().getFileName());
    waitForever();
  }

  private static void fail() {
    System.err.println("the reason");
    System.exit(3);
  }

  private static void serve() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    System.out.printf("port %d;%n", server.getAddress().getPort());
    waitForever();
  }

  private static void startChild(Path log) throws InterruptedException {
    var child =
        new JavaCommand("grandchild", ChildMain.class.getName())
            .jvmOptions(List.of("-Xmx32m"))
            .arguments("wait")
            .start(log, Readiness.logged("pid"), Duration.ofSeconds(30));
    System.out.printf("pid %d;%n", child.pid());
    waitForever();
  }

  private static void waitForever() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
    System.out.printf("pid %d;%n", ProcessHandle.current().pid());
    new CountDownLatch(1).await();
  }
}
