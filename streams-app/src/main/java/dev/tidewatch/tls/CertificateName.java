package dev.tidewatch.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What a certificate calls its owner. */
public final class CertificateName {

  private CertificateName() {}

  /**
   * The common name; where the subject has none, as with many that Kubernetes hands out, the first
   * alternative name; else the whole subject.
   */
  public static String of(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      for (Rdn part : new LdapName(subject).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return part.getValue().toString();
        }
      }
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> alternative : alternatives) {
          if (alternative.get(1) instanceof String name) {
            return name;
          }
        }
      }
    } catch (InvalidNameException | CertificateParsingException odd) {
      return subject;
    }
    return subject;
  }
}
