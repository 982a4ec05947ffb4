package dev.tidewatch.connect.hbase;

import dev.tidewatch.connect.common.SettingsPage;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

  @Test
  void thePageListsEverySettingAsItIsDefined() {
    SettingsPage.check(
        "connect-hbase-settings.md",
        "hbase",
        SettingsPage.of(
            "Settings of the HBase sink",
            HBaseSinkConnector.class.getName(),
            HBaseSinkConfig.DEFINITION));
  }
}
