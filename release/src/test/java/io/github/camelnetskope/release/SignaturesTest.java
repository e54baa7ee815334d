package io.github.camelnetskope.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file that a release publishes is signed, and the signature is that of the file. */
class SignaturesTest {
  static Stream<Pom> published() {
    return Pom.published().stream();
  }

  @ParameterizedTest
  @MethodSource("published")
  void each_published_file_has_a_valid_signature(Pom pom) throws IOException, PGPException {
    List<String> endings =
        pom.isJar()
            ? List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")
            : List.of(".pom");
    for (String ending : endings) {
      Path signature = pom.packed(ending + ".asc");
      assertThat(signature).isNotEmptyFile();
      Path file = ending.equals(".pom") ? pom.folder().resolve("pom.xml") : pom.packed(ending);
      assertThat(isSigned(file, signature)).as(signature.toString()).isTrue();
    }
  }

  private static boolean isSigned(Path file, Path signature) throws IOException, PGPException {
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(signature))) {
      var signatures = (PGPSignatureList) new BcPGPObjectFactory(in).nextObject();
      PGPSignature first = signatures.get(0);
      first.init(new BcPGPContentVerifierBuilderProvider(), publicKey());
      first.update(Files.readAllBytes(file));
      return first.verify();
    }
  }

  private static PGPPublicKey publicKey() throws IOException, PGPException {
    Path key = Path.of(System.getProperty("signing.key"));
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(key))) {
      return new PGPSecretKeyRing(in, new BcKeyFingerprintCalculator()).getPublicKey();
    }
  }
}
