package dev.tidewatch.connect.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.exceptions.FailedSanityCheckException;
import org.apache.hadoop.hbase.quotas.QuotaExceededException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.security.AccessDeniedException;
import org.junit.jupiter.api.Test;

class RowWriterTest {

  @Test
  void whatIsWrongWithARowIsItsOwnFault() {
    assertThat(
            List.of(
                new DoNotRetryIOException("Cell with size 20000000 exceeds limit of 10485760"),
                new FailedSanityCheckException("a time too far ahead")))
        .allMatch(RowWriter::isOfTheRow);
  }

  @Test
  void whatIsWrongWithTheTableTheUserOrAQuotaMakesNoDeadLetters() {
    assertThat(
            List.of(
                new NoSuchColumnFamilyException("metrics"),
                new TableNotFoundException("t"),
                new TableNotEnabledException("t"),
                new AccessDeniedException("no"),
                new QuotaExceededException("the quota is used up"),
                new DoNotRetryIOException(
                    "Unable to load exception received from server:x.SpaceLimitingException"),
                new DoNotRetryIOException("region is read only"),
                new IOException("gone")))
        .noneMatch(RowWriter::isOfTheRow);
  }
}
