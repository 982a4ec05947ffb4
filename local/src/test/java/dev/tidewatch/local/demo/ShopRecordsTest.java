package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.demo.ShopRecords.ShopRecord;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopRecordsTest {
  @Test
  void theShopSendsTheSameEachTime() {
    assertThat(ShopRecords.all()).isEqualTo(ShopRecords.all());
  }

  @Test
  void mostOrdersAndReturnsAreWellAndNoPaymentIs() {
    var failing =
        ShopRecords.all().stream()
            .collect(
                Collectors.groupingBy(
                    ShopRecord::topic,
                    Collectors.averagingInt(record -> record.fails() ? 100 : 0)));

    assertThat(failing.get(ShopRecords.ORDERS)).isBetween(10.0, 40.0);
    assertThat(failing.get(ShopRecords.RETURNS)).isBetween(10.0, 40.0);
    assertThat(failing.get(ShopRecords.PAYMENTS)).isEqualTo(100);
  }
}
