package dev.tidewatch.core.deadletter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceTest {

  @Test
  void theChainEndsWithTheInnermostCause() {
    StackTrace trace =
        StackTrace.parse(
            """
            org.apache.kafka.connect.errors.ConnectException: Exiting
            \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:624)
            \t... 10 more
            Caused by: a.b.Middle
            \tat a.b.C.d(C.java)
            Caused by: java.sql.SQLException: line one
            line two: with colon
            \tat org.postgresql.Driver.connect(Driver.java:1)
            \tat java.base/java.lang.Thread.run(Thread.java:840)
            \t... 12 more
            """);

    assertThat(trace.chain())
        .extracting(Thrown::className)
        .containsExactly(
            "org.apache.kafka.connect.errors.ConnectException",
            "a.b.Middle",
            "java.sql.SQLException");
    Thrown root = trace.rootCause().orElseThrow();
    assertThat(root.message()).isEqualTo("line one\nline two: with colon");
    assertThat(root.frames())
        .extracting(Frame::place)
        .containsExactly("org.postgresql.Driver.connect", "java.lang.Thread.run");
    assertThat(trace.chain().get(1).message()).isNull();
  }

  @Test
  void whatJavaPrintsIsReadBackWithSuppressedAndCircularOnesLeftOut() {
    Exception root = new IllegalArgumentException("the root");
    Exception middle = new IllegalStateException("the middle", root);
    Exception suppressed = new RuntimeException("while closing", new Error("no cause of ours"));
    suppressed.addSuppressed(new Error("nested"));
    middle.addSuppressed(suppressed);
    Exception outer = new RuntimeException("the outer", middle);
    root.initCause(new Error("circle", outer));

    StackTrace trace = StackTrace.parse(printed(outer));

    assertThat(trace.chain())
        .extracting(Thrown::message)
        .containsExactly("the outer", "the middle", "the root", "circle");
    assertThat(trace.rootCause().orElseThrow().frames()).isNotEmpty();
  }

  @Test
  void lineEndsOfWindowsAreNoPartOfAnything() {
    StackTrace trace =
        StackTrace.parse("a.b.C: one\r\ntwo\r\n\tat d.E.f(G.java:1)\r\nCaused by: h.I: j\r\n");

    assertThat(trace.chain().get(0).message()).isEqualTo("one\ntwo");
    assertThat(trace.rootCause().orElseThrow().message()).isEqualTo("j");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Traceback (most recent call last):\n  File \"etl.py\", line 3, in <module>\nKeyError: 'id'\n",
        "Error: boom\n    at Object.<anonymous> (/srv/app.js:10:5)\n",
        "just a text: with a colon",
        "at noon (12:00) it failed",
        "",
        "\n\n\n",
        "orders.v1: no such topic"
      })
  void textThatIsNoStackTraceOfJavaHasNoFrames(String text) {
    assertThat(StackTrace.parse(text).chain().stream().flatMap(t -> t.frames().stream())).isEmpty();
  }

  @Test
  void aTracebackOfPythonInsideAMessageStaysInTheMessage() {
    StackTrace trace =
        StackTrace.parse(
            """
            org.apache.kafka.connect.errors.ConnectException: script failed
            Traceback (most recent call last):
              File "udf.py", line 12, in <module>
                at = order["at"]
            ValueError: Caused by: a bad row
            Caused by: nobody knows
            \tat com.acme.PythonSinkTask.put(PythonSinkTask.java:77)
            """);

    assertThat(trace.chain()).hasSize(1);
    assertThat(trace.chain().get(0).message()).contains("udf.py").contains("nobody knows");
    assertThat(trace.chain().get(0).frames()).hasSize(1);
  }

  @Test
  void aTraceCutAnywhereKeepsWhatCameBefore() {
    String whole = printed(new RuntimeException("a", new IllegalStateException("b")));

    for (int end = 0; end <= whole.length(); end++) {
      StackTrace cut = StackTrace.parse(whole.substring(0, end));
      assertThat(cut.chain().size()).isLessThanOrEqualTo(2);
    }
    assertThat(StackTrace.parse(whole.substring(whole.indexOf("\tat"))).rootCause().orElseThrow())
        .extracting(Thrown::className)
        .isEqualTo("java.lang.IllegalStateException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\tat x.Y.z(Y.ja", "\tat x.Y", "Caused by: java.io.IOExc", "Caused b"})
  void whatWasCutOnTheLastLineIsNotTakenForSomethingElse(String cut) {
    StackTrace trace = StackTrace.parse("a.b.C: d\n\tat e.F.g(F.java:1)\n" + cut);

    assertThat(trace).isEqualTo(StackTrace.parse("a.b.C: d\n\tat e.F.g(F.java:1)\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "a.B.c(B.java:1), a.B.c, false",
    "app//a.B.c(B.java:1), a.B.c, false",
    "java.base@17.0.1/java.lang.Thread.run(Thread.java:840), java.lang.Thread.run, false",
    "jar:file:/opt/x.jar!/a.B.c(B.java), a.B.c, false",
    "a.B.c(Native Method), a.B.c, false",
    "a.B.c(Unknown Source), a.B.c, false",
    "a.B.c(B.java:1) ~[b-1.0.jar:1.0], a.B.c, false",
    "a.B.<init>(B.java:1), a.B.<init>, false",
    "a.B$1.run(B.java:1), a.B$.run, false",
    "a.B.lambda$put$14(B.java:1), a.B.lambda$put$, false",
    "a.B.$anonfun$apply$2$adapted(B.scala:1), a.B.$anonfun$apply$$adapted, false",
    "a.B$$anonfun$3.apply(B.scala:1), a.B$$anonfun$.apply, false",
    "a.B$$Lambda$14/0x0000000800c8b840.run(Unknown Source), a.B$$Lambda.run, true",
    "app//a.B$$Lambda/0x00007f.run(Unknown Source), a.B$$Lambda.run, true",
    "a.B$$Lambda$14/1234567.run(Unknown Source), a.B$$Lambda.run, true",
    "com.sun.proxy.$Proxy12.put(Unknown Source), com.sun.proxy.$Proxy.put, true",
    "jdk.internal.reflect.GeneratedMethodAccessor12.invoke(Unknown Source), jdk.internal.reflect.GeneratedMethodAccessor.invoke, true",
    "a.B$$EnhancerBySpringCGLIB$$1f2e3d.put(<generated>), a.B$$EnhancerBy.put, true",
    "a.B$$SpringCGLIB$$0.put(<generated>), a.B$$SpringCGLIB.put, true",
    "java.lang.invoke.LambdaForm$MH/0x0001.invoke(Unknown Source), java.lang.invoke.LambdaForm$.invoke, true",
    "a.B.access$1700(B.java:1), a.B.access$, true"
  })
  void framesLoseWhatTheCompilerOrTheJvmNumbered(String frame, String place, boolean generated) {
    StackTrace trace = StackTrace.parse("x.Y\n\tat " + frame);

    List<Frame> frames = trace.rootCause().orElseThrow().frames();
    assertThat(frames.get(0).place()).isEqualTo(place);
    assertThat(frames.get(0).generated()).isEqualTo(generated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Caused by: a.B: c\n\tat d.E.f(G.java:1)\n",
        "\tat a.B.c(D.java:1)\n",
        "Caused by: ",
        "x\n",
        "\n",
        "\tat a/1",
        "a.B(",
        "Suppressed: a.B\n"
      })
  void twentyMegabytesAreReadInOnePass(String piece) {
    String text = "a.B: c\n" + piece.repeat(20_000_000 / piece.length());

    StackTrace trace =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> StackTrace.parse(text));

    assertThat(trace.chain()).hasSizeLessThanOrEqualTo(StackTrace.MOST_CAUSES);
  }

  private static String printed(Throwable thrown) {
    StringWriter out = new StringWriter();
    thrown.printStackTrace(new PrintWriter(out, true));
    return out.toString();
  }
}
