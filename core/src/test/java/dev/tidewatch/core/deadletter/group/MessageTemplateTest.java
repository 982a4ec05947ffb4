package dev.tidewatch.core.deadletter.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "offset 42 of partition 3 | offset <number> of partition <number>",
        "took 1.5 s, -3 left | took <number> s, <number> left",
        "version 3.7.1 | version <number>",
        "1, 2, 3 and 4 | <number> and <number>",
        "id 550e8400-e29b-41d4-a716-446655440000 | id <uuid>",
        "orders-550e8400-e29b-41d4-a716-446655440000 | orders-<uuid>",
        "com.acme.Order@1f2e3d4c | com.acme.Order@<hex>",
        "pointer 0x7f | pointer <hex>",
        "etag d41d8cd98f00b204e9800998ecf8427e | etag <hex>",
        "at 2024-03-01T12:34:56.789Z | at <timestamp>",
        "at 2024-03-01 12:34:56 | at <timestamp>",
        "Connect to es-1:9200 [es-1/10.0.0.7] failed | Connect to <host> <values> failed",
        "Connection to localhost:5432 refused | Connection to <host> refused",
        "Connection to db refused | Connection to <host> refused",
        "host db-01.prod.acme.internal is down | host <host> is down",
        "/10.1.2.3:9092 and fe80::1%eth0 | <host> and <host>",
        "in region t,anna,1690000000000.0123456789abcdef0123456789abcdef. of t | in region <region>. of t",
        "No enum constant a.B.OPEN | No enum constant a.B.<id>",
        "hashCode=b1ce, x | hashCode=<hex>, x",
        "Invalid UUID string: abc | Invalid UUID string: <quoted>",
        "Bad input: abc | Bad input: <quoted>",
        "Unexpected end-of-input: expected a } | Unexpected end-of-input: expected a }",
        "host=10.0.0.1:80, payload=hello, n=1 | host=<host>, payload=<quoted>, n=<number>",
        "missing ([F{a=1} , F{b=2}]) now | missing ([F<object>]) now",
        "Failed 1 action: 2 times | Failed <number> action: <number> time",
        "field [a] of type [long], got [12x] | field [a] of type [long], got <values>",
        "For input string: \\\"12kB\\\" | For input string: \\<quoted>",
        "see https://acme.org/x?y=1 | see <url>",
        "jdbc:postgresql://db/x is closed | <url> is closed",
        "no file /var/lib/x.bin | no file <path>",
        "topics/orders/partition=0/o+0+12.json | <path>",
        "text/plain and and/or | text/plain and and/or",
        "mail to jo@acme.org | mail to <email>",
        "null value in column \"email\" | null value in column <quoted>",
        "Preview of field's value: 'forty-two' | Preview of field's value: <quoted>",
        "it's 'a' and doesn't | it's <quoted> and doesn't",
        "got {\"a\": {\"b\": 1}} here | got <object> here",
        "Struct{id=1,name=x} is bad | Struct<object> is bad",
        "Key (id)=(42) already exists. | Key (id)=<values> already exists.",
        "INSERT INTO t(a,b) VALUES (1,'x'),(2,NULL) ON | INSERT INTO t(a,b) VALUES <values> ON",
        "Failing row contains (1, null, x). | Failing row contains <values>.",
        "Status Code: 403; Request ID: QDX; x | Status Code: 403; Request ID: <id>; x",
        "not found; error code: 40403 | not found; error code: 40403",
        "ORA-00001: unique constraint | ORA-00001: unique constraint",
        "Unexpected character ('x' (code 120)) | Unexpected character (<quoted> (code <number>))",
        "expected INT32, was int64 | expected INT32, was int64",
        "class java.lang.String cannot be cast | class java.lang.String cannot be cast",
        "value.converter.schemas.enable is set | value.converter.schemas.enable is set",
        "thread pool-3-thread-17 died | thread pool-<number>-thread-<number> died",
        "open \"quote | open \"quote",
        "request AX7QM2K9PL3ZT failed | request <id> failed"
      })
  void whatDiffersFromRecordToRecordIsMasked(String message, String template) {
    assertThat(MessageTemplate.of(message, null)).isEqualTo(template);
  }

  @Test
  void whatJacksonQuotesOfTheRecordIsOneMask() {
    String message =
        "Unrecognized token 'abc': was expecting ('true')\n"
            + " at [Source: (byte[])\"abc {\"x\": 1}\"; line: 1, column: 4]";

    assertThat(MessageTemplate.of(message, null))
        .isEqualTo("Unrecognized token <quoted>: was expecting (<quoted>) at <location>");
  }

  @Test
  void anUnknownHostIsAHostWhateverItsName() {
    assertThat(MessageTemplate.of("db", "java.net.UnknownHostException")).isEqualTo("<host>");
  }

  @Test
  void aTemplateIsBounded() {
    assertThat(MessageTemplate.of("word ".repeat(100_000), null))
        .hasSizeLessThanOrEqualTo(MessageTemplate.MOST_KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"", "'", "`", "\\\"", "{", "}", "values (", "=(", "[Source:", "[Source: column:", "a.",
            "a-",
        "a:", "1.", "1:", "0f", "-", "/a", "@a.b", "' a", "\" ", "x\n\"", "''", "0123456789abcdef-"
      })
  void aHostileMessageIsReadInOnePass(String piece) {
    String text = piece.repeat(4_000_000 / piece.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> new TemplateScan(text, new TemplateWriter(Integer.MAX_VALUE / 2)).run(false));
  }
}
