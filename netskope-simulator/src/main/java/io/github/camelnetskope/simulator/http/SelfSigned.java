package io.github.camelnetskope.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for localhost and 127.0.0.1 to 127.0.0.255, made by the JDK's keytool. No key is
 * shipped.
 */
public final class SelfSigned {

  private static final String PASSWORD = "loopback";
  private static final byte[] LINE_END = {'\n'};

  private SelfSigned() {}

  /** A new key; the context serves with it and trusts it. Takes about a second. */
  public static SSLContext loopback() throws IOException {
    return made(certificate -> {});
  }

  /**
   * The same, and writes the certificate to a file, for clients that trust it.
   *
   * @param pem the file; it is replaced if it exists
   */
  public static SSLContext loopback(Path pem) throws IOException {
    return made(
        certificate -> {
          String text =
              Base64.getMimeEncoder(64, LINE_END).encodeToString(certificate.getEncoded());
          Files.writeString(
              pem, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        });
  }

  /** An action with a certificate. */
  @FunctionalInterface
  private interface Use {
    void of(Certificate certificate) throws IOException, GeneralSecurityException;
  }

  private static SSLContext made(Use use) throws IOException {
    Path folder = Files.createTempDirectory("netskope-simulator");
    Path file = folder.resolve("loopback.p12");
    try {
      make(file);
      return context(file, use);
    } catch (GeneralSecurityException e) {
      throw new IOException("No certificate could be made", e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static List<String> command(Path file) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias loopback -keyalg EC -validity 2 -dname CN=localhost"
            + " -ext san=dns:localhost,"
            + addresses()
            + " -storetype PKCS12 -storepass "
            + PASSWORD;
    return Stream.of(List.of(keytool), List.of(options.split(" ")), List.of("-keystore", "" + file))
        .flatMap(List::stream)
        .toList();
  }

  /** One address for each tenant that may share a process. */
  private static String addresses() {
    return IntStream.rangeClosed(1, 255)
        .mapToObj(last -> "ip:127.0.0." + last)
        .collect(Collectors.joining(","));
  }

  private static void make(Path file) throws IOException {
    Process keytool =
        new ProcessBuilder(command(file))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IOException("keytool made no key");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } finally {
      keytool.destroy();
    }
  }

  private static SSLContext context(Path file, Use use)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    use.of(store.getCertificate("loopback"));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("loopback", store.getCertificate("loopback"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
