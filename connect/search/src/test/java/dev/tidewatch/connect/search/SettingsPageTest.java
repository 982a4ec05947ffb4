package dev.tidewatch.connect.search;

import dev.tidewatch.connect.common.SettingsPage;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

  @Test
  void thePageListsEverySettingAsItIsDefined() {
    SettingsPage.check(
        "connect-search-settings.md",
        "search",
        SettingsPage.of(
            "Settings of the search sink",
            SearchSinkConnector.class.getName(),
            SearchSinkConfig.DEFINITION));
  }
}
