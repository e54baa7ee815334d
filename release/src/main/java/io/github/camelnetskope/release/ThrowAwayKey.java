package io.github.camelnetskope.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * Writes a new OpenPGP secret key without a passphrase to the file that the only argument names. It
 * signs a trial of a release, so that signing is tested where the real key is not. A key that is
 * there is kept, for a build that is resumed. Run from its source by the profile {@code release}.
 */
final class ThrowAwayKey {
  private ThrowAwayKey() {}

  public static void main(String[] args) throws IOException, PGPException {
    Path file = Path.of(args[0]);
    if (Files.exists(file)) {
      return;
    }
    try (OutputStream out = ArmoredOutputStream.builder().build(Files.newOutputStream(file))) {
      key().encode(out);
    }
  }

  @SuppressWarnings("JavaUtilDate") // What the library takes.
  private static PGPSecretKey key() throws PGPException {
    var generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    PGPKeyPair pair =
        new BcPGPKeyPair(
            PublicKeyPacket.VERSION_4,
            PublicKeyAlgorithmTags.EDDSA_LEGACY,
            generator.generateKeyPair(),
            new Date());
    return new PGPSecretKey(
        PGPSignature.DEFAULT_CERTIFICATION,
        pair,
        "Camel Netskope, trial of a release <release-trial@localhost>",
        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
        null,
        null,
        new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
        null);
  }
}
