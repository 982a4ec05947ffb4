package dev.tidewatch.connect.source;

import dev.tidewatch.connect.common.SettingsPage;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

  @Test
  void thePageListsEverySettingAsItIsDefined() {
    SettingsPage.check(
        "connect-source-settings.md",
        "source",
        SettingsPage.of(
            "Settings of the Spark event log source",
            SparkEventLogSourceConnector.class.getName(),
            SourceConfig.DEFINITION));
  }
}
