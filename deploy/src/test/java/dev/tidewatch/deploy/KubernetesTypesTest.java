package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The reader that the manifests are checked with must not let mistakes pass. */
class KubernetesTypesTest {

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: a
      spec:
        publishNotReadyAddresses: true
        ports:
          - port: 80
            targetPort: http
      """;

  @Test
  void whatIsRightIsRead() {
    assertThat(KubernetesTypes.read(SERVICE))
        .singleElement()
        .satisfies(object -> assertThat(object.getMetadata().getName()).isEqualTo("a"));
  }

  @Test
  void aFieldThatTheTypeDoesNotHaveIsNamed() {
    refused(SERVICE.replace("publishNotReady", "publishUnready"), "publishUnreadyAddresses");
  }

  @Test
  void aFieldThatIsUnknownInAListIsNamed() {
    refused(SERVICE.replace("targetPort", "target"), "Service.spec.ports[0].target");
  }

  @Test
  void aNumberInQuotesIsNoNumber() {
    refused(SERVICE.replace("port: 80", "port: \"80\""), "Service.spec.ports[0].port");
  }

  @Test
  void aTextWithoutQuotesIsNoBoolean() {
    refused(SERVICE.replace("Addresses: true", "Addresses: yes"), "publishNotReadyAddresses");
  }

  @Test
  void aFieldAtTheWrongDepthIsNamed() {
    refused(SERVICE + "selector:\n  app: a\n", "Service.selector");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    refused(SERVICE + "kind: Service\n", "duplicate key kind");
  }

  @Test
  void aKindOfAnotherVersionIsRefused() {
    refused(SERVICE.replace("v1", "apps/v1"), "no kind Service in apps/v1");
  }

  private static void refused(String yaml, String because) {
    assertThatThrownBy(() -> KubernetesTypes.read(yaml)).hasMessageContaining(because);
  }
}
